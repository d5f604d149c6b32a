"""On a phone, each door of the home page leads to an answer: at most two taps, one screen each."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext

WIDTH, HEIGHT = 360, 780


@pytest.fixture
def phone(new_context: NewContext, language: str) -> Page:
    """The home page on a phone."""
    page = new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, has_touch=True, is_mobile=True
    ).new_page()
    page.goto(f"{language}/")
    return page


def open_door(phone: Page, name: str) -> None:
    """Tap the door of the home page that leads to a page."""
    phone.locator(f'.guide-doors a[href="{name}/"]').tap()
    phone.wait_for_url(f"**/{name}/", wait_until="load")


def on_screen(found: Locator) -> None:
    """Expect the whole of an element in the window, without scrolling."""
    expect(found).to_be_visible()
    box = found.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= HEIGHT


def test_who_hoped_to_apply_reads_what_is_open_and_to_whom(phone: Page) -> None:
    """The first screen has both programs, the limit of the last rounds and the check; one tap leads
    to the codes.
    """
    open_door(phone, "now")
    article = phone.locator("article")
    on_screen(article.locator('li:has(> strong a[href="pstq/"])').first)
    on_screen(article.locator('li:has(> strong a[href="peq/"])').first)
    on_screen(article.locator('a[href="../check/"]').first)
    article.locator('li > a[href="#rounds"]').tap()
    on_screen(phone.locator("#rounds + p"))


@pytest.mark.parametrize("topic", ["file-goes-on", "work-permit", "family", "csq"])
def test_who_waits_reads_an_answer_and_goes_to_its_section(phone: Page, topic: str) -> None:
    """The first screen has the short answer; one tap leads to its section."""
    open_door(phone, "pending")
    answer = phone.locator(f'article table a[href="#{topic}"]')
    on_screen(answer)
    answer.tap()
    on_screen(phone.locator(f"#{topic}"))
    on_screen(phone.locator(f"#{topic} ~ :is(p, ul)").first)


def test_who_advises_reaches_the_choice_of_conditions(phone: Page) -> None:
    """The fields of the explorer begin on the first screen of the page."""
    open_door(phone, "pilot")
    on_screen(phone.locator("#every-route"))
    on_screen(phone.locator("article form label").first)
