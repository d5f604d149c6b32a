"""Find hard-coded numbers: pages and messages must print figures from the rules."""

import re
from functools import cache

from site_builder.errors import BuildError
from site_builder.i18n.catalogs import PLACEHOLDER, Messages
from site_builder.paths import PACKAGE, display_path

# What is not prose, in the order of removal.
_NOT_PROSE = (
    re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{\*.*?\*\}", re.DOTALL),
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE),
    re.compile(r"`[^`\n]*`"),
    re.compile(r"\]\([^)\n]*\)"),
    re.compile(r"\{[#.:][^}\n]*\}"),
    re.compile(r"</?[a-zA-Z][^>]*>"),
    re.compile(r"https?://\S+"),
    re.compile(r"^[ \t]*\d{1,2}[.)](?=[ \t])", re.MULTILINE),
)
_NUMBER = re.compile(r"[^\s（）《》，。；：、“”]*\d[^\s（）《》，。；：、“”]*")


def strip_markup(text: str) -> str:
    """Return `text` without templates, code, link targets and HTML tags, with the same lines."""
    for pattern in _NOT_PROSE:
        text = pattern.sub(lambda match: " " + "\n" * match.group().count("\n"), text)
    return text


def hard_coded_numbers(text: str) -> list[tuple[int, str]]:
    """Return line and word of each number in the prose of `text` that is not allowed."""
    text = strip_markup(text)
    for pattern in _allowed():
        text = pattern.sub(" ", text)
    return [
        (number, match.group())
        for number, line in enumerate(text.splitlines(), 1)
        for match in _NUMBER.finditer(line)
    ]


def lint_messages(messages: Messages) -> None:
    """Find hard-coded numbers in messages.

    Raises:
        BuildError: Names each message with such a number.
    """
    problems = [
        f"{display_path(messages.files[key])}: {key}: “{word}” is hard-coded. "
        "Use a {placeholder} of rules/data/, or allow it in site_builder/allowed-numbers.txt."
        for key, text in messages.texts.items()
        for _, word in hard_coded_numbers(PLACEHOLDER.sub(" ", text))
    ]
    if problems:
        raise BuildError(*problems)


@cache
def _allowed() -> tuple[re.Pattern[str], ...]:
    lines = (PACKAGE / "allowed-numbers.txt").read_text("utf-8").splitlines()
    return tuple(re.compile(line) for line in lines if line and not line.startswith("#"))
