"""The plan for an open program: dated steps, on one printed sheet and in a calendar file."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.support.accessibility import accessibility_violations
from tests.browser.support.layout_checks import layout_problems, untranslated_names
from tests.browser.support.personas import AI_WORKER, DEVELOPER
from tests.browser.support.self_check import NOW, SelfCheck

SHORT_OF_FRENCH = DEVELOPER | {"french_oral_level": 4}
STATES = {
    "met": DEVELOPER,
    "not met": SHORT_OF_FRENCH,
    "not clear yet": {"filing_date": "2026-11-30", "main_occupation_level": 1},
}
# The longest plan: it names what each route lacks.
SHORT_OF_ALL = DEVELOPER | {
    "age": 17,
    "intends_to_settle": False,
    "self_sufficiency": False,
    "values_attestation": False,
    "controls_employer": True,
    "ineligible_sector": True,
    "return_scholarship": "unfulfilled",
    "french_oral_level": 0,
    "french_written_level": 0,
    "spouse_french_oral_level": 0,
    "main_occupation_months": 0,
    "main_occupation_quebec_months": 0,
    "quebec_skilled_job": False,
    "quebec_skilled_months": 0,
    "quebec_skilled_months_2025": 0,
    "professional_diploma": False,
    "diploma_level": "none",
}
PEQ_ENDS = "2028-07-02"


def test_what_has_closed_has_no_plan(check: SelfCheck) -> None:
    """The results of a closed program lead to the open programs instead."""
    check.bring(AI_WORKER)
    expect(check.page.locator(".check-plan")).to_have_count(0)


@pytest.mark.parametrize("state", STATES)
def test_a_plan_has_dated_steps(check: SelfCheck, language: str, state: str) -> None:
    """Steps are in the order of their days, with the end of the PEQ among them, and accessible."""
    page = check.page
    check.bring(STATES[state], NOW)
    days = page.locator(".check-plan time").evaluate_all("all => all.map(each => each.dateTime)")
    assert days == sorted(days)
    assert PEQ_ENDS in days
    assert page.locator(".check-plan [data-source]").count()
    assert "{" not in page.locator(".check-plan").inner_text()
    assert accessibility_violations(page, within=".check-plan") == []
    assert layout_problems(page) == []
    assert untranslated_names(page, language) == []


def test_a_missing_answer_is_asked_from_the_plan(check: SelfCheck) -> None:
    """A step names the missing answers and links their questions."""
    check.bring(SHORT_OF_FRENCH | {"french_oral_level": None}, "peq")
    missing = check.page.locator(".check-plan [data-change]")
    assert missing.evaluate_all("all => all.map(each => each.dataset.change)") == [
        "french_oral_level"
    ]
    missing.click()
    assert check.fact == "french_oral_level"


def test_the_plan_prints_alone_on_one_sheet(check: SelfCheck) -> None:
    """Even the longest plan, whose sheet ends with the sources and their addresses."""
    page = check.page
    check.bring(SHORT_OF_ALL, NOW)
    page.evaluate("() => { window.print = () => {}; }")
    page.locator('[data-share="print-plan"]').click()
    for sheet in ("A4", "Letter"):
        page.evaluate("document.documentElement.dataset.print = 'plan'")
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=sheet))) == 1, sheet
    page.evaluate("document.documentElement.dataset.print = 'plan'")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".check-plan ol")).to_be_visible()
    expect(page.locator("[data-route]").first).to_be_hidden()
    listed = page.locator(".check-print-sources li")
    cited = page.locator(".check-plan .check-source").evaluate_all(
        "all => all.map(({ dataset }) => dataset.number)"
    )
    assert set(cited) == {f"[{number + 1}]" for number in range(listed.count())} != set()
    page.evaluate("delete document.documentElement.dataset.print")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")


def test_the_days_are_saved_as_a_calendar(check: SelfCheck, tmp_path: Path) -> None:
    """The file has an event for each day of the plan."""
    page = check.page
    check.bring(SHORT_OF_FRENCH, NOW)
    days = page.locator(".check-plan time").evaluate_all("all => all.map(each => each.dateTime)")
    with page.expect_download() as download:
        page.locator('[data-share="save-plan"]').click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert saved.suffix == ".ics"
    text = saved.read_bytes().decode().replace("\r\n ", "")
    events = re.findall(r"DTSTART;VALUE=DATE:(\d{4})(\d\d)(\d\d)\r\n", text)
    assert ["-".join(parts) for parts in events] == days
    assert len(set(re.findall(r"UID:.*", text))) == len(days) > 2
