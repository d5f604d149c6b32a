"""axe-core finds no accessibility violation on any page of the guide."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LANGUAGES
from tests.browser.support.accessibility import accessibility_violations
from tests.browser.support.layout_checks import elements_behind_header
from tests.site_builder.documents import is_redirect

PARTS = 3  # of the pages, so that workers share them


def pages(site: Path, language: str) -> list[str]:
    """The addresses of a language's pages, without the print edition, which repeats all others, and
    the no-script pages, which have tests of their own.
    """
    left_out = {site / language / "print/index.html"}
    left_out |= {*(site / language / "check/walk").glob("*/index.html")}
    found = sorted({*(site / language).rglob("index.html")} - left_out)
    found = [path for path in found if not is_redirect(path)]
    return [each.parent.relative_to(site).as_posix() + "/" for each in found]


def test_accessibility_violations_are_found(page: Page, language: str) -> None:
    """axe-core reports an image without alternative text, and low contrast in the dark palette."""
    page.goto(f"{language}/about/")
    page.evaluate(
        """() => {
            const spoilt = document.createElement("p");
            spoilt.style = "color: light-dark(#000, #333); background: light-dark(#fff, #222)";
            spoilt.append("Hardly to be read in the dark", new Image());
            document.querySelector("main article").append(spoilt);
        }"""
    )
    found = "\n".join(accessibility_violations(page))
    assert "default: image-alt" in found
    assert "slate: color-contrast" in found
    assert "default: color-contrast" not in found


def test_the_header_covers_nothing_that_has_the_focus(page: Page, language: str) -> None:
    """Shift+Tab from the end of a page with many links keeps each one in sight."""
    page.goto(f"{language}/sources/list/")
    assert elements_behind_header(page) == []


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_accessibility_violations(
    page: Page,
    site: Path,
    part: int,
    complete: bool,  # noqa: FBT001 (a fixture)
) -> None:
    """No page, in the languages by turns, has any in either palette, nor have the two pages that
    belong to no language.
    """
    found = {}
    addresses = ["", "absent"]
    for number, versions in enumerate(zip(*(pages(site, each) for each in LANGUAGES), strict=True)):
        addresses += versions if complete else [versions[number % len(versions)]]
    for address in addresses[part::PARTS]:
        page.goto(address)
        if there := accessibility_violations(page):
            found[address] = there
    assert found == {}
