"""From the start to the results: to each outcome of each route, by each way of answering, in each
language.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from benchmarks import question_count as questions
from tests.browser.support import keyboard as by_keyboard
from tests.browser.support.inputs import press, tab_to
from tests.browser.support.personas import ANYONE, WALKS, Answers, Walk
from tests.browser.support.self_check import SelfCheck, assessed

ROUTES = dict.fromkeys(walk.pair[1] for walk in WALKS.values())

ROWS = """() => [...document.querySelectorAll("[data-route]")].map((pair) => [
    pair.dataset.route,
    pair.dataset.profile,
    pair.dataset.outcome,
    [...pair.querySelectorAll("[data-condition]")]
        .map(({ dataset }) => [dataset.condition, dataset.outcome]).sort(),
])"""


def with_keys(check: SelfCheck, answers: Answers, _folder: Path) -> Answers:
    """Answer from the start with Tab, arrows, space, digits and Enter."""
    return by_keyboard.walk(check, answers)


def with_presses(check: SelfCheck, answers: Answers, _folder: Path) -> Answers:
    """Answer with the buttons and fields of each question."""
    check.start()
    return {fact: answers[fact] for fact in check.walk(answers)}


def with_a_file(check: SelfCheck, answers: Answers, folder: Path) -> Answers:
    """Open a file of answers from the start, with the keyboard."""
    saved = folder / "answers-programs-pilot.json"
    saved.write_text(json.dumps(answers), encoding="utf-8")
    with check.page.expect_file_chooser() as chooser:
        press(check.page, '[data-ref="open-file"]')
    chooser.value.set_files(saved)
    return answers


def with_a_link(check: SelfCheck, answers: Answers, _folder: Path) -> Answers:
    """Open a link with the answers."""
    check.bring(answers)
    return answers


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
@pytest.mark.all_languages
def test_each_route_to_each_outcome(check: SelfCheck, walk: Walk, tmp_path: Path) -> None:
    """The page shows the rules' outcome of every condition of every pair of route and profile, and
    the pair's own outcome in words and as a shape.
    """
    expect_outcomes(check, walk, with_presses(check, walk.answers, tmp_path))


@pytest.mark.parametrize(
    ("walk", "way"),
    [
        *((walk, with_a_link) for walk in WALKS.values()),
        *((WALKS[f"{route}, undetermined"], with_keys) for route in ROUTES),
        (WALKS["it_vfx, eligible"], with_a_file),
    ],
    ids=lambda given: getattr(given, "__name__", None) or " ".join((*given.pair, given.outcome)),
)
def test_each_way_leads_to_the_outcome(
    check: SelfCheck, walk: Walk, way: Callable[..., Answers], tmp_path: Path
) -> None:
    """A link, keys and a file bring the outcomes that pressed answers bring."""
    expect_outcomes(check, walk, way(check, walk.answers, tmp_path))


def expect_outcomes(check: SelfCheck, walk: Walk, given: Answers) -> None:
    """Expect the outcomes that the rules give for the answers."""
    assert check.results()[walk.pair] == walk.outcome
    assert sorted(check.page.evaluate(ROWS)) == expected_rows(given)
    _, route, profile = walk.pair
    shown = check.page.locator(f'[data-route="{route}"][data-profile="{profile}"] > summary')
    expect(shown.locator(".check-badge")).to_have_text(check.text(badge_key(walk, given)))
    expect(shown.locator(".check-badge svg")).to_be_visible()
    closed = check.page.locator(".check-verdict--closed > .check-shape > use[href='#shape-closed']")
    expect(closed).to_have_count(int(walk.hypothetical))


def expected_rows(answers: Answers) -> list[list[Any]]:
    """Return what `ROWS` should find, sorted: the page has the best pair first, and groups
    conditions by outcome.
    """
    [program] = assessed(answers)
    return sorted(
        [
            each["route"],
            each["profile"],
            each["outcome"],
            sorted([row["id"], row["outcome"]] for row in each["conditions"]),
        ]
        for each in program["routes"]
    )


def badge_key(walk: Walk, answers: Answers) -> str:
    """Return the key of the words for the outcome of the walk's pair."""
    [program] = assessed(answers)
    intakes = {(each["route"], each["profile"]): each["intake"] for each in program["routes"]}
    if walk.hypothetical:
        return "check.results.outcome.would.met"
    if walk.outcome == "eligible" and intakes[walk.pair[1:]] != "open":
        return f"check.results.outcome.{intakes[walk.pair[1:]]}"
    return f"outcome.{walk.outcome}"


def test_the_results_need_no_pointer(check: SelfCheck) -> None:
    """The keyboard unfolds a route, changes an answer, and clears everything."""
    page = check.page
    walk = WALKS["ai_worker, eligible"]
    check.bring(walk.answers)
    press(page, ".check-answers > summary")
    press(page, "[data-change=annual_salary]")
    assert check.fact == "annual_salary"
    press(page, '[data-action="continue"]')
    assert check.results()[walk.pair] == walk.outcome
    press(page, ".check-others > summary")
    press(page, "[data-route]:not([open]) > summary")
    assert page.locator("[data-route][open]").count() == 2
    press(page, '[data-action="restart"]')
    # In Firefox, Tab leads from the last button of a dialog to the browser's own.
    tab_to(page, '[data-action="confirm"]', "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector('[data-ref="start"]:not([hidden])')


def test_a_walk_by_pointer(check: SelfCheck) -> None:
    """A walk by mouse reaches the same outcome, with as many questions as the benchmark of
    questions counts.
    """
    walk = WALKS["ai_graduate, undetermined"]
    check.start()
    asked = check.walk_by_pointer(walk.answers)
    assert asked[0] == "filing_date"
    assert None in [walk.answers[fact] for fact in asked]
    assert len(asked) == questions.count_questions(walk.answers, questions.exact)[0]
    assert check.results()[walk.pair] == walk.outcome


def test_the_best_route_comes_first_and_unfolded(check: SelfCheck) -> None:
    """Only the first pair, the best one, is unfolded."""
    best = WALKS["ai_graduate, eligible"]
    assert next(iter(check.bring(best.answers))) == best.pair
    expect(check.page.locator("[data-route][open]")).to_have_count(1)


def test_not_knowing_anything_ends_too(check: SelfCheck) -> None:
    """With the filing date alone, each question is asked once, and nothing is assumed."""
    check.start()
    check.walk(dict.fromkeys(ANYONE) | {"filing_date": "2024-06-30"})
    assert set(check.results().values()) == {"undetermined"}


def test_a_closed_program_is_said_before_the_next_question(check: SelfCheck) -> None:
    """A filing date after the program's end shows a notice, which leads to the open programs; the
    questions can go on.
    """
    page = check.page
    expect(page.locator('[data-ref="start"] a[href="../now/"]')).to_be_visible()
    check.start()
    expect(page.locator('[data-ref="notice"]')).to_be_hidden()
    check.answer("2026-01-01")
    assert check.fact == "location"
    notice = page.locator('[data-ref="notice"]')
    expect(notice).to_be_focused()
    expect(notice).to_be_in_viewport()
    expect(notice.locator('a[href="../now/"]')).to_be_visible()
    check.answer("outside_quebec")
    assert check.fact == "quebec_diploma"
    expect(notice).to_be_hidden()
    check.press("finish")
    assert set(check.results().values()) == {"not_eligible"}
