"""Links, files and messages that are almost right, for Hypothesis to generate and to shorten."""

import base64
import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from hypothesis import strategies as st

from tests.rules.applicants import meets_everything
from tools.testing.rule_messages import generate_messages

Input = dict[str, Any]

PEOPLE = tuple(
    json.dumps(answers, separators=separators)
    for separators in ((",", ":"), (", ", ": "))
    for answers in (
        {"filing_date": "2026-11-30"},
        {"filing_date": "2024-03-01", "age": 31, "annual_salary": 99999.5, "job": "held"},
        {"filing_date": "2026-11-30", "age": None, "french_oral_level": 7, "peq_diploma": "none"},
        meets_everything("2023-05-01"),
    )
)
MESSAGES = tuple(text for text in generate_messages(40) if len(text) < 3_000)

# What is put into a text: JSON of every kind, names that every object of JavaScript has, and
# characters that readers treat differently.
PIECES = (
    *('"constructor":1,', '"__proto__":{},', '"toString":null,', '"hasOwnProperty":true,'),
    *('"age":1,', '"age":1.0,', '"age":30,"age":30,', '"filing_date":"2024-02-30",', '"":0,'),
    *('"filing_date":"2025-01-01",', '"skip":[],', '"programs":["peq"],', '"programs":[],'),
    *("null", "true", "[]", "{}", '["x"]', '[""]', "[1]", '{"a":{"b":[]}}', '""', '"x"', '"held"'),
    *("0", "-0", "-0.0", "1e0", "31.0", "1E+2", "1e999", "-1e999", "5e-324", "0.1e1", "1e-400"),
    *(
        "9007199254740993",
        "123456789012345678901234567890",
        "1" * 400,
        "1" * 5_000,
        "0." + "1" * 400,
    ),
    *("NaN", "Infinity", "-Infinity", "undefined", "0x10", "+1", "01", "1.", ".5", "1_000", "١٢"),
    *('"\\ud800"', '"\\udfff\\ud800"', '"\\u0000"', '"\\u0061ge":2,', '"\\x41"', '"\\/"', "\\"),
    *("\ud800", "\udc00", "年龄", "😀", "é", "\x00", "\x1f", "\x7f", "\x85", "\xa0", "\ufeff"),
    *("\u200b", "\u2028", "\u3000", "\t", " ", "\n", "\r", "\r\n", "\v", " " * 19_950),
    *('"', "'", ",", ":", "{", "}", "[", "]", "//", "/*", "[" * 3_000, '{"a":' * 3_000),
)
# What chat and mail programs add to a link, or replace its characters with.
PASSED_ON = (
    *("&", "&amp;", "&#38;", "=", "&equals;", "%3D", "%26", "%", "%2", "%zz", "%25", "%E5%B9"),
    *("&programs=", "&programs=pilot", "&programs=pstq,peq", "&programs=peq,peq", "&programs=no"),
    *("&programs=constructor", "&programs=pilot,", "&programs=__proto__", "&programs=pilot__"),
    *(
        "&rules=1.0.0",
        "&outcomes=mnu",
        "&constructor=1",
        "&__proto__=1",
        "&rules",
        "&=&",
        "#answers=",
    ),
    *(
        ")",
        ".",
        "。",
        "_",
        "-",
        "*",
        "\n",
        "=\r\n",
        "\u200b",
        "\xad",
        " ",
        "+",
        "/",
        "==",
        "年",
        "😀",
    ),
)

VALUE = re.compile(r'"[^"]*"|-?\d+(?:\.\d+)?|null|true|false')
BOUNDARY = re.compile("[{},:]")
# In how many steps a place in a text is chosen.
PLACES = 1_000
MEMBER = re.compile(r'"\w+": ?(?:"[^"]*"|[^",{}\[\]]+)')


def _insert(text: str, place: int, piece: str) -> str:
    return text[:place] + piece + text[place:]


def _insert_between(text: str, place: int, piece: str) -> str:
    """Insert after the next brace, comma or colon, so that more of what follows is JSON."""
    found = BOUNDARY.search(text, place)
    return _insert(text, found.end(), piece) if found else text + piece


def _replace_value(text: str, place: int, piece: str) -> str:
    found = VALUE.search(text, place)
    return text[: found.start()] + piece + text[found.end() :] if found else text + piece


def _repeat_member(text: str, place: int, _: str) -> str:
    found = MEMBER.search(text, place)
    return f"{text[: found.end()]},{found[0]}{text[found.end() :]}" if found else text


def _delete(text: str, place: int, piece: str) -> str:
    return text[:place] + text[place + len(piece) % 7 + 1 :]


def _cut(text: str, place: int, _: str) -> str:
    return text[:place]


def _encode(text: str, place: int, piece: str) -> str:
    return text[:place] + quote(text[place:], safe=piece, errors="surrogatepass")


def _capitals(text: str, place: int, _: str) -> str:
    return text[:place] + text[place:].swapcase()


Change = Callable[[str, int, str], str]
CHANGES: tuple[Change, ...] = (
    *(_insert_between, _insert_between, _insert_between, _replace_value, _replace_value),
    *(_insert, _repeat_member, _delete, _cut),
)
CHANGES_ON_THE_WAY: tuple[Change, ...] = (_insert, _insert, _insert, _delete, _encode, _capitals)


def _changed(text: str, number: int, changes: tuple[Change, ...], pieces: tuple[str, ...]) -> str:
    """Return the text with a change: its number says which, where and with which piece."""
    if number == 0 or number > PLACES * len(changes) * len(pieces):
        return text
    number, change = divmod(number - 1, len(changes))
    share, piece = divmod(number, len(pieces))
    return changes[change](text, len(text) * share // PLACES, pieces[piece])


def _changes(changes: tuple[Change, ...], pieces: tuple[str, ...]) -> st.SearchStrategy[int]:
    """Return numbers of changes: one draw each, since draws are what takes time; half are none."""
    return st.integers(0, 2 * PLACES * len(changes) * len(pieces))


def _texts(texts: tuple[str, ...], most: int) -> st.SearchStrategy[str]:
    """Return one of the texts with up to `most` changes."""

    def change(text: str, *numbers: int) -> str:
        for number in numbers:
            text = _changed(text, number, CHANGES, PIECES)
        return text

    return st.builds(change, st.sampled_from(texts), *[_changes(CHANGES, PIECES)] * most)


answers = _texts(PEOPLE, 2)
messages = _texts(MESSAGES, 2)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # a lone half is no UTF-8: a reader refuses it


def _fragment(text: str) -> str:
    return "answers=" + base64.urlsafe_b64encode(_bytes(text)).decode().rstrip("=")


def _link(text: str, *numbers: int) -> Input:
    fragment = _fragment(text)
    for number in numbers:
        fragment = _changed(fragment, number, CHANGES_ON_THE_WAY, PASSED_ON)
    return {"fragment": f"#{fragment}"}  # a browser's always begins so


links = st.builds(_link, answers, *[_changes(CHANGES_ON_THE_WAY, PASSED_ON)] * 2)

FILE_NAMES = (
    *("answers.json", "answers.jsonl", "x.txt", "x-names-a+b.jsonl", ""),
    *("a-programs-pilot-rules-1.0.0-mmnnuu.json", "a-programs-pstq+no.json", "-programs-peq.json"),
)


def _file(name: str, first: str, second: str, end: str) -> Input:
    text = first + ("\n" + second if name.endswith("l") else "") + end
    return {"name": name, "base64": base64.b64encode(_bytes(text)).decode()}


files = st.builds(
    _file,
    st.sampled_from(FILE_NAMES),
    answers,
    _texts(PEOPLE, 1),
    st.sampled_from(("", "\n", "\n\n", "\r\n", " ")),
)
