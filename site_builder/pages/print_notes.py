"""Notes for print: the page to which a link leads."""

import re
from collections.abc import Mapping
from html import escape

from site_builder.macros.usage import resolve_link

# A Markdown link to a page or an anchor: its text, the page, the anchor with its `#`.
LINK = re.compile(r"\[([^\]\n]+)\]\(([\w./-]+\.md)?(#[\w-]+)?\)")


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
