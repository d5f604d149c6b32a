"""The whole check by keyboard alone."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.people import WALKS
from tests.browser.self_check import SelfCheck, expected

FOCUSED = """selector => document.activeElement?.matches(selector) ?? false"""
MOST_TABS = 90


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until what fits `selector` has the focus."""
    for _ in range(MOST_TABS):
        if page.evaluate(FOCUSED, selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {selector}")


@pytest.mark.parametrize("route", ["ai_worker", "ai_graduate", "it_vfx"])
def test_the_check_needs_no_pointer(check: SelfCheck, route: str) -> None:
    """Tab, arrows, space, digits and Enter lead from the start to the results, and through them."""
    page = check.page
    walk = WALKS[f"{route}, eligible"]
    tab_to(page, '[data-action="start"]')
    page.keyboard.press("Enter")
    while fact := check.fact:
        answer(check, fact, walk.answers[fact])
    assert check.results() == expected(walk.answers)
    assert check.results()[walk.pair] == walk.outcome
    tab_to(page, "[data-route]:not([open]) > summary")
    page.keyboard.press("Enter")
    assert page.locator("[data-route][open]").count() == 2
    tab_to(page, '[data-action="restart"]')
    page.keyboard.press("Enter")
    page.wait_for_selector('[data-part="start"]:not([hidden])')


def answer(check: SelfCheck, fact: str, value: Any) -> None:
    """Answers the shown question and goes on, from the focus that the page has set."""
    page = check.page
    kind = check.question.get_attribute("data-kind")
    if kind == "date":
        for part, text in zip(("year", "month", "day"), value.split("-"), strict=True):
            tab_to(page, f'[name="{fact}-{part}"]')
            page.keyboard.type(text)
    elif kind in {"boolean", "enum"}:
        word = value if isinstance(value, str) else str(value).lower()
        tab_to(page, f'[name="{fact}"]')
        page.keyboard.press("Space")
        for _ in range(MOST_TABS):
            if page.evaluate(FOCUSED, f'[value="{word}"]'):
                break
            page.keyboard.press("ArrowDown")
        tab_to(page, '[data-action="continue"]')
    else:
        tab_to(page, f'[name="{fact}"]')
        page.keyboard.type(str(value))
    page.keyboard.press("Enter")
