"""How Chinese is set: spaces around Latin letters and digits, full-width punctuation."""

import re
from collections.abc import Iterable

import autocorrect_py

# Dates stand as the locale writes them, 2021年4月22日, without spaces; what is beside them is
# looked at like everything else.
_IN_DATES = re.compile(r"(?<=\d)(?=[年月日])|(?<=[年月日])(?=\d)")


def complaints(name: str, texts: Iterable[str]) -> list[str]:
    """A line for each of the texts that AutoCorrect would set in another way."""
    return [
        f"{name}: “{line.old.strip()}” should be “{line.new.strip()}”"
        for text in texts
        for line in autocorrect_py.lint_for(_IN_DATES.sub(" ", text), "text").lines
    ]
