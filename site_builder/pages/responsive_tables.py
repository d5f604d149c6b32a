"""Responsive tables: Markdown tables as HTML whose cells carry the name of their column.

Python-Markdown's own tables would split a cell at a bar in an attribute, and fill up a row that
lacks a cell.
"""

import re
from html import escape

from markdown import Markdown

from site_builder.macros.usage import relative_url, resolve_link

_TABLE = re.compile(
    r"^(?P<indent>[ \t]*)\|(?P<head>.+)\|[ \t]*\n"
    r"(?P=indent)\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*\n"
    r"(?P<body>(?:(?P=indent)\|.+\|[ \t]*(?:\n|\Z))+)",
    re.MULTILINE,
)
# A bar outside of a tag.
_BAR = re.compile(r"\|(?![^<]*>)")
_PAGE = re.compile(r'href="([a-z./-]+\.md)(?:#([a-z0-9_-]+))?"')
_TAG = re.compile(r"<[^>]+>")
# Tables of two columns fit on any screen.
_MOST_COLUMNS = 2


def responsive_tables(text: str, page: str) -> str:
    """Return `text` of `page` with each Markdown table of three columns or more as HTML.

    A table is one line of HTML. On narrow screens, style sheets show its rows as blocks. Links are
    resolved as MkDocs resolves them.

    Raises:
        ValueError: A row has fewer or more cells than the head.
    """
    inline = Markdown(extensions=["attr_list"])

    def cells(line: str) -> list[str]:
        found = _BAR.split(line.strip().strip("|"))
        return [_inline(inline, cell.strip(), page) for cell in found]

    def grid(match: re.Match[str]) -> str:
        head = cells(match["head"])
        if len(head) <= _MOST_COLUMNS:
            return match[0]
        rows = [cells(line) for line in match["body"].splitlines()]
        return f"{match['indent']}{_table(head, rows)}\n"

    return _TABLE.sub(grid, text)


def _inline(inline: Markdown, text: str, page: str) -> str:
    html = inline.reset().convert(text).removeprefix("<p>").removesuffix("</p>")

    def address(match: re.Match[str]) -> str:
        return f'href="{relative_url(page, resolve_link(page, match[1]), match[2] or "")}"'

    return _PAGE.sub(address, html)


def _table(head: list[str], rows: list[list[str]]) -> str:
    # Without `display: table`, as on narrow screens, only explicit roles keep the semantics.
    columns = "".join(f'<th scope="col" role="columnheader">{cell}</th>' for cell in head)
    labels = [escape(_TAG.sub("", cell)) for cell in head]
    body = "".join(
        f'<tr role="row"><th scope="row" role="rowheader">{first}</th>'
        + "".join(
            f'<td role="cell" data-label="{label}">{cell}</td>'
            for label, cell in zip(labels[1:], others, strict=True)
        )
        + "</tr>"
        for first, *others in rows
    )
    return (
        '<div class="guide-table">'
        '<table class="guide-grid guide-stack guide-markdown-table" role="table">'
        f'<thead role="rowgroup"><tr role="row">{columns}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )
