"""Reading pages are short on a phone, and the home page answers on its first screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.browser.guide.test_accessibility import pages

WIDTH, HEIGHT = 360, 780
MOST_SCREENS = 5
LONGER = {
    "check/": "shows every question without a script",
    "check/walk/": "links every route",
    "glossary/": "has a row for each term",
    "sources/disagreements/": "lists every disagreement",
    "sources/list/": "lists every source",
}
"""Pages that may be longer, and why: people look things up in them."""

ARTICLE_HEIGHT = "document.querySelector('article').getBoundingClientRect().height"


@pytest.fixture
def phone(new_context: NewContext) -> Page:
    """A page of a phone's size."""
    return new_context(viewport={"width": WIDTH, "height": HEIGHT}).new_page()


@pytest.mark.all_languages
def test_reading_pages_take_few_screens(phone: Page, site: Path, language: str) -> None:
    """With every fold closed, each page keeps to the limit."""
    found = {}
    for address in pages(site, language):
        if address.removeprefix(f"{language}/") not in LONGER:
            phone.goto(address, wait_until="domcontentloaded")
            found[address] = round(phone.evaluate(ARTICLE_HEIGHT) / HEIGHT, 1)
    assert {a: n for a, n in found.items() if n > MOST_SCREENS} == {}


def test_every_exception_is_a_page(site: Path) -> None:
    """Each exception names a page that exists and is longer than the limit."""
    assert {name for name in LONGER if not (site / "en" / name / "index.html").is_file()} == set()


@pytest.mark.all_languages
def test_all_doors_of_the_home_page_are_on_the_first_screen(phone: Page, language: str) -> None:
    """All doors are in sight, and the banner takes one line."""
    phone.goto(f"{language}/")
    doors = phone.locator(".guide-doors li").all()
    assert len(doors) == 3
    for door in doors:
        box = door.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= HEIGHT
    notice = phone.locator(".guide-status").bounding_box()
    assert notice is not None
    assert notice["height"] < 30
