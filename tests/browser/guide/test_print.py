"""Printed pages show the text and where its links lead, in light colours, without controls."""

import re
import zlib
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Error, Page

from tests.browser.support.personas import AI_GRADUATE
from tests.browser.support.printing import (
    AFTER_PRINT,
    BEFORE_PRINT,
    DARK,
    LIGHT,
    PAGE_SHOWN,
    RESULTS_SHOWN,
    on_paper,
)
from tests.browser.support.self_check import SelfCheck

MOST_SHEETS = 5
# In centimetres.
SHEETS = {"A4": (21, 29.7), "Letter": (21.59, 27.94)}


@pytest.mark.all_languages
def test_a_page_looks_edited_on_paper(page: Page, language: str) -> None:
    """Paper has light colours and no controls, also when printed from the dark palette."""
    page.goto(f"{language}/now/")
    page.evaluate(DARK)
    screen = page.evaluate(PAGE_SHOWN)
    with on_paper(page):
        assert_edited(screen, page.evaluate(PAGE_SHOWN))


def assert_edited(screen: dict[str, Any], paper: dict[str, Any]) -> None:
    """Paper shows no controls, and the addresses of links and the notes that the screen has not."""
    assert paper["colour"] == "rgb(255, 255, 255)" != screen["colour"]
    assert paper["controls"] == [] != screen["controls"]
    assert paper["addresses"] == [True, True] != screen["addresses"]
    assert paper["status"] == 1
    assert {*paper["noted"]} == {*paper["cited"]} != {*screen["noted"]}


@pytest.mark.only_browser(
    "chromium", "firefox", reason="Playwright prints to PDF in Chromium and Debian's Firefox only"
)
def test_results_take_a_few_sheets(check: SelfCheck, engine: str) -> None:
    """The results take a few sheets of A4 or Letter, and printing itself lists the sources."""
    page = check.page
    check.bring(AI_GRADUATE)
    # Playwright gives Firefox inches where it expects centimetres.
    unit = "in" if engine == "firefox" else "cm"
    for sheet, (width, height) in SHEETS.items():
        try:
            printed = page.pdf(width=f"{width}{unit}", height=f"{height}{unit}")
        except Error as error:
            if "only supported" not in error.message:
                raise
            pytest.skip(error.message)
        assert 2 <= count_sheets(printed) <= MOST_SHEETS, sheet
    assert page.locator(".check-print-sources li").count(), "its own printing listed no source"


def count_sheets(pdf: bytes) -> int:
    """Return the number of pages in a PDF, whose objects may be compressed."""
    for stream in re.findall(rb"\bstream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        with suppress(zlib.error):
            pdf += zlib.decompress(stream)
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_results_on_paper_are_complete_and_cite(check: SelfCheck) -> None:
    """Printed results show the answers, the unfolded route with a number for each source, one line
    for each other route, and the sources with their addresses at the end.
    """
    page = check.page
    check.bring(AI_GRADUATE)
    page.evaluate(BEFORE_PRINT)
    with on_paper(page):
        page.evaluate(DARK)
        assert page.evaluate(RESULTS_SHOWN)["faint"] == []
        page.evaluate(LIGHT)
        assert_complete(page.evaluate(RESULTS_SHOWN))
    page.evaluate(AFTER_PRINT)
    screen = page.evaluate(RESULTS_SHOWN)
    assert (screen["answers"], screen["sources"]) == (0, [])


def assert_complete(paper: dict[str, Any]) -> None:
    """Paper shows all that the open route has."""
    assert paper["answers"] >= len(AI_GRADUATE)
    assert paper["rowsInSight"] == paper["rows"] > 0
    assert paper["foldedTitles"] == paper["folded"] > 0
    assert paper["foldedRows"] == paper["buttons"] == 0
    assert {*paper["cited"]} == {f"[{number + 1}]" for number in range(len(paper["sources"]))}
    assert paper["sources"]
    assert all("http" in source for source in paper["sources"])
