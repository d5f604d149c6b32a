"""Look-ups under the questions: occupations by job title, municipalities, French by test result."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.support.accessibility import accessibility_violations
from tests.browser.support.layout_checks import layout_problems
from tests.browser.support.personas import IT_VFX
from tests.browser.support.self_check import SelfCheck

CHOSEN = "all => all.filter(each => each.checked).map(each => each.value)"
# The Enter as most browsers report it, and as Safari does, once the composition has ended.
COMPOSE_ENTER = """field => {
    const enter = { key: "Enter", bubbles: true, cancelable: true };
    for (const how of [{ isComposing: true }, { keyCode: 229 }])
        field.dispatchEvent(new KeyboardEvent("keydown", { ...enter, ...how }));
}"""


def at(check: SelfCheck, fact: str, calculator: str = "") -> None:
    """Go to the question about `fact` from results, and open its calculator."""
    check.bring(IT_VFX)
    check.change(fact)
    if calculator:
        check.page.locator(f"[data-ref={calculator}] > summary").click()


def listed(check: SelfCheck) -> Locator:
    """Return the occupations that the list shows."""
    return check.question.locator(".check-choice:visible input")


def municipality(check: SelfCheck, typed: str) -> str | None:
    """Return what the calculator shows for a municipality's name before any choice."""
    check.page.locator('[data-lookup="municipality"]').fill(typed)
    result = check.page.locator("[data-ref=municipality] [data-slot=result]")
    expect(result).not_to_be_empty()
    return result.get_attribute("data-lookup-outcome")


@pytest.mark.parametrize("typed", ["DevOps", "21231", "ｄｅｖｏｐｓ", "development and oper"])
def test_the_list_of_occupations_is_found_by_job_titles(check: SelfCheck, typed: str) -> None:
    """The filter hides what does not match, and with it the answer "another occupation"."""
    at(check, "occupation")
    check.question.locator('[data-lookup="occupation"]').fill(typed)
    expect(listed(check)).to_have_count(2)
    assert listed(check).evaluate_all("all => all.map(each => each.value)") == ["21231", "2173"]


def test_an_occupation_that_is_not_on_the_list_is_named(check: SelfCheck) -> None:
    """The page names its code and title. A job title without any match is no reason to answer
    "another".
    """
    at(check, "occupation")
    field = check.question.locator('[data-lookup="occupation"]')
    note = check.page.locator("[data-ref=occupation-unlisted]")
    field.fill("compositor")
    expect(note.locator("[data-not-on-list='52111']")).to_contain_text("Graphic arts technicians")
    expect(listed(check)).to_have_count(0)
    assert accessibility_violations(check.page, within="#check") == []
    note.locator("button").click()
    expect(check.question.locator('[value="other"]')).to_be_checked()
    field.fill("qqqq")
    expect(note).to_be_hidden()
    expect(listed(check)).to_have_count(0)


def test_an_answered_occupation_is_still_chosen(check: SelfCheck) -> None:
    """The question shows its answer when it is opened again."""
    check.bring(IT_VFX)
    check.change("occupation")
    expect(check.question.locator(f'[value="{IT_VFX["occupation"]}"]')).to_be_checked()


def test_a_hidden_choice_is_not_submitted(check: SelfCheck) -> None:
    """A choice is withdrawn while the filter hides it, and restored with the list."""
    at(check, "occupation")
    check.fill("occupation", "2173")
    field = check.question.locator('[data-lookup="occupation"]')
    field.fill("animator")
    expect(check.question.locator('[value="52120"]')).to_be_visible()
    radios = check.question.locator("input[type=radio]")
    assert radios.evaluate_all(CHOSEN) == []
    check.press("continue")
    expect(check.page.locator("[data-ref=errors]")).to_be_visible()
    field.fill("")
    assert radios.evaluate_all(CHOSEN) == ["2173"]


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("Ville de Montréal", "inside"),
        ("Montreal, Quebec", "inside"),
        ("Saint-Laurent", "inside"),
        ("蒙特利尔", "inside"),
        ("滿地可", "inside"),
        ("Sherbrooke", "outside"),
        ("魁北克市", "outside"),
        ("Qwertyville", "unrecognised"),
    ],
)
def test_a_municipality_is_recognized(check: SelfCheck, typed: str, outcome: str) -> None:
    """Names are recognized in every language; an unknown name changes nothing and leads to the
    list.
    """
    at(check, "employer_in_cmm", "municipality")
    assert municipality(check, typed) == outcome
    radios = check.question.locator("input[type=radio]")
    before = radios.evaluate_all(CHOSEN)
    choice = check.page.locator("[data-ref=municipality] [data-lookup-choice]")
    expect(check.page.locator("[data-ref=municipality-list]")).to_be_visible(
        visible=outcome == "unrecognised"
    )
    if outcome == "unrecognised":
        expect(choice).to_have_count(0)
        assert radios.evaluate_all(CHOSEN) == before
        return
    choice.click()
    assert radios.evaluate_all(CHOSEN) == [str(outcome == "inside").lower()]
    expect(check.page.locator("[data-lookup-outcome]")).to_have_attribute(
        "data-lookup-outcome", outcome
    )


def test_an_enter_that_ends_a_composition_chooses_nothing(check: SelfCheck) -> None:
    """Only the next Enter chooses."""
    at(check, "employer_in_cmm", "municipality")
    check.fill("employer_in_cmm", value=False)
    assert municipality(check, "brossard") == "inside"
    field = check.page.locator('[data-lookup="municipality"]')
    field.evaluate(COMPOSE_ENTER)
    expect(field).to_have_value("brossard")
    expect(check.question.locator('[value="false"]')).to_be_checked()
    field.press("Enter")
    expect(field).to_have_value("Brossard")
    expect(check.question.locator('[value="true"]')).to_be_checked()


@pytest.mark.parametrize(
    ("fact", "calculator", "field"),
    [
        ("annual_salary", "pay", "#h-pay-hour"),
        ("eligible_occupation_months", "experience", "#h-job-1-hours"),
        ("french_oral_level", "french", "#h-french-listening"),
    ],
)
def test_an_enter_that_ends_a_composition_calculates_nothing(
    check: SelfCheck, fact: str, calculator: str, field: str
) -> None:
    """Only the next Enter calculates, or says what is missing."""
    at(check, fact, calculator)
    if calculator == "french":
        check.page.locator("#h-french-test").select_option("tef_canada")
    typed = check.page.locator(field)
    typed.fill("x")
    typed.evaluate(COMPOSE_ENTER)
    wrong = check.page.locator(f"[data-ref={calculator}] [aria-invalid=true]")
    assert wrong.count() == 0
    typed.press("Enter")
    expect(wrong.first).to_be_visible()


def test_a_french_test_gives_the_level(check: SelfCheck) -> None:
    """By keyboard, the lower of two marks counts, and the page names the other tables."""
    page = check.page
    at(check, "french_oral_level", "french")
    page.keyboard.press("Tab")
    expect(page.locator("#h-french-test")).to_be_focused()
    page.locator("[data-ref=french-submit]").click()
    errors = page.locator("[data-ref=french] [data-slot=errors]")
    expect(errors).to_be_focused()
    expect(errors.locator("a")).to_have_count(1)

    page.locator("#h-french-test").select_option("tef_canada")
    page.locator("#h-french-listening").fill("450")
    page.locator("#h-french-speaking").fill("700")
    page.keyboard.press("Enter")
    expect(errors.locator("a")).to_have_count(1)
    page.locator("#h-french-speaking").fill("310")
    page.keyboard.press("Enter")
    expect(page.locator("[name=french_oral_level]")).to_have_value("5")

    page.locator("#h-french-test").select_option("delf_b2")
    page.locator("#h-french-listening").fill("13")
    page.locator("#h-french-speaking").fill("13")
    page.keyboard.press("Enter")
    expect(page.locator("[name=french_oral_level]")).to_have_value("7")
    pilot = check.text("program.pilot.name")
    expect(page.locator("[data-ref=french] [data-slot=result]")).to_contain_text(pilot)

    page.locator("#h-french-speaking").fill("12")
    page.keyboard.press("Enter")
    expect(page.locator("[data-ref=french] [data-slot=result] strong")).to_have_text(
        check.text("check.french.none")
    )
    page.locator("#h-french-test").select_option("dalf_c2")
    expect(page.locator("#h-french-oral")).to_be_visible()
    expect(page.locator("#h-french-speaking")).to_be_hidden()


@pytest.mark.parametrize(
    ("fact", "calculator"),
    [("occupation", ""), ("employer_in_cmm", "municipality"), ("french_oral_level", "french")],
)
def test_look_ups_fit_a_narrow_screen(check: SelfCheck, fact: str, calculator: str) -> None:
    """At a phone's width nothing is cut off or too small."""
    before = check.page.viewport_size
    check.page.set_viewport_size({"width": 360, "height": 740})
    try:
        at(check, fact, calculator)
        for field in check.question.locator("[data-lookup]:visible").all():
            field.fill("a")
        assert layout_problems(check.page) == []
        assert accessibility_violations(check.page, within="#check") == []
    finally:
        check.page.set_viewport_size(before or {"width": 1280, "height": 720})
