"""From the first question to the results, for each outcome, in each language."""

import json

import pytest
from playwright.sync_api import Page, expect

from rules.api import call
from tests.browser.people import ANYONE, WALKS
from tests.browser.self_check import SelfCheck, expected


@pytest.mark.parametrize("walk", WALKS)
def test_a_walk_ends_in_what_the_rules_say(page: Page, language: str, walk: str) -> None:
    """Someone who answers every question reads the outcome that the rules give their answers."""
    answers, pair, outcome = WALKS[walk]
    check = SelfCheck(page, language).open()
    check.start()
    asked = check.walk(answers)
    assert asked[0] == "filing_date"
    assert check.results() == expected(answers)
    assert check.results()[pair] == outcome


def test_each_condition_is_shown_with_its_outcome(page: Page, language: str) -> None:
    """The results hold every condition of every pair with the outcome that the rules give it."""
    answers = ANYONE | {"annual_salary": None, "quebec_diploma_date": None}
    check = SelfCheck(page, language).open()
    check.start()
    asked = check.walk(answers)
    given = {fact: answers[fact] for fact in asked}
    reply = json.loads(call(json.dumps({"method": "assess", "answers": given})))
    for route in reply["assessment"]["routes"]:
        shown = page.locator(
            f'[data-route="{route["route"]}"][data-profile="{route["profile"]}"] [data-condition]'
        )
        rows = [
            (row.get_attribute("data-condition"), row.get_attribute("data-outcome"))
            for row in shown.all()
        ]
        assert rows == [(row["id"], row["outcome"]) for row in route["conditions"]]


def test_the_best_route_comes_first_and_unfolded(page: Page, language: str) -> None:
    """Of the pairs only the first, the best, is unfolded."""
    answers, pair, _ = WALKS["AI graduate"]
    check = SelfCheck(page, language).open()
    check.start()
    check.walk(answers)
    first = page.locator("[data-route]").first
    assert (first.get_attribute("data-route"), first.get_attribute("data-profile")) == pair
    expect(page.locator("[data-route][open]")).to_have_count(1)


def test_not_knowing_anything_ends_too(page: Page, language: str) -> None:
    """Who knows only the filing date is asked each question once, and nothing is assumed."""
    check = SelfCheck(page, language).open()
    check.start()
    answers = dict.fromkeys(ANYONE) | {"filing_date": "2024-06-30"}
    check.walk(answers)
    assert set(check.results().values()) == {"undetermined"}


def test_a_closed_program_is_said_before_the_next_question(page: Page, language: str) -> None:
    """After a filing date past the program's end, a notice leads on and one may go on."""
    check = SelfCheck(page, language).open()
    expect(page.locator('[data-part="start"] a[href="../after/"]')).to_be_visible()
    check.start()
    expect(page.locator('[data-part="notice"]')).to_be_hidden()
    check.answer("2026-01-01")
    assert check.fact == "location"
    notice = page.locator('[data-part="notice"]')
    expect(notice).to_be_focused()
    expect(notice).to_be_in_viewport()
    expect(notice.locator('a[href="../after/"]')).to_be_visible()
    check.answer("outside_quebec")
    assert check.fact == "quebec_diploma"
    expect(notice).to_be_hidden()
    check.press("finish")
    assert set(check.results().values()) == {"not_eligible"}
