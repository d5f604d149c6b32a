"""From the start to the results: each route to each outcome, in each language."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from rules.api import call
from tests.browser.people import ANYONE, WALKS, Walk
from tests.browser.self_check import SelfCheck, expected


def ending(how: str) -> pytest.MarkDecorator:
    """The walks of the three routes that end so."""
    chosen = {name: walk for name, walk in WALKS.items() if name.endswith(f", {how}")}
    assert len(chosen) == 3
    return pytest.mark.parametrize("walk", chosen.values(), ids=chosen)


def assert_end(check: SelfCheck, walk: Walk) -> None:
    """The results are those of the rules, and name the walk's outcome in words and in shape."""
    assert check.results() == expected(walk.answers)
    assert check.results()[walk.pair] == walk.outcome
    route, profile = walk.pair
    shown = check.page.locator(f'[data-route="{route}"][data-profile="{profile}"] > summary')
    key = "check.results.outcome.would.met" if walk.hypothetical else f"outcome.{walk.outcome}"
    expect(shown.locator(".check-badge")).to_have_text(check.words(key))
    expect(shown.locator(".check-badge svg")).to_be_visible()


@ending("undetermined")
def test_a_walk_through_the_questions(check: SelfCheck, walk: Walk) -> None:
    """Who answers each question, one of them with "I do not know", reads what the rules say."""
    check.start()
    asked = check.walk(walk.answers)
    assert asked[0] == "filing_date"
    assert None in [walk.answers[fact] for fact in asked]
    assert_end(check, walk)


@ending("not eligible")
def test_a_walk_by_link(check: SelfCheck, walk: Walk) -> None:
    """A link leads to the outcome, with every condition of every pair as the rules give it."""
    check.bring(walk.answers)
    assert_end(check, walk)
    reply = json.loads(call(json.dumps({"method": "assess", "answers": walk.answers})))
    for route in reply["assessment"]["routes"]:
        pair = f'[data-route="{route["route"]}"][data-profile="{route["profile"]}"]'
        rows = check.page.eval_on_selector_all(
            f"{pair} [data-condition]",
            "rows => rows.map(({ dataset }) => [dataset.condition, dataset.outcome])",
        )
        assert rows == [[row["id"], row["outcome"]] for row in route["conditions"]]


@ending("hypothetical")
def test_a_walk_by_file(check: SelfCheck, walk: Walk, tmp_path: Path) -> None:
    """A saved file leads to what the program would have said, before it began or after its end."""
    saved = tmp_path / "answers.json"
    saved.write_text(json.dumps(walk.answers), encoding="utf-8")
    check.page.locator('[data-part="file"]').set_input_files(saved)
    assert_end(check, walk)
    assert set(check.results().values()) == {"not_eligible"}


def test_the_best_route_comes_first_and_unfolded(check: SelfCheck) -> None:
    """Of the pairs only the first, the best, is unfolded."""
    best = WALKS["ai_graduate, eligible"]
    assert next(iter(check.bring(best.answers))) == best.pair
    expect(check.page.locator("[data-route][open]")).to_have_count(1)


def test_not_knowing_anything_ends_too(check: SelfCheck) -> None:
    """Who knows only the filing date is asked each question once, and nothing is assumed."""
    check.start()
    check.walk(dict.fromkeys(ANYONE) | {"filing_date": "2024-06-30"})
    assert set(check.results().values()) == {"undetermined"}


def test_a_closed_program_is_said_before_the_next_question(check: SelfCheck) -> None:
    """After a filing date past the program's end, a notice leads on and one may go on."""
    page = check.page
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
