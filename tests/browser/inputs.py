"""How tests answer a question: by its `data-input`, as in site_builder/templates/check/inputs/."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page

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


def _fill_choice(question: Locator, fact: str, value: Any) -> None:
    question.locator(f'[name="{fact}"][value="{_word(value)}"]').check()


def _type_choice(page: Page, fact: str, value: Any) -> None:
    tab_to(page, f'[name="{fact}"]')
    page.keyboard.press("Space")
    tab_to(page, f'[value="{_word(value)}"]', "ArrowDown")
    press(page, '[data-action="continue"]')


def _word(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _fill_date(question: Locator, fact: str, value: str) -> None:
    for part, text in zip(("year", "month", "day"), value.split("-"), strict=True):
        question.locator(f'[name="{fact}-{part}"]').fill(text)


def _type_date(page: Page, fact: str, value: str) -> None:
    for part, text in zip(("year", "month", "day"), value.split("-"), strict=True):
        tab_to(page, f'[name="{fact}-{part}"]')
        page.keyboard.type(text)
    page.keyboard.press("Enter")


def _fill_number(question: Locator, fact: str, value: Any) -> None:
    question.locator(f'[name="{fact}"]').fill(str(value))


def _type_number(page: Page, fact: str, value: Any) -> None:
    tab_to(page, f'[name="{fact}"]')
    page.keyboard.type(str(value))
    page.keyboard.press("Enter")


@dataclass(frozen=True)
class Input:
    """How to answer a question of one kind of input.

    Args:
        fill: Puts an answer into the fields of a question, and does not go on.
        type: Answers by keys alone, from the focus that the page sets, and goes on.
    """

    fill: Callable[[Locator, str, Any], None]
    type: Callable[[Page, str, Any], None]


INPUTS = {
    "choice": Input(_fill_choice, _type_choice),
    "date": Input(_fill_date, _type_date),
    "number": Input(_fill_number, _type_number),
    "occupation": Input(_fill_choice, _type_choice),
}


def input_of(question: Locator) -> Input:
    """Return how to answer the question."""
    return INPUTS[question.get_attribute("data-input") or ""]
