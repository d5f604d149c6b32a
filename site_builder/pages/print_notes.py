"""Notes for print: the page to which a link leads, and the sources cited on a page."""

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import unquote

from rules.data.sources import SOURCES
from site_builder.macros.inline import SOURCE_NUMBERS
from site_builder.macros.usage import resolve_link

# A Markdown link to a page or an anchor: its text, the page, the anchor with its `#`.
LINK = re.compile(r"\[([^\]\n]+)\]\(([\w./-]+\.md)?(#[\w-]+)?\)")
_CITATION = re.compile(r'<sup class="guide-cite">.*?</sup>')
# Percent-encoded letters outside of ASCII, which nobody could type from paper.
_ENCODED_LETTERS = re.compile(r"(?:%[89a-f][0-9a-f])+", re.IGNORECASE)
_SOURCE = re.compile(r'#([a-z0-9-]+)"')


def annotate_links(page: str, text: str, titles: Mapping[str, str]) -> str:
    """Return Markdown whose links carry the title of their page in `data-page`, for print.

    Links within the page, and those whose text contains the title, stay as they are.
    """

    def named(match: re.Match[str]) -> str:
        target = resolve_link(page, match[2])
        title = titles.get(target, "")
        if target == page or not title or title.casefold() in match[1].casefold():
            return match[0]
        return f'{match[0]}{{ data-page="{escape(title)}" }}'

    return LINK.sub(named, text)


def footnotes(text: str, partial: str) -> list[dict[str, str | int]]:
    """Return the sources cited in a page, in the order of their numbers.

    Args:
        text: The page.
        partial: A note on an address that is known in part.
    """
    found = {source for mark in _CITATION.findall(text) for source in _SOURCE.findall(mark)}
    return [_entry(source, partial) for source in sorted(found, key=SOURCE_NUMBERS.__getitem__)]


def _entry(name: str, partial: str) -> dict[str, str | int]:
    source = SOURCES[name]
    address = _ENCODED_LETTERS.sub(lambda match: unquote(match[0]), source.url or "")
    if address and not source.url_complete:
        address = f"{address} ({partial})"
    return {
        "number": SOURCE_NUMBERS[name],
        "title": source.title,
        "language": source.language,
        "publisher": source.publisher,
        "address": address,
    }
