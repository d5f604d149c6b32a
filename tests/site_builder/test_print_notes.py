"""Print: titles of linked pages, sources behind the numbers, the print edition."""

import re
from pathlib import Path

import pytest

from rules.data.sources import SOURCES
from site_builder.build import Guide
from site_builder.i18n.catalogs import read_languages
from site_builder.macros.inline import SOURCE_NUMBERS
from site_builder.pages.print_edition import PRINT_PAGE
from site_builder.pages.print_notes import annotate_links, footnotes
from site_builder.paths import Paths

FOLDERS = [language.folder for language in read_languages(Paths().locale)]
TITLES = {"pay.md": 'Salary “and” "wage"', "check/index.md": "Check", "index.md": "Overview"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[The amount](pay.md#ai)", "[The amount](pay.md#ai){ data-page="),
        ("[self-check](check/index.md)", "[self-check](check/index.md)"),
        ("[here](#pay)", "[here](#pay)"),
        ("[home](./index.md)", "[home](./index.md)"),
        ("[official](https://example.org/pay.md)", "[official](https://example.org/pay.md)"),
    ],
)
def test_a_link_names_the_page_that_its_text_does_not(text: str, shown: str) -> None:
    """Only a link to another page of the guide, and none that names it already."""
    named = annotate_links("index.md", text, TITLES)
    assert named.startswith(shown)
    assert named.count('"') in (0, 2)


def test_numbers_on_a_page_are_sources_at_its_foot() -> None:
    """Each cited source once, by its number, with what is known of its address."""
    complete = SOURCES["qc-apply-2026"]
    partial = next(s for s in SOURCES.values() if s.url and not s.url_complete)
    marks = "".join(
        f'<sup class="guide-cite"><a href="../sources/#{s.id}" title="x">[1]</a></sup>'
        for s in (partial, complete, partial)
    )
    found = footnotes(marks, "in part")
    assert [each["number"] for each in found] == sorted(
        SOURCE_NUMBERS[source.id] for source in (complete, partial)
    )
    assert {each["address"] for each in found} == {complete.url, f"{partial.url} (in part)"}


def test_an_address_is_printed_in_its_own_letters() -> None:
    """Letters are not percent-encoded, so that people can type them; other characters stay."""
    marks = "".join(
        f'<sup class="guide-cite"><a href="../sources/#{name}" title="x">[1]</a></sup>'
        for name in ("seed", "lq-r8-en")
    )
    seed, law = (str(each["address"]) for each in footnotes(marks, "in part"))
    assert "魁北克" in seed
    assert "%20" in law


def test_the_whole_guide_has_every_page_once(guide: Guide) -> None:
    """Every heading of every page stands in it, one level lower, and no id stands there twice."""
    for pages in guide.pages.values():
        whole = pages[PRINT_PAGE].text
        ids = re.findall(r'(?:\{#|\sid=")([^}"]+)', whole)
        assert len(ids) == len(set(ids))
        for name, page in pages.items():
            if name in (PRINT_PAGE, "check/index.md"):
                continue
            stem = name.removesuffix(".md").removesuffix("/index").replace("/", "-")
            for level, anchor in page.usage.headings:
                wanted = stem if level == 1 else f"{stem}--{anchor}"
                assert re.search(rf"^#{{{level + 1}}} .*\{{#{wanted}\}}$", whole, re.MULTILINE)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_whole_guide_is_for_paper_alone(site: Path, folder: str) -> None:
    """No search engine takes it for the pages, and the foot of each page leads to it."""
    whole = (site / folder / "print" / "index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in whole
    assert 'href="print/"' in (site / folder / "index.html").read_text("utf-8")
