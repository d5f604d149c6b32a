"""The search index of a language: the sections of its pages, in a file that is loaded when someone
searches.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from rules.data.noc import NOC_2021
from rules.data.occupations import OCCUPATIONS
from site_builder.i18n.catalogs import Language
from site_builder.macros.usage import relative_url
from site_builder.pages.renderer import Page
from site_builder.paths import HOME_PAGE, OCCUPATIONS_PAGE, PSTQ_PAGE, SEARCH_FILE, Paths

_HEADINGS = ("h1", "h2", "h3")
_SKIPPED_TAGS = ("button", "nav", "script", "style", "svg", "template")
_SKIPPED_CLASSES = {"guide-as-of", "guide-cite", "guide-standing", "headerlink"}
_INLINE_TAGS = ("a", "abbr", "b", "cite", "code", "em", "i", "mark", "span", "strong", "sup", "wbr")
_VOID_TAGS = ("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")

# The simplified form of each traditional Chinese character.
_LINES = (Paths.locale.parent / "i18n" / "traditional.txt").read_text("utf-8").splitlines()
_SIMPLIFIED = {
    pair[0]: pair[1] for line in _LINES if not line.startswith("#") for pair in line.split()
}


@dataclass
class Section:
    """A heading with the text below it; `anchor` is empty for the top of a page."""

    anchor: str
    title: str = ""
    text: str = ""


def write_search_index(paths: Paths, language: Language, pages: Mapping[str, Page]) -> None:
    """Write the index of the built pages that are in the menu.

    Args:
        paths: The folders of the build.
        language: The language of the pages.
        pages: The pages by name, in the order in which the search lists them if all else is equal.
    """
    folder = paths.site / language.folder
    listed: list[dict[str, Any]] = []
    for name, page in pages.items():
        address = relative_url(HOME_PAGE, name).removeprefix("./")
        html = (folder / address / "index.html").read_text("utf-8")
        sections = read_sections(html)
        listed.append(
            {
                "address": address,
                "title": str(page.meta["title"]),
                "keywords": [
                    *map(str, page.meta.get("keywords", ())),
                    *_job_titles(name, language.folder),
                ],
                "sections": [[each.anchor, each.title, each.text] for each in sections],
            }
        )
    pages_text = json.dumps(listed, ensure_ascii=False)
    content = {
        "fillers": language.search_fillers,
        "simplified": {old: new for old, new in _SIMPLIFIED.items() if new in pages_text},
        "pages": listed,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    (folder / SEARCH_FILE).write_text(text, "utf-8")


def read_sections(html: str) -> list[Section]:
    """Return the sections of a built page, without the marks and data in them."""
    reader = _SectionReader()
    reader.feed(html)
    reader.close()
    for each in reader.sections:
        each.title, each.text = (_one_line(text) for text in (each.title, each.text))
    return [each for each in reader.sections if each.title or each.text]


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _job_titles(name: str, language: str) -> list[str]:
    """Return the job titles for which a page is the answer: those of the pilot's list on the page
    of the list, all others on the PSTQ's.
    """
    if name not in (OCCUPATIONS_PAGE, PSTQ_PAGE):
        return []
    codes = {code for each in OCCUPATIONS for code in each.codes}
    titles: Iterable[str] = (
        title
        for each in NOC_2021.values()
        if (each.code in codes) == (name == OCCUPATIONS_PAGE)
        for title in (
            each.titles.get(language, ""),
            *(job.text for job in each.job_titles.get(language, ())),
        )
    )
    return [*dict.fromkeys(filter(None, titles))]


class _SectionReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sections: list[Section] = []
        self._in_article = False
        self._heading = ""
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "article":
            self._in_article = True
            self.sections.append(Section(""))
        if not self._in_article:
            return
        if self._skipped or _is_skipped(tag, found):
            self._skipped += tag not in _VOID_TAGS
        elif tag in _HEADINGS and found.get("id"):
            self._heading = tag
            self.sections.append(Section("" if tag == "h1" else str(found["id"])))
        elif tag not in _INLINE_TAGS:
            self._add(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._in_article = False
        elif self._skipped:
            self._skipped -= tag not in _VOID_TAGS
        elif tag == self._heading:
            self._heading = ""
        elif tag not in _INLINE_TAGS:
            self._add(" ")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._add(data)

    def _add(self, text: str) -> None:
        if not self._in_article:
            return
        section = self.sections[-1]
        if self._heading:
            section.title += text
        else:
            section.text += text


def _is_skipped(tag: str, attributes: Mapping[str, str | None]) -> bool:
    classes = (attributes.get("class") or "").split()
    return (
        tag in _SKIPPED_TAGS
        or "hidden" in attributes
        or "data-search-exclude" in attributes
        or not _SKIPPED_CLASSES.isdisjoint(classes)
    )
