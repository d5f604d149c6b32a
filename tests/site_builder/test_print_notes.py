"""Print: the titles of linked pages, and the print edition."""

import re
from pathlib import Path

import pytest

from site_builder.build import Guide
from site_builder.i18n.catalogs import read_languages
from site_builder.pages.print_edition import PRINT_PAGE
from site_builder.pages.print_notes import annotate_links
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
    """Only links to another page of the guide get its title, unless their text has it."""
    named = annotate_links("index.md", text, TITLES)
    assert named.startswith(shown)
    assert named.count('"') in (0, 2)


def test_the_whole_guide_has_every_page_once(guide: Guide) -> None:
    """The print edition has every heading of every page one level lower, and no duplicate id."""
    for pages in guide.pages.values():
        whole = pages[PRINT_PAGE].text
        ids = re.findall(r'(?:\{#|\sid=")([^}"]+)', whole)
        assert len(ids) == len(set(ids))
        for name, page in pages.items():
            if name in (PRINT_PAGE, "check/index.md"):
                continue
            stem = name.removesuffix(".md").removesuffix("/index").replace("/", "-")
            assert 'href="#note-' not in whole
            for level, anchor in page.usage.headings:
                wanted = stem if level == 1 else f"{stem}--{anchor}"
                assert re.search(rf"^#{{{level + 1}}} .*\{{#{wanted}\}}$", whole, re.MULTILINE)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_whole_guide_is_for_paper_alone(site: Path, folder: str) -> None:
    """Search engines do not list the print edition, and the foot of each page links to it."""
    whole = (site / folder / "print" / "index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in whole
    assert 'href="print/"' in (site / folder / "index.html").read_text("utf-8")
