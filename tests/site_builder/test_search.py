"""The search index of each language: what it contains, and what it leaves out."""

import json
from pathlib import Path
from typing import Any

import pytest

from site_builder.publish.search_index import read_sections


def pages(site: Path, folder: str) -> dict[str, Any]:
    """Return the searchable pages of a language, by address."""
    content = json.loads((site / folder / "search.json").read_text("utf-8"))
    return {page["address"]: page for page in content["pages"]}


def test_sections_are_read_as_people_read_them() -> None:
    """Marks, links to headings, scripts and hidden parts are left out, and words are whole."""
    sections = read_sections(
        '<nav>Menu</nav><article><h1 id="top">还能<wbr>申请<a class="headerlink" href="#top">¶</a>'
        '</h1><p>One <strong>t</strong>wo.<sup class="guide-cite"><a>[1]</a></sup></p><br>'
        "<table><tr><td>A</td><td>B</td></tr></table>"
        '<h2 id="part">Part</h2><div hidden><img><p>no</p></div><p>yes</p>'
        "<script>no</script><section data-search-exclude><p>no</p></section></article><p>Foot</p>"
    )
    assert [(each.anchor, each.title, each.text) for each in sections] == [
        ("", "还能申请", "One two. A B"),
        ("part", "Part", "yes"),
    ]


@pytest.mark.parametrize("folder", ["en", "zh"])
def test_every_page_of_the_menu_can_be_searched(site: Path, folder: str) -> None:
    """The pages of the menu are in the index; the print edition and the no-script pages are not."""
    found = pages(site, folder)
    assert {"", "now/", "now/pstq/", "pending/", "check/", "glossary/"} <= set(found)
    assert "print/" not in found
    assert not any("walk" in address for address in found)
    for address, page in found.items():
        assert page["title"]
        assert page["sections"], address
        assert (site / folder / address / "index.html").is_file()


def test_the_data_of_the_check_is_not_searched(site: Path) -> None:
    """The questions' data and hidden questions stay out of the index."""
    for folder in ("en", "zh"):
        text = (site / folder / "search.json").read_text("utf-8")
        assert "rules_version" not in text
        assert len(text.encode()) < 200_000


def test_a_job_title_is_a_keyword_of_the_page_that_places_it(site: Path) -> None:
    """Titles of the pilot's occupations lead to its list, others to the streams of the PSTQ."""
    english = pages(site, "en")
    assert "3D animator" in english["pilot/occupations/"]["keywords"]
    assert "3D animator" not in english["now/pstq/"]["keywords"]
    assert "Data scientist" in english["now/pstq/"]["keywords"]
    assert "Data scientist" not in english["pilot/occupations/"]["keywords"]
    assert "三维动画师" in pages(site, "zh")["pilot/occupations/"]["keywords"]


def test_the_search_of_the_theme_is_not_published(site: Path) -> None:
    """The theme's own search engine and its word lists are not published."""
    assert not [path for path in site.rglob("*") if "lunr" in path.parts or path.name == "workers"]
    assert not [*site.rglob("search_index.json")]
