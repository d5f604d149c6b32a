"""Tables of Markdown on a phone: each cell is told the name of its column."""

import re
from html import escape, unescape

_ROWS = re.compile(r"(?:^[ ]*\|.*\|[ ]*\n)+", re.MULTILINE)
_RULE = re.compile(r"[ ]*\|(?:[ ]*:?-+:?[ ]*\|)+[ ]*")
_TAG = re.compile(r"<[^>]+>|\[\^?\d+\]|[*`]")
# A table of two columns fits.
_MANY = 3


def name_columns(text: str) -> str:
    """Markdown whose tables of three columns and more name the column in each cell, so
    that the style sheet can put the cells below one another.
    """
    return _ROWS.sub(lambda match: _table(match.group()), text)


def _table(text: str) -> str:
    head, *rest = text.splitlines()
    names = [_plain(cell) for cell in _cells(head)]
    if len(names) < _MANY or not rest or not _RULE.fullmatch(rest[0]):
        return text
    rows = []
    for row in rest[1:]:
        named = (
            f'{cell.rstrip()} {{ data-label="{escape(name)}" }} ' if cell.strip() else cell
            for cell, name in zip(_cells(row), names, strict=True)
        )
        rows.append("|".join([row[: row.index("|")], *named, ""]))
    return "\n".join([head, rest[0], *rows, ""])


def _cells(row: str) -> list[str]:
    return row.strip().removeprefix("|").removesuffix("|").split("|")


def _plain(cell: str) -> str:
    return unescape(_TAG.sub("", cell)).strip()
