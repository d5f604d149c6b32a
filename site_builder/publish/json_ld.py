"""What a page tells machines of itself: JSON-LD in the words of schema.org."""

import json
import re
from collections.abc import Mapping
from typing import Any

from rules.data.published_figures import FIGURES
from rules.data.sources import SOURCES
from site_builder.i18n.figures import look_up
from site_builder.i18n.translator import Words
from site_builder.macros.changelog import read_versions
from site_builder.macros.usage import relative
from site_builder.pages.renderer import Page

HOME = "index.md"
_REGULATION = [
    source
    for value in FIGURES["date_consolidation_read"].values.values()
    for source in value.sources
]
_NUMBER = re.compile(r"(?:chapter|chapitre) (\S+, r\. \d+)")


def address(words: Words, page: str, target: str, site_url: str | None) -> str:
    """Where page `target` is: as a whole address if the site's is known, or seen from `page`."""
    if site_url is None:
        return relative(page, target)
    return f"{site_url}{words.language.folder}/{relative(HOME, target).removeprefix('./')}"


def head_title(page: Page, words: Words) -> str:
    """What a tab and a search engine call the page, with the program and that it is over."""
    kind = (
        "alone"
        if page.name == HOME or page.meta.get("template") == "static_check_frame.html"
        else "page"
    )
    return words.text(f"site.title.{kind}", title=str(page.meta["title"]))


def structured(page: Page, words: Words, site_url: str | None) -> str:
    """The page's JSON-LD, ready to stand within a script element."""
    return _script([_page(page, words, site_url), _trail(page, words, site_url)])


def structured_root(all_words: Mapping[str, Words], description: str, site_url: str | None) -> str:
    """The same for the page of all languages."""
    page = {
        **_common(next(iter(all_words.values())), site_url or "./"),
        "name": " / ".join(words.text("site.name") for words in all_words.values()),
        "description": description,
        "inLanguage": [words.language.tag for words in all_words.values()],
        "citation": [_legislation(source) for source in _REGULATION],
    }
    return _script([page])


def _script(graph: list[dict[str, Any]]) -> str:
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return text.replace("<", "\\u003c")


def _common(words: Words, here: str) -> dict[str, Any]:
    checked = str(look_up("facts_checked").value)
    changed = str(read_versions(words)[0].day)
    return {
        "@type": "WebPage",
        "@id": here,
        "url": here,
        "dateModified": max(checked, changed),
        "lastReviewed": checked,
        "isAccessibleForFree": True,
    }


def _page(page: Page, words: Words, site_url: str | None) -> dict[str, Any]:
    return {
        **_common(words, address(words, page.name, page.name, site_url)),
        "name": head_title(page, words),
        "description": str(page.meta["description"]),
        "inLanguage": words.language.tag,
        "isPartOf": {
            "@type": "WebSite",
            "name": words.text("site.name"),
            "url": address(words, page.name, HOME, site_url),
            "inLanguage": words.language.tag,
        },
        "citation": [_legislation(source) for source in _cited(page)],
    }


def _cited(page: Page) -> list[str]:
    """The regulation of the program, and what other regulations the page cites."""
    return [
        name
        for name, source in SOURCES.items()
        if _NUMBER.search(source.title) and (name in _REGULATION or name in page.used.sources)
    ]


def _legislation(name: str) -> dict[str, Any]:
    source = SOURCES[name]
    number = _NUMBER.search(source.title)
    return {
        "@type": "Legislation",
        "name": source.title,
        "legislationIdentifier": number[1] if number else name,
        "legislationJurisdiction": "CA-QC",
        "legislationDateVersion": str(source.copied),
        "inLanguage": source.language,
        "url": source.url,
    }


def _trail(page: Page, words: Words, site_url: str | None) -> dict[str, Any]:
    """From the page of all languages down to this one."""
    root = site_url or relative(page.name, HOME) + "../"
    trail = [(words.text("site.name"), root)]
    names = dict.fromkeys((HOME, page.name))
    for name in names:
        title = words.text("site.nav.index") if name == HOME else str(page.meta["title"])
        trail.append((title, address(words, page.name, name, site_url)))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": item}
            for position, (title, item) in enumerate(trail, 1)
        ],
    }
