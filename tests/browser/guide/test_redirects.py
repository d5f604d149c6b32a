"""Old links to a page, or to a heading of it, still arrive."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext

MOVED = {
    "after/": "now/",
    "after/#streams": "now/pstq/#streams",
    "after/#%E0%A4%A": "now/#%E0%A4%A",
    "profiles/#places": "pilot/francization/#places",
    "pay/?from=link#cmm": "pilot/pay/?from=link#cmm",
    "sources/#conflict-graduate-salary": "sources/disagreements/#conflict-graduate-salary",
    "sources/#seed": "sources/list/#seed",
}


@pytest.mark.parametrize(("earlier", "now"), MOVED.items())
def test_an_old_link_arrives(
    new_context: NewContext, language: str, earlier: str, now: str
) -> None:
    """An old link leads to the heading that it names, on whichever page that is now."""
    page = new_context().new_page()
    page.goto(f"{language}/{earlier}")
    page.wait_for_url(re.compile(rf"/{language}/{re.escape(now)}$"))
    anchor = now.partition("#")[2]
    if anchor and "%" not in anchor:
        expect(page.locator(f"[id={anchor}]")).to_be_in_viewport()


def test_an_old_link_arrives_without_a_script(new_context: NewContext, language: str) -> None:
    """The browser follows the refresh of the page."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{language}/occupations/")
    page.wait_for_url(f"**/{language}/pilot/occupations/")
