"""Answer questions as tests do: choose radio buttons, or type into fields."""

import json
from typing import Any

from playwright.sync_api import Locator, Page

# An element may be active in a document that has no focus.
FOCUSED = """selector =>
    document.hasFocus() && (document.activeElement?.matches(selector) ?? false)"""
MOST_TABS = 90


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Press Tab, or another key, until an element that matches `selector` has the focus."""
    for _ in range(MOST_TABS):
        if page.evaluate(FOCUSED, selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not reach {selector}")


def press(page: Page, selector: str) -> None:
    """Move the focus to a button or a summary, and press Enter."""
    tab_to(page, selector)
    page.keyboard.press("Enter")


def fill(question: Locator, fact: str, value: Any) -> None:
    """Put an answer into the fields of a question, without continuing."""
    fields = _fields(question, fact)
    if _has_choices(fields):
        for word in words(value):
            question.locator(f'[name="{fact}"][value="{word}"]').check()
    else:
        for field, text in zip(fields, parts(value, len(fields)), strict=True):
            field.fill(text)


def type_answer(page: Page, question: Locator, fact: str, value: Any) -> None:
    """Answer with the keyboard alone, from the element that the page focuses, and continue."""
    fields = _fields(question, fact)
    if _has_choices(fields):
        tab_to(page, f'[name="{fact}"]')
        page.keyboard.press("Space")
        tab_to(page, f'[value="{words(value)[0]}"]', "ArrowDown")
        press(page, '[data-action="continue"]')
    else:
        for field, text in zip(fields, parts(value, len(fields)), strict=True):
            tab_to(page, f"#{field.get_attribute('id')}")
            page.keyboard.type(text)
        page.keyboard.press("Enter")


def _fields(question: Locator, fact: str) -> list[Locator]:
    """Return the fields of a question in order: named by the fact, or by the fact and a part."""
    return question.locator(f'[name="{fact}"], [name^="{fact}-"]').all()


def _has_choices(fields: list[Locator]) -> bool:
    return fields[0].get_attribute("type") in ("radio", "checkbox")


def words(value: Any) -> list[str]:
    """Return the chosen words: one, or several."""
    values = value if isinstance(value, list) else [value]
    return [each if isinstance(each, str) else json.dumps(each) for each in values]


def parts(value: Any, count: int) -> list[str]:
    """Return the text for each of so many fields, such as the three parts of a date."""
    return str(value).split("-") if count > 1 else [str(value)]
