"""What a page printed, for comparing languages and checking links; addresses of pages."""

import posixpath
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class PageUsage:
    """What one page printed.

    `headings` are (level, id) in order; `figures` count figure, key and period; `standings` has an
    entry for each badge in the prose; `links` are pages and anchors of the guide; `anchors` are
    condition keys by the anchor of their row.
    """

    headings: list[tuple[int, str]] = field(default_factory=list)
    figures: Counter[str] = field(default_factory=Counter)
    sources: set[str] = field(default_factory=set)
    conflicts: set[str] = field(default_factory=set)
    tables: list[str] = field(default_factory=list)
    terms: set[str] = field(default_factory=set)
    standings: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    anchors: dict[str, str] = field(default_factory=dict)
    prose: str = ""


def relative_url(page: str, target: str, anchor: str = "") -> str:
    """Return the address of `target` relative to `page`, both files in docs/<language>."""
    up = "../" * len(_folders(page))
    if not target.endswith(".md"):
        return up + target
    down = "/".join(_folders(target))
    return (up + down + "/" if down else up or "./") + (f"#{anchor}" if anchor else "")


def _folders(page: str) -> list[str]:
    parts = page.removesuffix(".md").split("/")
    return parts[:-1] if parts[-1] == "index" else parts


def resolve_link(page: str, target: str | None) -> str:
    """Return the file in docs/<language> to which the link target `target` in `page` leads.

    Without a target, that is the page itself.
    """
    if not target:
        return page
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), target))
