"""The verdict at the top of the results: whether places were left, what is missing, and how
much.
"""

import pytest
from playwright.sync_api import ViewportSize, expect

from rules import PROGRAMS, opening
from tests.browser.support.personas import DEVELOPER, GRADUATE, IT_VFX, VERDICTS
from tests.browser.support.self_check import NOW, SelfCheck

FRANCIZATION = IT_VFX | {"french_oral_level": 3, "francization_agreement": True}
PHONE = ViewportSize(width=360, height=780)
SHOWN_PART = """() => {
    const { top } = document.querySelector('[data-ref="results"] h1').getBoundingClientRect();
    const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
    return [top - header, document.querySelector(".check-verdict").getBoundingClientRect().bottom];
}"""
SHORT = IT_VFX | {"eligible_occupation_months": 22}


@pytest.mark.parametrize(
    ("day", "kind", "message"),
    [
        ("2024-02-15", "met_but", "check.results.best.met.full"),
        ("2025-01-05", "met_but", "check.results.best.met.between_intakes"),
        ("2025-06-01", "met_but", "check.results.best.met.undocumented"),
        ("2023-11-25", "met", "check.results.best.met"),
    ],
)
def test_the_verdict_knows_of_places(check: SelfCheck, day: str, kind: str, message: str) -> None:
    """With all conditions met, the verdict is not green if no application could be filed that
    day.
    """
    check.bring(FRANCIZATION | {"filing_date": day})
    verdict = check.page.locator(".check-verdict")
    expect(verdict).to_have_class(f"check-verdict check-verdict--{kind}")
    before, _, after = check.text(message).partition("{date}")
    heading = verdict.locator("h2").inner_text()
    assert heading.startswith(before)
    assert heading.endswith(after)
    badges = check.page.locator('[data-outcome="eligible"] > summary .check-badge')
    expect(badges.first.locator(f"use[href='#shape-{kind}']")).to_have_count(1)


@pytest.mark.parametrize("name", VERDICTS)
@pytest.mark.all_languages
def test_the_verdict_fits_on_a_phone(check: SelfCheck, name: str) -> None:
    """The reason, the date and the next step fit on the first screen."""
    page, (answers, programs) = check.page, VERDICTS[name]
    page.set_viewport_size(PHONE)
    check.bring(answers, programs)
    expect(page.locator('[data-ref="results"] h1')).to_be_focused()
    heading, bottom = page.evaluate(SHOWN_PART)
    assert heading >= 0
    assert bottom <= PHONE["height"]
    times = page.locator(".check-time")
    expect(times).to_have_count(len(programs.split(",")))
    expect(times.first).to_contain_text(check.date(answers["filing_date"]))
    following = page.locator(".check-verdict [data-action]")
    expect(following).to_have_count(1)
    expect(following).to_be_visible()


def test_the_verdict_says_by_how_much(check: SelfCheck, language: str) -> None:
    """Two months short of 24, the heading names the condition and a line the months."""
    check.bring(SHORT)
    verdict = check.page.locator(".check-verdict")
    condition = {"en": "Work experience", "zh": "工作经验"}[language]
    expect(verdict.locator("h2")).to_contain_text(condition)
    for figure in ("22", "24", "2 "):
        expect(verdict.locator("li").first).to_contain_text(figure)


def test_a_wage_is_short_of_the_published_one_by_a_cent(check: SelfCheck) -> None:
    """The wage is compared with another answer, of which every digit is shown."""
    check.bring(IT_VFX | {"hourly_wage": 54.99, "reference_wage": 55.0})
    line = check.page.locator(".check-verdict li").first
    for figure in ("54.99", "55.00", "0.01"):
        expect(line).to_contain_text(figure)


def test_few_answers_bring_no_route_near(check: SelfCheck) -> None:
    """A developer without French lacks one condition of stream 4 too, the only one that is decided:
    the nearest one is the stream that fits the occupation.
    """
    known = {fact: DEVELOPER[fact] for fact in opening((PROGRAMS["pstq"],))}
    check.bring(known | {"french_oral_level": 5, "main_occupation_months": 30}, "pstq")
    verdict = check.page.locator(".check-verdict")
    expect(verdict).to_contain_text(check.text("route.stream_1.name"))
    expect(verdict).not_to_contain_text(check.text("route.stream_4.name"))
    expect(verdict.locator("li").first).to_contain_text("7")


def test_the_verdict_has_a_line_for_each_program(check: SelfCheck) -> None:
    """If both programs lack French, a line names each program and the level that it needs."""
    check.bring(DEVELOPER | {"french_oral_level": 4}, NOW)
    lines = check.page.locator(".check-verdict ul > li:has(ul)")
    expect(lines).to_have_count(2)
    for line, name in zip(lines.all(), ("PSTQ", "PEQ"), strict=True):
        expect(line).to_contain_text(name)
        expect(line.locator("ul > li")).to_contain_text("7")


def test_missing_answers_lead_to_their_questions(check: SelfCheck) -> None:
    """At most five are shown at first; each links its question."""
    check.bring({"filing_date": "2024-06-30", "location": "quebec_work"})
    missing = check.page.locator(".check-missing")
    expect(missing.locator("button:visible")).to_have_count(5)
    first = missing.locator("button").first
    fact = str(first.get_attribute("data-change"))
    first.click()
    assert check.fact == fact


def test_a_tie_is_no_ranking(check: SelfCheck) -> None:
    """If several routes lack equally much, none is called the nearest."""
    check.bring(IT_VFX | {"age": 17, "french_oral_level": 8, "francization_agreement": True})
    routes = check.page.locator('[data-route="it_vfx"]').all()
    assert len({each.locator('[data-outcome="not_met"]').count() for each in routes}) == 1
    nearest = check.text("check.results.nearest").split("{")[0]
    verdict = check.page.locator(".check-verdict")
    expect(verdict).not_to_contain_text(nearest)
    expect(verdict.locator("h2")).to_contain_text(check.text("condition.age.name"))
    expect(verdict.locator("ul > li").first).to_contain_text("18")


def test_a_tie_in_two_programs_names_what_is_not_met(check: SelfCheck) -> None:
    """What no route of a program meets stands beside the program's name."""
    met = GRADUATE | {"exceptional_expertise": True, "main_occupation_months": 36}
    check.bring(met | {"age": 17}, NOW)
    for line in check.page.locator(".check-verdict > ul > li").all():
        expect(line).to_contain_text(check.text("condition.age.name"))
    expect(check.page.locator(".check-verdict > ul > li")).to_have_count(2)


def test_routes_that_are_not_needed_are_folded(check: SelfCheck) -> None:
    """Beside a route that is met, the others share one line."""
    check.bring(FRANCIZATION)
    others = check.page.locator(".check-others")
    expect(others.locator("[data-route]")).to_have_count(5)
    expect(others.locator("[data-route]:visible")).to_have_count(0)
    expect(check.page.locator(".check-group").first).not_to_have_attribute("open", "")


def test_other_routes_take_a_line_each(check: SelfCheck) -> None:
    """A line names what the route lacks, and unfolds to its card."""
    check.bring(IT_VFX | {"age": 17})
    assert check.page.locator(".check-route[open]").count() == 1
    lines = check.page.locator(".check-route--line")
    expect(lines).to_have_count(5)
    for line in lines.all():
        expect(line.locator(".check-counts")).to_contain_text(check.text("condition.age.name"))
    lines.first.locator("> summary").click()
    expect(lines.first.locator(".check-conditions").first).to_be_visible()


def test_the_time_line_explains_its_colours(check: SelfCheck) -> None:
    """Below the bar stands a word for each status that the bar shows."""
    check.bring(SHORT)
    bar, legend = (check.page.locator(f".check-time__{part}") for part in ("bar", "legend"))
    for status in ("open", "full", "undocumented"):
        expect(bar.locator(f".check-time__part--{status}").first).to_be_attached()
        expect(legend).to_contain_text(check.text(f"check.time.{status}"))


def test_a_past_program_leads_on_to_what_is_open_now(check: SelfCheck) -> None:
    """A button of the results starts the check of the open programs."""
    check.bring(FRANCIZATION)
    check.press("check-now")
    assert check.fact == "filing_date"
    expect(check.question.locator('[name="filing_date-year"]')).not_to_have_value("2024")
    check.bring(DEVELOPER, NOW)
    expect(check.page.locator('[data-action="check-now"]')).to_have_count(0)


def test_what_is_open_leads_to_the_plan(check: SelfCheck) -> None:
    """The next step for open programs is the plan, which takes the focus."""
    check.bring(DEVELOPER, NOW)
    check.page.locator('.check-verdict [data-action="show-plan"]').press("Enter")
    expect(check.page.locator(".check-plan h2")).to_be_focused()
    expect(check.page.locator(".check-plan h2")).to_be_in_viewport()
