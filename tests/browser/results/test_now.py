"""The check of the open programs, from the start to the results, in each language."""

import pytest
from playwright.sync_api import expect

from tests.browser.support.accessibility import accessibility_violations
from tests.browser.support.layout_checks import layout_problems, untranslated_names
from tests.browser.support.personas import AI_WORKER, DEVELOPER, WALKS_NOW, Walk
from tests.browser.support.self_check import NOW, PILOT, SelfCheck, assessed, expected

ROWS = """() => [...document.querySelectorAll("[data-route]")].map((route) => [
    route.dataset.program,
    route.dataset.route,
    route.dataset.profile,
    [...route.querySelectorAll("[data-condition]")]
        .map(({ dataset }) => [dataset.condition, dataset.outcome]).sort(),
])"""

TODAY = """() => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(String);
}"""

STATES = {
    "met": DEVELOPER,
    "not met": DEVELOPER | {"age": 17},
    "not clear yet": {"filing_date": "2026-11-30", "french_oral_level": 8},
    "not covered": DEVELOPER | {"filing_date": "2025-03-01"},
}


def test_the_start_offers_both_ways(check: SelfCheck) -> None:
    """One button starts the check of the closed program, another that of the open programs."""
    offered = check.page.locator('[data-action="start"]:visible')
    programs = offered.evaluate_all("all => all.map(({ dataset }) => dataset.programs)")
    assert sorted(programs) == ["pilot", "pstq peq"]


def test_today_is_filled_in_and_can_be_changed(check: SelfCheck) -> None:
    """The first question for open programs is the filing date, filled in with today's date."""
    check.start(NOW)
    assert check.fact == "filing_date"
    fields = [
        check.question.locator(f'[name="filing_date-{part}"]').input_value()
        for part in ("year", "month", "day")
    ]
    assert fields == check.page.evaluate(TODAY)
    check.answer("2026-11-30")
    assert check.fact == "main_occupation_level"
    check.press("finish")
    given = {"filing_date": "2026-11-30"}
    assert check.results() == expected(given, NOW)


def test_the_closed_program_is_asked_about_without_today(check: SelfCheck) -> None:
    """Its filing date is not filled in, neither with today nor with that of the open programs."""
    check.start(NOW)
    check.press("continue")
    assert check.fact == "main_occupation_level"
    check.press("back")
    check.press("back")
    check.start(PILOT)
    assert check.fact == "filing_date"
    expect(check.question.locator('[name="filing_date-year"]')).to_have_value("")


@pytest.mark.parametrize("walk", WALKS_NOW.values(), ids=WALKS_NOW)
@pytest.mark.all_languages
def test_each_live_route_to_its_outcome(check: SelfCheck, walk: Walk) -> None:
    """Pressed answers lead to the rules' outcome of every condition."""
    check.start(NOW)
    asked = check.walk(walk.answers)
    given = {fact: walk.answers[fact] for fact in asked}
    assert check.results() == expected(given, NOW)
    assert check.results()[walk.pair] == walk.outcome
    rows = [
        [
            program["program"],
            route["route"],
            route["profile"] or "",
            sorted([row["id"], row["outcome"]] for row in route["conditions"]),
        ]
        for program in assessed(given, NOW)
        for route in program["routes"]
    ]
    assert sorted(check.page.evaluate(ROWS)) == sorted(rows)
    program, name, _ = walk.pair
    route = check.page.locator(f'[data-program="{program}"][data-route="{name}"]')
    intake = {"pstq": "by_invitation", "peq": "undocumented"}[program]
    eligible = walk.outcome == "eligible"
    key = f"check.results.outcome.{intake}" if eligible else f"outcome.{walk.outcome}"
    expect(route.locator("> summary .check-badge")).to_have_text(check.text(key))


def test_an_invitation_is_part_of_the_verdict(check: SelfCheck) -> None:
    """If only streams by invitation are met, the verdict says that an invitation is needed."""
    check.bring(DEVELOPER, "pstq")
    verdict = check.page.locator(".check-verdict")
    expect(verdict.locator("h2")).to_have_text(check.text("check.results.best.met.by_invitation"))
    expect(verdict).to_contain_text(check.text("program.pstq.notice"))
    check.bring(DEVELOPER | {"filing_date": "2028-06-01"}, "peq")
    unknown = check.text("check.results.best.met.undocumented.now")
    expect(verdict.locator("h2")).to_have_text(unknown)


def test_newer_dates_than_the_law_say_how_new_it_is(check: SelfCheck) -> None:
    """Outcomes for later filing dates show the date of the newest text; no others do."""
    notice = check.text("program.law_as_of").split("{date}")[0]
    check.bring(DEVELOPER, NOW)
    expect(check.page.locator(".check-program", has_text=notice)).to_have_count(2)
    check.bring(AI_WORKER, PILOT)
    expect(check.page.locator(".check-program", has_text=notice)).to_have_count(0)


def test_a_date_without_rules_is_said(check: SelfCheck) -> None:
    """For a date whose law the guide lacks, no notice and no outcome claims to know it."""
    check.start(NOW)
    check.answer("2025-03-01")
    notice = check.page.locator('[data-ref="notice"]')
    expect(notice).to_contain_text(check.text("check.notice.not_covered.title"))
    assert check.bring(STATES["not covered"], NOW) == expected(STATES["not covered"], NOW)
    assert set(check.results().values()) == {"undetermined"}
    unknown = check.text("check.place.undocumented").split("}")[1]
    for line in check.page.locator(".check-time").all():
        expect(line).to_contain_text(unknown)
    expect(check.page.locator(".check-verdict")).to_contain_text(
        check.text("check.results.best.met.later")
    )
    badges = check.page.locator("[data-route] > summary .check-badge").all_inner_texts()
    known = [check.text(f"outcome.{each}") for each in ("eligible", "not_eligible")]
    assert not set(badges) & set(known)


@pytest.mark.parametrize("state", STATES)
def test_results_of_programs_are_accessible(check: SelfCheck, language: str, state: str) -> None:
    """Each state is accessible in both palettes and on a narrow screen."""
    check.bring(STATES[state], NOW)
    assert accessibility_violations(check.page, within="#check", dark=state == "met") == []
    assert layout_problems(check.page) == []
    assert untranslated_names(check.page, language) == []
