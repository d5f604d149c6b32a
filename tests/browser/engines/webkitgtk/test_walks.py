"""From the start to the results in WebKitGTK: to each outcome of each route, by each way of
answering.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.questions.test_walks import ROUTES, ROWS, badge_key, expected_rows
from tests.browser.support.inputs import FOCUSED, MOST_TABS, parts, words
from tests.browser.support.personas import WALKS, Answers, Walk
from tests.browser.support.webkit_check import START, WebKitCheck
from tools.testing.webkitgtk import WebKitGtk

FIELDS = """(fact) => [...document.querySelectorAll(`[name="${fact}"], [name^="${fact}-"]`)]
    .map(({ id, type }) => [id, type])"""
BADGE = """(route, profile) => document.querySelector(
    `[data-route="${route}"][data-profile="${profile}"] > summary .check-badge`).innerText"""
SHAPE = """() => document.querySelectorAll(
    ".check-verdict--closed > .check-shape > use[href='#shape-closed']").length"""


def tab_to(page: WebKitGtk, selector: str, key: str = "Tab") -> None:
    """Press Tab, or another key, until an element that matches `selector` has the focus."""
    for _ in range(MOST_TABS):
        if page.evaluate(FOCUSED, selector):
            return
        page.press(key)
    raise AssertionError(f"{key} does not reach {selector}")


def answer_by_keys(page: WebKitGtk, fact: str, value: object) -> None:
    """Answer the shown question and continue; None is "I do not know"."""
    if value is None:
        tab_to(page, '[data-action="unknown"]')
        page.press("Enter")
        return
    fields = page.evaluate(FIELDS, fact)
    if fields[0][1] in ("radio", "checkbox"):
        tab_to(page, f'[name="{fact}"]')
        page.press(" ")
        tab_to(page, f'[value="{words(value)[0]}"]', "ArrowDown")
        tab_to(page, '[data-action="continue"]')
    else:
        for (name, _), text in zip(fields, parts(value, len(fields)), strict=True):
            tab_to(page, f"#{name}")
            page.press(*text)
    page.press("Enter")


def with_keys(check: WebKitCheck, answers: Answers, _folder: Path) -> Answers:
    """Answer from the start with Tab, arrows, space, digits and Enter."""
    given: Answers = {}
    tab_to(check.page, START)
    check.page.press("Enter")
    while (fact := check.next_fact(tuple(given))) != "results":
        given[fact] = answers[fact]
        answer_by_keys(check.page, fact, answers[fact])
    return given


def with_presses(check: WebKitCheck, answers: Answers, _folder: Path) -> Answers:
    """Answer with the buttons and fields of each question."""
    check.start()
    return {fact: answers[fact] for fact in check.walk(answers)}


def with_a_file(check: WebKitCheck, answers: Answers, folder: Path) -> Answers:
    """Open a file of answers."""
    saved = folder / "answers-programs-pilot.json"
    saved.write_text(json.dumps(answers), encoding="utf-8")
    check.page.choose_file('[data-ref="file"]', saved)
    return answers


def with_a_link(check: WebKitCheck, answers: Answers, _folder: Path) -> Answers:
    """Open a link with the answers."""
    check.bring(answers)
    return answers


@pytest.mark.parametrize(
    ("walk", "way"),
    [
        *(
            (walk, way)
            for walk in WALKS.values()
            for way in (with_presses, with_a_link, with_a_file)
        ),
        *((WALKS[f"{route}, undetermined"], with_keys) for route in ROUTES),
    ],
    ids=lambda given: getattr(given, "__name__", None) or " ".join((*given.pair, given.outcome)),
)
@pytest.mark.all_languages
def test_each_route_to_each_outcome(
    check: WebKitCheck, walk: Walk, way: Callable[..., Answers], tmp_path: Path
) -> None:
    """The page shows the rules' outcome of every condition of every pair, and the words for it."""
    given = way(check, walk.answers, tmp_path)
    assert check.results()[walk.pair] == walk.outcome
    assert sorted(check.page.evaluate(ROWS)) == expected_rows(given)
    badge = check.page.evaluate(BADGE, *walk.pair[1:])
    assert badge.strip() == check.text(badge_key(walk, given))
    assert check.page.evaluate(SHAPE) == int(walk.hypothetical)
