"""A browser asks about and assesses a program that was added by data alone."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.self_check import NOW, SelfCheck, link
from tests.invented_program.guide import copy_with_invented_program
from tools.testing.static_server import serve

ROUTE = ("invented", "gardener", "")
SPRING = {"filing_date": "2026-05-01", "has_garden": True, "gardening_months": 6}
AUTUMN = {
    "filing_date": "2026-11-30",
    "gardening_months": 13,
    "has_garden": True,
    "french_oral_level": 3,
}
OPEN = f"{NOW},invented"
# Answers in the no-script check that meet every condition of the second period.
LABELS = {
    "en": ("13 months or more", "Yes", "At least level 3"),
    "zh": ("13 个月或以上", "是", "3 级或以上"),
}


@pytest.fixture(scope="module")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a guide with one program more, built by a copy of the builder."""
    copy = copy_with_invented_program(tmp_path_factory.mktemp("invented"))
    command = [sys.executable, "-m", "site_builder", "build", "--output", "site"]
    environment = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    done = subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    with serve(copy / "site") as address:
        yield address


@pytest.mark.weekly
def test_an_added_program_is_checked(new_context: NewContext, language: str) -> None:
    """It is checked by a link, by pressing answers, and without a script; in one test, since it
    builds a site.
    """
    check = SelfCheck(new_context().new_page(), language)
    follow_links(check)
    check.clear()
    press_answers(check)
    walk_without_script(new_context(java_script_enabled=False).new_page(), language)


def follow_links(check: SelfCheck) -> None:
    """Follow links to the outcome by the law of their day; change and add answers."""
    check.open(link(SPRING, "invented"))
    assert check.results() == {ROUTE: "eligible"}
    check.change("gardening_months")
    check.answer(5)
    assert check.fact == ""
    assert check.results() == {ROUTE: "not_eligible"}
    assert check.bring({"filing_date": "2026-11-30"}, "invented") == {ROUTE: "undetermined"}
    check.press("resume")
    assert check.walk(AUTUMN) == ["gardening_months", "has_garden", "french_oral_level"]
    assert check.results() == {ROUTE: "eligible"}


def press_answers(check: SelfCheck) -> None:
    """Start with the open programs, the added one among them, and answer its questions."""
    check.start(OPEN)
    left = {**AUTUMN}
    while left:
        check.answer(left.pop(check.fact, None))
    check.press("finish")
    assert check.results()[ROUTE] == "eligible"
    assert {program for program, _, _ in check.results()} == {*OPEN.split(",")}


def walk_without_script(page: Page, language: str) -> None:
    """Choose route and day in the no-script check, and answer until the outcome."""
    page.goto(f"{language}/check/walk/")
    page.locator('a[href$="harvest-gardener/"]').click()
    for text in LABELS[language]:
        page.locator("label:visible").get_by_text(text, exact=True).click()
    expect(page.locator("[data-outcome]:visible")).to_have_attribute("data-outcome", "met")
