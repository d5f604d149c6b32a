"""Addresses that pages had earlier, and anchors that have moved to another page."""

import json
import re
from collections.abc import Iterable, Mapping

from site_builder.i18n.translator import Translator
from site_builder.macros.tables import html_environment
from site_builder.macros.usage import relative_url
from site_builder.pages.renderer import Page
from site_builder.paths import HOME_PAGE, VERSIONS_PAGE, Paths
from site_builder.publish.csp import policy, script_hash

REDIRECTS = {
    "after.md": ("now/index.md", "now/pstq.md", "now/peq.md", "now/rounds.md"),
    "routes.md": ("pilot/index.md",),
    "profiles.md": ("pilot/francization.md",),
    "occupations.md": ("pilot/occupations.md",),
    "pay.md": ("pilot/pay.md",),
    "dates.md": ("pilot/dates.md",),
    "checked.md": ("builders/verification.md",),
}
"""The page that has followed each earlier page, then other pages that took over parts of it."""

MOVED_PARTS = {
    "sources/index.md": ("sources/disagreements.md", "sources/gaps.md", "sources/list.md"),
    "changes.md": (VERSIONS_PAGE,),
}
"""Pages that have kept their address, and the pages that took over parts of them."""

_ID = re.compile(r'(?:\{:?\s*#|\sid=")([^}"\s]+)')


def moved_anchors(
    page: str, targets: Iterable[str], pages: Mapping[str, Page], start: str
) -> dict[str, str]:
    """Return the address, relative to the page `start`, of each anchor that only other pages have.

    Args:
        page: The page that people reach without following an anchor.
        targets: Pages that took over parts of it. Those that do not exist are skipped.
        pages: All pages of the language.
        start: The page whose script follows the anchor.
    """
    own = _anchors(pages[page]) if page in pages else set()
    found: dict[str, str] = {}
    for target in targets:
        if target in pages:
            address = relative_url(start, target)
            for anchor in sorted(_anchors(pages[target]) - own):
                found.setdefault(anchor, address)
    return found


def write_redirects(
    paths: Paths,
    translators: Mapping[str, Translator],
    pages: Mapping[str, Mapping[str, Page]],
    site_url: str | None,
) -> None:
    """Write a page at each earlier address that leads to the page's new one."""
    environment = html_environment(paths)
    for folder, translator in translators.items():
        for old, (new, *parts) in REDIRECTS.items():
            if new not in pages[folder]:
                continue
            address = relative_url(old, new)
            place = relative_url(HOME_PAGE, new).removeprefix("./")
            script = environment.get_template("root/redirect.js").render(
                address=json.dumps(address),
                anchors=json.dumps(moved_anchors(new, parts, pages[folder], old)),
            )
            text = environment.get_template("root/redirect.html").render(
                tag=translator.language.tag,
                address=address,
                canonical=f"{site_url}{folder}/{place}" if site_url else address,
                title=str(pages[folder][new].meta["title"]),
                message=translator.text("site.redirect"),
                script=script,
                policy=policy(script_hash(script)),
            )
            file = paths.site / folder / old.removesuffix(".md") / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")


def _anchors(page: Page) -> set[str]:
    return set(_ID.findall(page.text))
