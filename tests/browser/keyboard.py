"""The self-check by keys alone, from the focus that the page sets."""

from typing import Any

from playwright.sync_api import Page

from tests.browser.personas import Answers
from tests.browser.self_check import SelfCheck

FOCUSED = """selector => document.activeElement?.matches(selector) ?? false"""
MOST_TABS = 90


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Presses Tab, or another key, until what fits `selector` has the focus."""
    for _ in range(MOST_TABS):
        if page.evaluate(FOCUSED, selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not reach {selector}")


def press(page: Page, selector: str) -> None:
    """Goes to a button or a summary, and presses Enter."""
    tab_to(page, selector)
    page.keyboard.press("Enter")


def walk(check: SelfCheck, answers: Answers) -> Answers:
    """From the start to the results; the answers to what was asked on the way."""
    given: Answers = {}
    press(check.page, '[data-action="start"]')
    while fact := check.fact:
        given[fact] = answers[fact]
        answer(check, fact, answers[fact])
    return given


def answer(check: SelfCheck, fact: str, value: Any) -> None:
    """Answers the shown question and goes on; None is "I do not know"."""
    page = check.page
    kind = check.question.get_attribute("data-kind")
    if value is None:
        press(page, '[data-action="unknown"]')
    elif kind == "date":
        for part, text in zip(("year", "month", "day"), value.split("-"), strict=True):
            tab_to(page, f'[name="{fact}-{part}"]')
            page.keyboard.type(text)
        page.keyboard.press("Enter")
    elif kind in {"boolean", "enum"}:
        word = value if isinstance(value, str) else str(value).lower()
        tab_to(page, f'[name="{fact}"]')
        page.keyboard.press("Space")
        tab_to(page, f'[value="{word}"]', "ArrowDown")
        press(page, '[data-action="continue"]')
    else:
        tab_to(page, f'[name="{fact}"]')
        page.keyboard.type(str(value))
        page.keyboard.press("Enter")
