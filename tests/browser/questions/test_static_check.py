"""The no-script check in a browser: by keyboard alone, as its styles define it, and accessible."""

import random

from playwright.sync_api import Page, expect

from rules.decision_diagram import diagram_of
from rules.model.outcomes import Outcome
from rules.programs.pilot import PROGRAM
from site_builder.check.static_pages import static_page
from site_builder.check.static_styles import AnswerStyles
from tests.browser.conftest import NewContext
from tests.browser.support.accessibility import accessibility_violations
from tests.browser.support.layout_checks import layout_problems
from tests.site_builder.static_page import Shown, StaticPage

ROUTE, PROFILE, PERIOD = "it_vfx", "francization", "second"
ADDRESS = static_page(ROUTE, PROFILE, PERIOD).removesuffix(".md") + "/"
MOST_TABS = 80
# Check the radio buttons at these places; return what is seen then.
CHECK = """(places) => {
    const radios = [...document.querySelectorAll("#check > input")];
    for (const place of places) radios[place].checked = true;
    const seen = (element) => element.getClientRects().length > 0;
    const outcome = (within) =>
        [...within.querySelectorAll(".check-badge")].filter(seen)
            .map(({ classList }) => classList[1].replace("check-badge--", ""));
    return {
        verdicts: [...document.querySelectorAll("[data-outcome]")].filter(seen)
            .map((each) => each.dataset.outcome),
        outcomes: [...document.querySelectorAll("[data-condition]")]
            .map((each) => [each.dataset.condition, outcome(each).join()]),
        reasons: [...document.querySelectorAll("[data-outcome] li > a")].filter(seen)
            .map((each) => document.querySelector(each.hash).dataset.condition),
        asked: radios.filter(seen).map((each) => each.name),
        labelled: radios.filter((each) => seen(each.labels[0])).map((each) => each.name),
    };
}"""


def meeting_everything() -> dict[str, str]:
    """Return, by fact, the classes of an answer that meets every condition."""
    law = next(each for each in PROGRAM.law_intervals if each.id == PERIOD)
    diagram = diagram_of(PROGRAM, ROUTE, PROFILE, PERIOD)
    styles = AnswerStyles(diagram, PROGRAM.conditions(ROUTE, PROFILE, law))
    questions = {each.facts: each for each in diagram.questions}
    answers: dict[str, str] = {}
    for path in diagram.paths:
        if all(outcome is Outcome.MET for _, outcome in path.outcomes):
            for facts, places in path.choices:
                answers.setdefault(
                    facts[0].id, styles.classes(questions[facts], min(places)).split()[0]
                )
    return answers


def tab_to(page: Page, selector: str) -> None:
    """Press the Tab key until an element that matches the selector has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    raise AssertionError(f"the Tab key does not come to {selector}")


def choose(page: Page, fact: str, name: str) -> None:
    """Answer a question with the arrow keys."""
    tab_to(page, f"input[name={fact}]")
    for _ in range(page.locator(f"input[name={fact}]").count()):
        if page.locator(f"input.{name}:checked").count():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrow keys do not come to an answer .{name} about {fact}")


def test_keys_alone_lead_to_an_outcome(new_context: NewContext, language: str) -> None:
    """Each answer changes what is shown, without a script; the start and the result are links."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{language}/check/walk/")
    tab_to(page, f'a[href$="{"/".join(ADDRESS.split("/")[2:])}"]')
    page.keyboard.press("Enter")
    verdict = page.locator("[data-outcome]:visible")
    expect(verdict).to_have_attribute("data-outcome", "unknown")
    answers = meeting_everything()
    facts = dict.fromkeys(radio.fact for radio in StaticPage(page.content()).radios)
    for fact in facts:
        if page.locator(f"input[name={fact}]").first.is_visible():
            choose(page, fact, answers[fact])
    expect(verdict).to_have_attribute("data-outcome", "met")
    tab_to(page, 'a[href="#result"]')
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_be_focused()
    fact = next(iter(facts))
    page.locator(f"input[name={fact}]:checked").focus()
    for _ in range(page.locator(f"input[name={fact}]").count()):
        page.keyboard.press("ArrowDown")
        if verdict.get_attribute("data-outcome") == "not_met":
            break
    expect(verdict).to_have_attribute("data-outcome", "not_met")
    tab_to(page, 'a[href="./"]')
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(verdict).to_have_attribute("data-outcome", "unknown")


def test_a_browser_shows_what_the_styles_say(page: Page) -> None:
    """For random answers, the browser shows the outcomes and questions that the tests derive from
    the styles.
    """
    page.goto(f"en/{ADDRESS}")
    static = StaticPage(page.content())
    questions = static.questions()
    generator = random.Random(1)
    for _ in range(30):
        checked = [generator.choice(places) for places in questions]
        seen = page.evaluate(CHECK, checked)
        (verdict,) = seen["verdicts"]
        shown = Shown(verdict, dict(seen["outcomes"]), frozenset(seen["asked"]))
        assert shown == static.shown(checked)
        assert seen["labelled"] == seen["asked"]
        assert seen["reasons"] == [
            condition for condition, outcome in seen["outcomes"] if outcome == verdict != "met"
        ]


def test_every_state_is_accessible(page: Page, language: str) -> None:
    """The start, the checklist, and a page with unmet and met conditions are accessible in both
    palettes.
    """
    for address in ("check/walk/", "check/walk/checklist/", ADDRESS):
        page.goto(f"{language}/{address}")
        assert accessibility_violations(page, within="#check") == [], address
        assert layout_problems(page) == [], address
    for name in meeting_everything().values():
        page.locator(f"input.{name}").first.evaluate("radio => { radio.checked = true; }")
    expect(page.locator("[data-outcome]:visible")).to_have_attribute("data-outcome", "met")
    assert accessibility_violations(page, within="#result") == []
    assert layout_problems(page) == []
