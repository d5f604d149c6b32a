"""What a page used, so that the languages can be compared and links can be checked."""

import posixpath
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class PageUsage:
    """What one page printed. `headings` are (level, id) in order; `figures` name figure, key and
    period, and how often; `standings` are those that the prose prints, one for each time; `links`
    are the places of the guide to which it leads; `anchors` lead from the anchor of a row to its
    condition's key.
    """

    headings: list[tuple[int, str]] = field(default_factory=list)
    figures: Counter[str] = field(default_factory=Counter)
    sources: set[str] = field(default_factory=set)
    tables: list[str] = field(default_factory=list)
    terms: set[str] = field(default_factory=set)
    standings: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    anchors: dict[str, str] = field(default_factory=dict)
    prose: str = ""


def relative_url(page: str, target: str, anchor: str = "") -> str:
    """The address of page `target` seen from page `page`, both file names below docs/<lang>."""
    up = "../" * len(_folders(page))
    down = "/".join(_folders(target))
    return (up + down + "/" if down else up or "./") + (f"#{anchor}" if anchor else "")


def _folders(page: str) -> list[str]:
    parts = page.removesuffix(".md").split("/")
    return parts[:-1] if parts[-1] == "index" else parts


def resolve_link(page: str, target: str) -> str:
    """The file name below docs/<lang> that `target` means in a link of `page`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), target))
