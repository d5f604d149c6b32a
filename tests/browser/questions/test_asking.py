"""How the check asks: the start, the order of questions, and what each question shows."""

import re

import pytest
from playwright.sync_api import expect

from rules import FACTS, PROGRAMS
from tests.browser.support.accessibility import accessibility_violations
from tests.browser.support.layout_checks import layout_problems, untranslated_names
from tests.browser.support.personas import ANYONE, IT_VFX
from tests.browser.support.self_check import NOW, PILOT, SelfCheck

START = {
    "en": ("five to ten minutes", "Nothing leaves your device", "What you’ll need", "What you get"),
    "zh": ("五到十分钟", "数据不会离开您的设备", "需要准备的资料", "自查结果包括"),
}

# A question of each kind, with its calculator, if it has one.
QUESTIONS = {
    "filing_date": None,
    "location": None,
    "age": None,
    "job_ai_sector": None,
    "occupation": None,
    "annual_salary": "pay",
    "eligible_occupation_months": "experience",
    "employer_in_cmm": "municipality",
}
# One question of each kind that has wrong answers.
REFUSED = {"filing_date": "2022-02-30", "annual_salary": "a lot", "eligible_occupation_months": ""}

# Counted from a day other than the filing date, which is only its limit.
NOT_ON_THE_DAY = {"post_graduation_months"}
# May still happen after filing.
STILL_TO_COME = {"values_attestation"}
PRESENT = re.compile(r"\b(?:is|are|do|does|has|will)\b", re.IGNORECASE)
# Facts that assume the answer to another one.
ASSUMES = {
    "quebec_diploma_date": "quebec_diploma",
    "post_graduation_months": "quebec_diploma",
    "graduate_degree_date": "diploma_level",
    "annual_salary": "job",
    "occupation": "job",
    "reference_wage": "job",
    "stay_compliant": "location",
}

ROUND = """(section) => ({
    fact: section.dataset.fact,
    headings: section.querySelectorAll("h1").length,
    inside: section.querySelectorAll("label .check-hint").length,
    described: section.querySelectorAll(
        `[aria-describedby~="q-${section.dataset.fact}-hint"] .check-input, `
        + `.check-input[aria-describedby~="q-${section.dataset.fact}-hint"], `
        + `[aria-describedby~="q-${section.dataset.fact}-hint"] [type=radio]`).length > 0,
    why: section.querySelector(".check-why > p").textContent.trim() !== "",
    links: [...section.querySelectorAll(".check-why a")].map(({ href }) => href.split("/").at(-2)),
})"""

# Presses once the page has created the next question, which is not shown yet.
PRESS_WHEN_MADE = """async ([action, next]) => {
    for (const end = Date.now() + 20_000; Date.now() < end;) {
        if (document.querySelector(`[data-fact=${next}]`)) break;
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
    document.querySelector(`[data-action=${action}]`).click();
    return document.querySelector("[data-fact]:not([hidden])")?.dataset.fact;
}"""


@pytest.mark.all_languages
def test_the_start_says_what_to_expect(check: SelfCheck, language: str) -> None:
    """It names what the check does, how long it takes, what to have at hand, and that answers stay
    on the device.
    """
    for text in START[language]:
        expect(check.page.locator('[data-ref="start"]')).to_contain_text(text)
    assert accessibility_violations(check.page, within="#check") == []
    assert layout_problems(check.page) == []


@pytest.mark.all_languages
def test_what_surrounds_each_question(check: SelfCheck, language: str) -> None:
    """A question has one heading, a hint beside the choices, and the reason for asking with
    conditions and sources. Each control has a name in the page's language.
    """
    for fact in FACTS:
        check.ask(fact)
        each = check.question.evaluate(ROUND)
        assert each["fact"] == fact
        assert (each["headings"], each["inside"]) == (1, 0), each
        assert (each["described"], each["why"]) == (True, True), each
        assert untranslated_names(check.page, language) == [], fact
        # No condition reads the filing date: it chooses the law for all of them.
        if fact != "filing_date":
            assert {"list"} < set(each["links"]), each


def test_the_next_question_does_not_wait_for_the_rules(check: SelfCheck) -> None:
    """The handler of the press already shows the next question, for each choice and for "I do not
    know".
    """
    check.start()
    check.answer("2024-03-01")
    check.answer("outside_quebec")
    assert check.fact == "quebec_diploma"
    check.fill("quebec_diploma", "none")
    for press in (("continue", "diploma_level"), ("unknown", "graduate_degree_date")):
        assert check.page.evaluate(PRESS_WHEN_MADE, press) == press[1]


def test_questions_of_one_topic_follow_each_other(check: SelfCheck) -> None:
    """No topic is returned to after questions about another one."""
    check.start()
    asked = check.walk(IT_VFX)
    topics = [FACTS[fact].topic for fact in asked]
    order = list(dict.fromkeys(fact.topic for fact in PROGRAMS[PILOT].questions))
    assert list(dict.fromkeys(topics)) == [topic for topic in order if topic in topics]
    assert topics == sorted(topics, key=order.index)


@pytest.mark.parametrize(
    ("day", "programs"),
    [("2022-05-10", PILOT), ("2026-08-14", NOW), (None, NOW), ("2031-01-31", NOW)],
)
@pytest.mark.all_languages
def test_questions_name_the_filing_date(
    check: SelfCheck, language: str, day: str | None, programs: str
) -> None:
    """Questions that depend on the filing date name it, in the past tense if it is past."""
    today = check.page.evaluate("() => new Date().toLocaleDateString('sv')")
    day = day or today
    check.bring({"filing_date": day}, programs)
    named = check.date(day)
    asked = {fact.id: fact for each in programs.split(",") for fact in PROGRAMS[each].questions}
    for fact in list(asked.values())[1:]:
        check.ask(fact.id)
        question = check.question.locator("h1").inner_text()
        if FACTS["filing_date"] in fact.depends_on and fact.id not in NOT_ON_THE_DAY:
            assert named in question, question
        if language == "en" and day < today and fact.id not in STILL_TO_COME:
            assert not PRESENT.search(question), question


def test_nothing_unknown_is_asked_as_if_it_were_known(check: SelfCheck) -> None:
    """A question that depends on an unknown answer begins with "if"; no other question does."""
    unknown = {"job": None, "quebec_diploma": None, "diploma_level": None, "location": None}
    known = {"job": "held", "quebec_diploma": "master", "diploma_level": "master"}
    for answers, begins in ((unknown, True), (known | {"location": "quebec_work"}, False)):
        check.bring({"filing_date": "2022-05-10", **answers})
        for fact, hangs_on in ASSUMES.items():
            check.ask(fact)
            found = check.question.locator("h1").inner_text()
            assert found.startswith(check.text(f"fact.{hangs_on}.if")) == begins, found


@pytest.mark.parametrize("fact", QUESTIONS)
def test_questions_are_accessible(check: SelfCheck, language: str, fact: str) -> None:
    """Each kind of question is accessible with its calculator, its reason and its errors, on narrow
    screens and with large text, with names in the page's language.
    """
    page, calculator = check.page, QUESTIONS[fact]
    check.bring(ANYONE | IT_VFX)
    check.change(fact)
    assert page.locator("h1:visible").count() == 1
    check.question.locator(".check-why > summary").click()
    if calculator:
        page.locator(f"[data-ref={calculator}] > summary").click()
    assert untranslated_names(page, language) == []
    if fact in REFUSED:
        check.fill(fact, REFUSED[fact])
        check.press("continue")
        expect(page.locator('[data-ref="errors"]')).to_be_focused()
    assert accessibility_violations(page, within="#check", dark=fact in REFUSED) == []
    assert layout_problems(page) == []


def test_forced_colours_and_stilled_motion(check: SelfCheck) -> None:
    """In forced colours the chosen and the focused option stand out; with reduced motion, nothing
    moves.
    """
    page = check.page
    check.bring(ANYONE | IT_VFX)
    check.change("location")
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    style = """([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"""
    section = "[data-fact=location]"
    assert (
        page.evaluate(style, [f"{section} .check-choice:has(:checked)", "outlineStyle"]) == "solid"
    )
    assert page.evaluate(style, [f"{section} [data-action=continue]", "borderTopStyle"]) == "solid"
    page.keyboard.press("Tab")
    focused = page.evaluate(
        "() => getComputedStyle(document.activeElement.closest('.check-choice') "
        "?? document.activeElement).outlineStyle"
    )
    assert focused == "solid"
    moving = page.evaluate(
        """() => [...document.querySelectorAll("#check *")]
            .flatMap((each) => [null, "::before"].map((of) => [each, getComputedStyle(each, of)]))
            .filter(([, style]) => style.animationName !== "none"
                || !/^0s(, 0s)*$/.test(style.transitionDuration))
            .map(([each, style]) => `${each.outerHTML.slice(0, 80)} ${style.animationName}`)"""
    )
    assert moving == []
