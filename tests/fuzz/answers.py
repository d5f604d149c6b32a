"""Answers as JSON text: as people and programs write them, with a slip, or damaged."""

import json
import re
from random import Random
from typing import TypeAlias

from hypothesis import strategies as st

from tests.fuzz.changes import Changes
from tests.rules.applicants import meets_everything, random_answers, random_value
from tests.rules.reference_model import FACTS

# Keys and values as they are written in JSON, so that each can be written in several ways.
Members: TypeAlias = tuple[tuple[str, str], ...]


def _members(answers: dict[str, object]) -> Members:
    return tuple((json.dumps(key), json.dumps(value)) for key, value in answers.items())


PEOPLE: tuple[Members, ...] = (
    _members({"filing_date": "2026-11-30"}),
    _members(
        {"filing_date": "2024-03-01", "age": 31, "annual_salary": 99999.5, "job": "held"},
    ),
    _members(meets_everything("2023-05-01")),
    *(_members(random_answers(seed)) for seed in range(60)),
)


def _values() -> dict[str, tuple[str, ...]]:
    """Return values of each fact's domain, as JSON."""
    random = Random(0)
    return {
        json.dumps(fact): tuple(
            json.dumps(random_value(random, fact, "2026-11-30")) for _ in range(12)
        )
        for fact in FACTS
    }


VALUES = _values()
ADDED = tuple((fact, value) for fact, values in VALUES.items() for value in values[:2])


# Changes that leave the text JSON. Their piece is a number in digits.


def _set_value(members: Members, place: int, piece: str) -> Members:
    key, _ = members[place]
    values = (*VALUES.get(key, ()), "null")
    return _with(members, place, key, values[int(piece) % len(values)])


def _set_any_value(members: Members, place: int, piece: str) -> Members:
    return _with(members, place, members[place][0], STRANGE[int(piece) % len(STRANGE)])


def _rewrite_value(members: Members, place: int, piece: str) -> Members:
    """Write the same value in another way, if JSON has one."""
    key, value = members[place]
    if value[0] == '"':
        text = "".join(f"\\u{ord(each):04x}" if each.isalnum() else each for each in value)
        return _with(members, place, key, text if "\\" not in value and text.isascii() else value)
    if not value.isdecimal() and not DECIMAL.fullmatch(value):
        return members
    more = "" if "." in value else ".0"
    ways = (f"{value}{more}", f"{value}e0", f"{value}{more}0E+0", f"{value}{more}e-0", f"-{value}")
    return _with(members, place, key, ways[int(piece) % len(ways)])


def _remove(members: Members, place: int, _: str) -> Members:
    return members[:place] + members[place + 1 :] or members


def _add(members: Members, place: int, piece: str) -> Members:
    added = ADDED[int(piece) * 7 % len(ADDED)]
    if any(key == added[0] for key, _ in members):
        return members
    return (*members[:place], added, *members[place:])


def _add_unknown(members: Members, place: int, piece: str) -> Members:
    return (*members[:place], (KEYS[int(piece) % len(KEYS)], "1"), *members[place:])


def _repeat(members: Members, place: int, piece: str) -> Members:
    """Give a fact twice, with the key written in the same way or another."""
    key, value = members[place]
    written = (key, f'"\\u{ord(key[1]):04x}{key[2:]}') if len(key) > 2 else (key, key)
    return (*members, (written[int(piece) % 2], value))


def _rename(members: Members, place: int, piece: str) -> Members:
    key, value = members[place]
    names = (key.swapcase(), key.replace("_", "-"), f'" {key[1:]}', f'"\\u0061{key[1:]}')
    return _with(members, place, names[int(piece) % len(names)], value)


def _rotate(members: Members, place: int, _: str) -> Members:
    return members[place:] + members[:place]


def _with(members: Members, place: int, key: str, value: str) -> Members:
    return (*members[:place], (key, value), *members[place + 1 :])


STRANGE = (
    *("null", "true", "[]", "{}", '["x"]', '{"a":{"b":[]}}', '""', '"x"', '"held"', '"12"'),
    *("0", "-0", "-0.0", "1e0", "31.0", "1E+2", "1e999", "-1e999", "5e-324", "1e-400", "121"),
    *("9007199254740993", "123456789012345678901234567890", "1" * 400, "1" * 5_000),
    *("0." + "1" * 400, "23.999999999999999999", "10000000.0000000000001", "-1", "30.5"),
    *('"2024-02-30"', '"2024-3-1"', '"2024-03-01T00:00"', '"\\ud800"', '"\\u0000"', '"年"', '"😀"'),
)
KEYS = (
    *('"constructor"', '"__proto__"', '"toString"', '"hasOwnProperty"', '"valueOf"', '"points"'),
    *('""', '"年龄"', '"\\ud800"', '"length"', '"filing date"', '"Age"'),
)
_NUMBERS = tuple(map(str, range(60)))
SLIPS = Changes(
    (
        *(_set_value, _set_value, _set_value, _set_value, _rewrite_value, _rewrite_value),
        *(_remove, _remove, _add, _add, _rotate, _rotate),
        *(_set_any_value, _repeat, _add_unknown, _rename),
    ),
    _NUMBERS,
    share=0.6,
)

# How the members of an object are laid out: before, between, after keys, and after the object.
LAYOUTS = (
    *(("{", ",", ":", "}"), ("{", ", ", ": ", "}"), ("{\n  ", ",\n  ", ": ", "\n}\n")),
    *(("{\r\n\t", " ,\r\n\t", "\t:\t", "\r\n}\r\n"), ("\ufeff{", ",", ":", "} ")),
    *((" \t{ ", " , ", " : ", " }\t"), ("\n\n{", ",", ":", "}\n\n")),
)

# What is put into a text that is no more JSON then, or other JSON: characters and names that
# readers treat differently.
PIECES = (
    *('"constructor":1,', '"__proto__":{},', '"toString":null,', '"hasOwnProperty":true,'),
    *('"age":1,', '"age":1.0,', '"age":30,"age":30,', '"filing_date":"2024-02-30",', '"":0,'),
    *('"filing_date":"2025-01-01",', '"skip":[],', '"programs":["peq"],', '"programs":[],'),
    *STRANGE,
    *("NaN", "Infinity", "-Infinity", "undefined", "0x10", "+1", "01", "1.", ".5", "1_000", "١٢"),
    *('"\\udfff\\ud800"', '"\\u0061ge":2,', '"\\x41"', '"\\/"', "\\"),
    *("\ud800", "\udc00", "年龄", "😀", "é", "\x00", "\x1f", "\x7f", "\x85", "\xa0", "\ufeff"),
    *("\u200b", "\u2028", "\u3000", "\t", " ", "\n", "\r", "\r\n", "\v", " " * 19_950),
    *('"', "'", ",", ":", "{", "}", "[", "]", "//", "/*", "[" * 3_000, '{"a":' * 3_000),
)
VALUE = re.compile(r'"[^"]*"|-?\d+(?:\.\d+)?|null|true|false')
BOUNDARY = re.compile("[{},:]")
DECIMAL = re.compile(r"\d{1,9}\.\d{1,9}")


def insert(text: str, place: int, piece: str) -> str:
    """Return the text with the piece in it."""
    return text[:place] + piece + text[place:]


def delete(text: str, place: int, piece: str) -> str:
    """Return the text without one to seven characters."""
    return text[:place] + text[place + len(piece) % 7 + 1 :]


def _insert_between(text: str, place: int, piece: str) -> str:
    """Insert after the next brace, comma or colon, so that more of what follows is JSON."""
    found = BOUNDARY.search(text, place)
    return insert(text, found.end(), piece) if found else text + piece


def _replace_value(text: str, place: int, piece: str) -> str:
    found = VALUE.search(text, place)
    return text[: found.start()] + piece + text[found.end() :] if found else text + piece


def _cut(text: str, place: int, _: str) -> str:
    return text[:place]


DAMAGE = Changes(
    (_insert_between, _insert_between, _replace_value, _replace_value, insert, delete, _cut),
    PIECES,
    share=0.25,
)


def _text(person: int, first: int, second: int, layout: tuple[str, ...], damage: int) -> str:
    members = SLIPS.apply(SLIPS.apply(PEOPLE[person], first), second)
    before, between, after_key, after = layout
    written = between.join(f"{key}{after_key}{value}" for key, value in members)
    return DAMAGE.apply(f"{before}{written}{after}", damage)


# Texts of answers, of which about half are answers.
answers = st.builds(
    _text,
    st.integers(0, len(PEOPLE) - 1),
    SLIPS.numbers(),
    SLIPS.numbers(),
    st.sampled_from(LAYOUTS),
    DAMAGE.numbers(),
)
