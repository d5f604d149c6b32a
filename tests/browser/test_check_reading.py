"""Numbers and dates are read as people write them."""

from typing import Any

import pytest
from playwright.sync_api import Page

NUMBERS = {
    "100000": 100000,
    "100 000": 100000,
    "100,000": 100000,
    "100\u202f000": 100000,
    "100'000": 100000,
    "$100,000": 100000,
    "100 000 $": 100000,
    "C$100,000.50": 100000.5,
    "100000.50": 100000.5,
    "100 000,50": 100000.5,
    "100.000,50": 100000.5,
    "１００，０００": 100000,
    "10万": 100000,
    "１０．１万加元": 101000,
    "75k": 75000,
    "1,234,567": 1234567,
    "33.125": 33.125,
    "37,5": 37.5,
    "24 months": 24,
    "24 个月": 24,
    "0": 0,
    "-5": -5,
    "": None,
    "ten": None,
    "1,23,4": None,
    "1.2.3": None,
    "12 34": None,
    "0x10": None,
    "十万": 100000,
    "十二万": 120000,
    "10万5千": 105000,
    "三万五": None,
    "二十四": 24,
    "1.000.000": 1000000,
    "Infinity": None,
    "10w": 100000,
    "$7.5万": 75000,
    "US$75,000": None,
    "75000-80000": None,
}

DATES = {
    ("2022", "5", "10"): "2022-05-10",
    ("2022", "05", "10"): "2022-05-10",
    ("2022", "May", "10"): "2022-05-10",
    ("2022", "mai", "10"): "2022-05-10",
    ("2022", "五月", "10"): "2022-05-10",
    ("２０２２", "５月", "１０"): "2022-05-10",
    ("2022年", "5月", "10日"): "2022-05-10",
    ("2024", "févr.", "29"): "2024-02-29",
    ("2024", "Fevrier", "1er"): "2024-02-01",
    ("2022", "sept", "30th"): "2022-09-30",
    ("2022", "十一月", "3"): "2022-11-03",
    ("2022-05-10", "", ""): "2022-05-10",
    ("2022年5月10日", "", ""): "2022-05-10",
    ("二〇二二年", "十二月", "三十一日"): "2022-12-31",
    ("2022", "十", "十五号"): "2022-10-15",
    ("2022", "三月份", "５"): "2022-03-05",
    ("May 10, 2022", "", ""): "2022-05-10",
    ("10 mai 2022", "", ""): "2022-05-10",
    ("20220510", "", ""): "2022-05-10",
    ("05/10/2022", "", ""): None,
    ("10", "5", "2022"): None,
    ("2022", "ju", "3"): None,
    ("2022", "jui", "3"): None,
    ("22", "5", "10"): None,
    ("2022", "13", "1"): None,
    ("2022", "0", "1"): None,
    ("2023", "2", "29"): None,
    ("2022", "4", "31"): None,
    ("2022", "5", ""): None,
}

READ_NUMBERS = """async ([texts, units]) => {
    const { src } = document.querySelector("[src$='/main.mjs']");
    const { parseNumber } = await import(new URL("parsing/numbers.mjs", src));
    return texts.map((text) => parseNumber(text, units).value);
}"""

READ_DATES = """async (dates) => {
    const { src } = document.querySelector("[src$='/main.mjs']");
    const { parseDate } = await import(new URL("parsing/dates.mjs", src));
    return dates.map(([year, month, day]) => parseDate({ year, month, day }).iso ?? null);
}"""


@pytest.fixture
def start(page: Page, language: str) -> Page:
    """The start of the self-check."""
    page.goto(f"{language}/check/")
    return page


def test_numbers(start: Page) -> None:
    """Grouped, with currency or unit, in full width, in ten-thousands: what is meant, or none."""
    read: list[Any] = start.evaluate(READ_NUMBERS, [list(NUMBERS), ["months", "个月"]])
    assert dict(zip(NUMBERS, read, strict=True)) == NUMBERS


def test_dates(start: Page) -> None:
    """Months by number or by name in three languages: the day meant, or none."""
    read: list[Any] = start.evaluate(READ_DATES, list(DATES))
    assert dict(zip(DATES, read, strict=True)) == DATES
