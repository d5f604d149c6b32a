"""Find words that the guide does not use: private terms, archaisms and stiff translations."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

LISTS = Path(__file__).with_name("banned.toml")
_SHOWN_AROUND = 30
_PLACEHOLDER = re.compile(r"\{[^}]*\}")


def find_problems(name: str, texts: Iterable[str], language: str) -> list[str]:
    """Return a line for each banned word in `texts`, with what to write instead."""
    return [
        f"{name}: “{_around(text, match)}”: instead of “{match.group()}” write {instead}"
        for text in (_PLACEHOLDER.sub("…", each) for each in texts)
        for words, instead in banned(language)
        for match in words.finditer(text)
    ]


@cache
def banned(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the banned words of a language, each with what to write instead."""
    rows = tomllib.loads(LISTS.read_text("utf-8"))[language]
    return tuple((re.compile(row["words"], re.IGNORECASE), row["instead"]) for row in rows)


def _around(text: str, match: re.Match[str]) -> str:
    """Return the match with the text on both sides of it."""
    return text[max(0, match.start() - _SHOWN_AROUND) : match.end() + _SHOWN_AROUND].strip()
