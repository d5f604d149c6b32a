"""Check Chinese typography: spaces around Latin letters and digits, full-width punctuation."""

import re
from collections.abc import Iterable

import autocorrect_py

# The locale writes dates without spaces, 2021年4月22日; text beside them is checked like any other.
_IN_DATES = re.compile(r"(?<=\d)(?=[年月日])|(?<=[年月日])(?=\d)")


def find_problems(name: str, texts: Iterable[str]) -> list[str]:
    """Return a line for each text that AutoCorrect would change."""
    return [
        f"{name}: “{line.old.strip()}” should be “{line.new.strip()}”"
        for text in texts
        for line in autocorrect_py.lint_for(_IN_DATES.sub(" ", text), "text").lines
    ]
