"""JSON-LD for each page, with the vocabulary of schema.org."""

import json
import re
from collections.abc import Mapping
from typing import Any

from rules.data.published_figures import FIGURES
from rules.data.sources import SOURCES
from site_builder.i18n.figures import resolve_figure
from site_builder.i18n.translator import Translator
from site_builder.macros.changelog import read_versions
from site_builder.macros.usage import relative_url
from site_builder.pages.renderer import Page
from site_builder.paths import HOME_PAGE

_REGULATION = [
    source
    for value in FIGURES["date_consolidation_read"].values.values()
    for source in value.sources
]
_NUMBER = re.compile(r"(?:chapter|chapitre) (\S+, r\. \d+)")


def address(translator: Translator, page: str, target: str, site_url: str | None) -> str:
    """Where page `target` is: as a whole address if the site's is known, or seen from `page`."""
    if site_url is None:
        return relative_url(page, target)
    place = relative_url(HOME_PAGE, target).removeprefix("./")
    return f"{site_url}{translator.language.folder}/{place}"


def head_title(page: Page, translator: Translator) -> str:
    """Return the page's title for tabs and search engines, with the program and that it ended."""
    kind = (
        "alone"
        if page.name == HOME_PAGE or page.meta.get("template") == "static_check_frame.html"
        else "page"
    )
    return translator.text(f"site.title.{kind}", title=str(page.meta["title"]))


def json_ld(page: Page, translator: Translator, site_url: str | None) -> str:
    """Return the page's JSON-LD, escaped for a script element."""
    return _script([_page(page, translator, site_url), _breadcrumbs(page, translator, site_url)])


def root_json_ld(
    translators: Mapping[str, Translator], description: str, site_url: str | None
) -> str:
    """Return the JSON-LD of the page of all languages."""
    page = {
        **_common(next(iter(translators.values())), site_url or "./"),
        "name": " / ".join(translator.text("site.name") for translator in translators.values()),
        "description": description,
        "inLanguage": [translator.language.tag for translator in translators.values()],
        "citation": [_legislation(source) for source in _REGULATION],
    }
    return _script([page])


def _script(graph: list[dict[str, Any]]) -> str:
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return text.replace("<", "\\u003c")


def _common(translator: Translator, here: str) -> dict[str, Any]:
    checked = str(resolve_figure("facts_checked").value)
    changed = str(read_versions(translator)[0].day)
    return {
        "@type": "WebPage",
        "@id": here,
        "url": here,
        "dateModified": max(checked, changed),
        "lastReviewed": checked,
        "isAccessibleForFree": True,
    }


def _page(page: Page, translator: Translator, site_url: str | None) -> dict[str, Any]:
    return {
        **_common(translator, address(translator, page.name, page.name, site_url)),
        "name": head_title(page, translator),
        "description": str(page.meta["description"]),
        "inLanguage": translator.language.tag,
        "isPartOf": {
            "@type": "WebSite",
            "name": translator.text("site.name"),
            "url": address(translator, page.name, HOME_PAGE, site_url),
            "inLanguage": translator.language.tag,
        },
        "citation": [_legislation(source) for source in _cited_regulations(page)],
    }


def _cited_regulations(page: Page) -> list[str]:
    """The regulation of the program, and what other regulations the page cites."""
    return [
        name
        for name, source in SOURCES.items()
        if _NUMBER.search(source.title) and (name in _REGULATION or name in page.usage.sources)
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


def _breadcrumbs(page: Page, translator: Translator, site_url: str | None) -> dict[str, Any]:
    """From the page of all languages down to this one."""
    root = site_url or relative_url(page.name, HOME_PAGE) + "../"
    trail = [(translator.text("site.name"), root)]
    names = dict.fromkeys((HOME_PAGE, page.name))
    for name in names:
        title = translator.text("site.nav.index") if name == HOME_PAGE else str(page.meta["title"])
        trail.append((title, address(translator, page.name, name, site_url)))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": item}
            for position, (title, item) in enumerate(trail, 1)
        ],
    }
