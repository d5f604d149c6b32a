"""The whole check by keyboard alone."""

from playwright.sync_api import Page

from tests.browser.people import AI_WORKER
from tests.browser.self_check import SelfCheck, expected

FOCUSED = """selector => document.activeElement?.matches(selector) ?? false"""
MOST_TABS = 40


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until what fits `selector` has the focus."""
    for _ in range(MOST_TABS):
        if page.evaluate(FOCUSED, selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {selector}")


def test_the_check_needs_no_pointer(page: Page, language: str) -> None:
    """Tab, arrows, space, digits and Enter lead from the start to the results."""
    check = SelfCheck(page, language).open()
    tab_to(page, '[data-action="start"]')
    page.keyboard.press("Enter")
    while fact := check.fact:
        value = AI_WORKER[fact]
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
        else:
            tab_to(page, f'[name="{fact}"]')
            page.keyboard.type(str(value))
        if kind in {"boolean", "enum"}:
            tab_to(page, '[data-action="continue"]')
        page.keyboard.press("Enter")
    assert check.results() == expected(AI_WORKER)
    tab_to(page, "[data-route]:not([open]) > summary")
    page.keyboard.press("Enter")
    assert page.locator("[data-route][open]").count() == 2
