"""What only paper shows: the page that a link leads to, and the sources behind the numbers."""

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import unquote

from rules.data.sources import SOURCES
from site_builder.macros.inline import SOURCE_NUMBERS
from site_builder.macros.usage import resolve_link

# A link of Markdown to a page or a place: its text, the page, the anchor with its mark.
LINK = re.compile(r"\[([^\]\n]+)\]\(([\w/-]+\.md)?(#[\w-]+)?\)")
_MARK = re.compile(r'<sup class="guide-cite">.*?</sup>')
# TextLayout of other scripts, three signs for each byte of which nobody types.
_LETTERS = re.compile(r"(?:%[89a-f][0-9a-f])+", re.IGNORECASE)
_SOURCE = re.compile(r'#([a-z0-9-]+)"')


def annotate_links(page: str, text: str, titles: Mapping[str, str]) -> str:
    """Markdown whose links name the page that they lead to, where their own text does not."""

    def named(match: re.Match[str]) -> str:
        target = resolve_link(page, match[2] or page)
        title = titles.get(target, "")
        if target == page or not title or title.casefold() in match[1].casefold():
            return match[0]
        return f'{match[0]}{{ data-page="{escape(title)}" }}'

    return LINK.sub(named, text)


def footnotes(text: str, partial: str) -> list[dict[str, str | int]]:
    """The sources whose numbers stand in a page, in the order of their numbers; `partial` is said
    of an address of which a part is not known.
    """
    found = {source for mark in _MARK.findall(text) for source in _SOURCE.findall(mark)}
    return [_entry(source, partial) for source in sorted(found, key=SOURCE_NUMBERS.__getitem__)]


def _entry(name: str, partial: str) -> dict[str, str | int]:
    source = SOURCES[name]
    address = _LETTERS.sub(lambda match: unquote(match[0]), source.url or "")
    if address and not source.url_complete:
        address = f"{address} ({partial})"
    return {
        "number": SOURCE_NUMBERS[name],
        "title": source.title,
        "language": source.language,
        "publisher": source.publisher,
        "address": address,
    }
