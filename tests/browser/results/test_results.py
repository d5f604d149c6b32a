"""The results in each state, on screen and for screen readers."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from rules.messages import handle_message
from tests.browser.support.accessibility import accessibility_violations
from tests.browser.support.layout_checks import (
    elements_behind_header,
    layout_problems,
    untranslated_names,
)
from tests.browser.support.personas import AI_GRADUATE, AI_WORKER, ANYONE, IT_VFX
from tests.browser.support.self_check import SelfCheck, expected, link

SHORT_OF_TIME = IT_VFX | {"eligible_occupation_months": 20}

STATES = {
    "met": AI_GRADUATE,
    "not met": ANYONE | {"age": 17},
    "not clear yet": {"filing_date": "2024-06-30", "location": "quebec_work"},
    "only time is missing": SHORT_OF_TIME,
    "hypothetical": AI_WORKER | {"filing_date": "2026-02-01"},
}
# These show every colour that results use.
COLOURFUL = ("met", "not met", "not clear yet")

# One unfolded route represents six.
UNFOLD = """() => {
    for (const each of document.querySelectorAll("[data-route][open] details, .check-answers")) {
        each.open = true;
    }
}"""


@pytest.mark.parametrize(
    "state",
    [
        each if each in COLOURFUL else pytest.param(each, marks=pytest.mark.weekly)
        for each in STATES
    ],
)
def test_results_are_accessible_in_each_state(check: SelfCheck, language: str, state: str) -> None:
    """Each kind of result is accessible with all folds open; on a narrow screen nothing is cut off
    or too small.
    """
    page = check.page
    assert check.bring(STATES[state]) == expected(STATES[state])
    page.evaluate(UNFOLD)
    assert accessibility_violations(page, within="#check", dark=state in COLOURFUL) == []
    assert layout_problems(page) == []
    assert untranslated_names(page, language) == []


def test_the_header_covers_no_focused_result(check: SelfCheck) -> None:
    """Shift+Tab from the end of unfolded results keeps each focused element in sight."""
    check.bring(STATES["hypothetical"])
    check.page.evaluate(UNFOLD)
    assert elements_behind_header(check.page) == []


@pytest.mark.may_fall_back
def test_waiting_failing_and_reporting_are_accessible(page: Page, language: str) -> None:
    """The page is accessible while the rules load, when they cannot load, and with an invalid
    link.
    """
    held: list[Route] | None = []

    def hold(route: Route) -> None:
        if held is None:
            route.fulfill(status=404)
        else:
            held.append(route)

    page.route("**/engine/**", hold)
    check = SelfCheck(page, language).open(link(AI_WORKER))
    expect(page.locator('[data-ref="waiting"]')).to_be_visible()
    expect(page.locator('[data-ref="loading"]')).to_be_visible()
    assert accessibility_violations(page) == []
    waiting, held = held or [], None
    for route in waiting:
        route.fulfill(status=404)
    expect(page.locator('[data-ref="failure"]')).to_be_focused()
    assert accessibility_violations(page) == []
    check.open("#answers=%%%")
    expect(page.locator('[data-ref="import-error"]')).to_be_focused()
    assert accessibility_violations(page) == []


def test_the_outcome_is_spoken(check: SelfCheck) -> None:
    """The focus goes to the heading, and a live region announces the outcome."""
    check.bring(AI_GRADUATE)
    expect(check.page.locator("[data-ref=results] h1")).to_be_focused()
    verdict = check.page.locator(".check-verdict h2").inner_text()
    expect(check.page.locator("[role=status][data-ref=announcement]")).to_have_text(verdict)
    check.restart()
    expect(check.page.locator("[data-ref=announcement]")).to_be_empty()


def test_a_calculation_that_fails_is_reported(check: SelfCheck) -> None:
    """If eligibility dates cannot be calculated, the results say so and stay."""
    page = check.page
    page.evaluate(
        """() => {
            const real = Worker.prototype.postMessage;
            Worker.prototype.postMessage = function (message) {
                if (message.text?.includes('"timing"')) {
                    message.text = '{"method": "timing", "answers": {}}';
                }
                real.call(this, message);
            };
            window.repair = () => { Worker.prototype.postMessage = real; };
        }"""
    )
    assert check.bring(SHORT_OF_TIME) == expected(SHORT_OF_TIME)
    page.evaluate("window.repair()")
    expect(page.get_by_text(check.text("check.timing.failed"))).to_be_visible()
    expect(page.locator(".check-timing")).to_have_count(0)


def test_dates_that_never_come_leave_the_waiting_screen(page: Page, language: str) -> None:
    """If the worker hangs while it calculates dates, the page says that it is waiting."""
    SelfCheck(page, language).open().load()
    page.evaluate(
        """() => {
            const real = Worker.prototype.postMessage;
            Worker.prototype.postMessage = function (message) {
                if (!message.text?.includes('"timing"')) real.call(this, message);
            };
        }"""
    )
    page.evaluate("hash => { location.hash = hash }", link(SHORT_OF_TIME))
    expect(page.locator('[data-ref="waiting"]')).to_be_visible()
    page.wait_for_timeout(1000)
    expect(page.locator('[data-ref="waiting"]')).to_be_visible()


def test_the_days_that_time_brings_are_reported(check: SelfCheck, language: str) -> None:
    """Four months short on 2025-03-01, the route and the condition show the date from which they
    are met, and the end of a window.
    """
    page = check.page
    check.bring(SHORT_OF_TIME)
    route = page.locator('[data-route="it_vfx"][data-profile="francization"]')
    day = {"en": "July 1, 2025", "zh": "2025年7月1日"}[language]
    expect(route.locator("> .check-timing")).to_contain_text(day)
    expect(route.locator('[data-condition="experience"] .check-timing')).to_contain_text(day)
    check.bring(AI_GRADUATE)
    last = {"en": "May 31, 2025", "zh": "2025年5月31日"}[language]
    diploma = page.locator("[data-route][open] [data-condition=quebec_diploma] .check-timing")
    expect(diploma).to_contain_text(last)


def test_what_is_not_in_a_persons_power_stands_apart(check: SelfCheck) -> None:
    """Suggested changes separate an age, which nobody can choose, from a salary."""
    page = check.page
    check.bring(AI_WORKER | {"age": 17, "annual_salary": 1})
    lists = page.locator("[data-route][open] .check-changes ul")
    expect(lists).to_have_count(2)
    expect(lists.nth(0).locator("li")).to_have_count(1)
    expect(page.locator("[data-route][open] .check-change-kind")).to_have_count(2)


def test_a_long_choice_is_folded(check: SelfCheck) -> None:
    """Many alternative answers are counted, and listed in a fold."""
    check.bring(AI_GRADUATE)
    reply = json.loads(
        handle_message(
            json.dumps({"method": "assess", "answers": AI_GRADUATE, "programs": ["pilot"]})
        )
    )
    route = next(
        each for each in reply["assessment"]["programs"][0]["routes"] if each["route"] == "it_vfx"
    )
    [[codes]] = [
        [change["needs"]["one_of"] for change in changes if change["fact"] == "occupation"]
        for changes in route["changes"]
    ]
    row = check.page.locator("[data-route=it_vfx]").first
    check.page.locator(".check-others > summary").click()
    row.locator("> summary").click()
    choice = row.locator(".check-changes li details")
    expect(choice.locator("summary")).to_contain_text(str(len(codes)))
    expect(choice.locator("li").first).to_be_hidden()
    choice.locator("summary").click()
    shown = choice.locator("li:visible").all_inner_texts()
    assert [text.strip(")）").split("(")[-1].split("（")[-1] for text in shown] == codes


def test_sources_are_distinguished(check: SelfCheck) -> None:
    """No two sources of a condition look alike, even if two articles share a title."""
    check.bring(ANYONE)
    read: list[list[str]] = check.page.eval_on_selector_all(
        "[data-condition]",
        """all => all.map((row) =>
            [...row.querySelectorAll(".check-source")].map((source) => source.textContent))""",
    )
    assert any(len(sources) > 1 for sources in read)
    for sources in read:
        assert len(sources) == len(set(sources))


def test_the_ways_on_lead_somewhere(check: SelfCheck, site: Path, language: str) -> None:
    """Every link of the results leads to an existing place; links to conditions name the
    condition.
    """
    check.bring(ANYONE)
    names = check.page.locator("[data-route][open] .check-more a").evaluate_all(
        "all => all.map((link) => [link.textContent, link.getAttribute('href')])"
    )
    assert len({name for name, _ in names}) == len({href for _, href in names}) > 1
    links = check.page.locator('[data-ref="results"] a')
    targets = {str(each.get_attribute("href")) for each in links.all()}
    assert {"../now/", "../pending/"} <= targets
    for target in targets:
        path, _, anchor = target.partition("#")
        there = (site / language / "check" / path / "index.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in there, target
