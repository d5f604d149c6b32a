"""Links, files and messages as they arrive, for Hypothesis to generate and to shorten."""

import base64
import json
from operator import add
from typing import Any
from urllib.parse import quote

from hypothesis import strategies as st

from tests.fuzz.answers import DAMAGE, answers, delete, insert
from tests.fuzz.changes import Changes
from tools.testing.rule_messages import generate_messages

Input = dict[str, Any]

MESSAGES = tuple(text for text in generate_messages(40) if len(text) < 3_000)

# What follows the answers in a link: the page writes the first ones, chat programs the others.
PROGRAMS = (
    *("", "&programs=pilot", "&programs=pstq,peq", "&programs=pilot,pstq,peq"),
    *("&programs=peq,peq", "&programs=peq_", "&programs=pilot,", "&programs=", "&programs=no"),
    *("&programs=constructor", "&programs=__proto__", "&PROGRAMS=peq", "&programs"),
)
OUTCOMES = (
    *("", "&rules=2.0.0&outcomes=mnuMNU", "&rules=1.0.0&outcomes=mmnnuu", "&outcomes=mnu"),
    *("&rules=latest&outcomes=mn", "&rules=2.0.0&outcomes=xyz", "&rules", "&outcomes=m=n"),
)
APPENDED = (
    *(
        "",
        "",
        ")",
        ").",
        ".",
        "。",
        "）",
        "】",
        ",",
        "!",
        "»",
        ">",
        "_",
        "*",
        "**",
        "'",
        '"',
        " ",
        "\n",
    ),
    *("&utm_source=wechat&utm_medium=social", "&fbclid=IwAR0_x-1", "&gclid=", "&si=1#x", "&=&"),
    *("&constructor=1", "&__proto__=1", "&toString", ":~:text=x", "\u200b", "?from=timeline", "😀"),
    "\n",
)


def _quote_all(text: str) -> str:
    return quote(text, safe="")


def _quote_delimiters(text: str) -> str:
    return text.replace("&", "%26").replace("=", "%3d").replace(",", "%2C")


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("=", "&equals;", 1)


# What programs do to a link on its way that the page undoes.
WAYS = (
    *(str, str, str, _quote_all, lambda text: _quote_all(_quote_all(text)), _quote_delimiters),
    *(_escape, lambda text: "=\r\n".join(_lines(text)), lambda text: "\n".join(_lines(text))),
    *(lambda text: "\xad".join(_lines(text)), lambda text: "\u200b" + text + "\u200b"),
)


def _lines(text: str, width: int = 76) -> list[str]:
    return [text[start : start + width] for start in range(0, len(text), width)]


# What breaks a link.
BREAKING = (
    *("&", "&amp;", "&#38;", "=", "&equals;", "%3D", "%26", "%", "%2", "%zz", "%25", "%E5%B9"),
    *(
        "&rules=1.0.0",
        "#answers=",
        "年",
        "😀",
        "\xad",
        "\u200b",
        "\n",
        "=\r\n",
        " ",
        "+",
        "/",
        "==",
    ),
    *(")", ".", "。", "_", "-", "*"),
)


def _encode(text: str, place: int, piece: str) -> str:
    return text[:place] + quote(text[place:], safe=piece, errors="surrogatepass")


def _capitals(text: str, place: int, _: str) -> str:
    return text[:place] + text[place:].swapcase()


BREAKAGE = Changes((insert, insert, delete, _encode, _capitals), BREAKING, share=0.25)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # a lone half is no UTF-8: a reader refuses it


def _link(text: str, parameters: str, appended: str, way: int, breakage: int) -> Input:
    encoded = base64.urlsafe_b64encode(_bytes(text)).decode().rstrip("=")
    sent = WAYS[way](f"answers={encoded}{parameters}") + appended
    return {"fragment": f"#{BREAKAGE.apply(sent, breakage)}"}  # a browser's always begins so


links = st.builds(
    _link,
    answers,
    st.builds(add, st.sampled_from(PROGRAMS[:4] * 4 + PROGRAMS), st.sampled_from(OUTCOMES)),
    st.sampled_from(APPENDED),
    st.integers(0, len(WAYS) - 1),
    BREAKAGE.numbers(),
)

FILE_NAMES = (
    *("answers.json", "answers.jsonl", "x.txt", "x-names-a+b.jsonl", ""),
    *("a-programs-pilot-rules-1.0.0-mmnnuu.json", "a-programs-pstq+no.json", "-programs-peq.json"),
)


def _file(name: str, first: str, second: str, end: str) -> Input:
    # Lines of answers, which hold no breaks unless they are spoilt.
    text = f"{first.strip()}\n{second}{end}" if name.endswith("l") else first + end
    return {"name": name, "base64": base64.b64encode(_bytes(text)).decode()}


files = st.builds(
    _file,
    st.sampled_from(FILE_NAMES),
    answers,
    answers,
    st.sampled_from(("", "", "\n", "\n\n", "\r\n", " ")),
)


def _message(given: str, more: str) -> str:
    return f'{{"method":"assess","answers":{given}{more}}}'


MORE = (
    *("", "", ',"skip":["age"]', ',"programs":["pilot"]', ',"programs":["pstq","peq"]'),
    *(',"programs":null', ',"skip":[1]', ',"programs":["no"]', ',"method":"timing"', ',"skip":[]'),
)
messages = st.one_of(
    st.builds(_message, answers | answers.map(json.dumps), st.sampled_from(MORE)),
    st.builds(
        lambda text, first, second: DAMAGE.apply(DAMAGE.apply(text, first), second),
        st.sampled_from(MESSAGES),
        DAMAGE.numbers(),
        DAMAGE.numbers(),
    ),
)
