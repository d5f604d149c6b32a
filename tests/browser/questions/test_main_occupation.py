"""The main occupation found by job title, and the rounds of invitations that were open to it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.accessibility import accessibility_violations
from tests.browser.support.layout_checks import layout_problems
from tests.browser.support.personas import SKILLED
from tests.browser.support.self_check import SelfCheck, link

PROGRAMS = "pstq"


def at_main_occupation(check: SelfCheck) -> None:
    """Go from results for invitations to the question about the main occupation."""
    fragment = link(SKILLED, PROGRAMS)
    check.page.evaluate("hash => { location.hash = hash }", fragment)
    check.page.wait_for_function("() => !location.hash")
    check.page.wait_for_selector("[data-route=stream_1]", timeout=60_000)
    check.change("main_occupation_level")


def choose(check: SelfCheck, typed: str, code: str) -> None:
    """Find an occupation and choose it."""
    check.question.locator('[data-lookup="occupation"]').fill(typed)
    check.question.locator(f'[data-lookup-choice="{code}"]').click()


@pytest.mark.parametrize(
    ("typed", "code", "level"),
    [
        ("compositor", "52111", "2"),
        ("动画师", "52120", "2"),
        ("DevOps", "21231", "1"),
        ("21231", "21231", "1"),
        ("CTO", "20012", "0"),
        ("développeur web", "21234", "1"),
    ],
)
def test_choosing_an_occupation_fills_in_its_level(
    check: SelfCheck, typed: str, code: str, level: str
) -> None:
    """Job titles in three languages and codes are found; the page explains the level, and that
    duties decide.
    """
    at_main_occupation(check)
    check.fill("main_occupation_level", "")
    choose(check, typed, code)
    expect(check.question.locator("[name=main_occupation_level]")).to_have_value(level)
    result = check.page.locator("[data-ref=occupation-finder] [data-slot=result]")
    expect(result).to_contain_text(code)
    expect(result).to_contain_text(check.text("route.stream_1.name"))
    expect(result).to_contain_text(check.text("check.finder.duties"))


def test_what_is_not_found_leads_to_the_level_by_hand(check: SelfCheck) -> None:
    """An occupation that the list lacks changes neither the answer nor the list."""
    at_main_occupation(check)
    check.question.locator('[data-lookup="occupation"]').fill("plumber")
    result = check.page.locator("[data-ref=occupation-finder] [data-slot=result]")
    expect(result).to_contain_text("plumber")
    expect(check.question.locator("[data-lookup-choice]")).to_have_count(0)
    expect(check.question.locator("[name=main_occupation_level]")).to_have_value("1")


def test_a_placement_of_our_own_is_marked(check: SelfCheck) -> None:
    """The guide's own placement is marked among the matches and once chosen."""
    at_main_occupation(check)
    choose(check, "matte painter", "52111")
    result = check.page.locator("[data-ref=occupation-finder] [data-slot=result]")
    expect(result).to_contain_text(check.text("check.finder.ours"))


def test_the_keyboard_finds_a_regulated_profession(check: SelfCheck) -> None:
    """Enter chooses the only match without continuing; the next question explains why it is
    asked.
    """
    at_main_occupation(check)
    field = check.question.locator('[data-lookup="occupation"]')
    field.press_sequentially("22310")
    expect(check.question.locator("[data-lookup-choice]")).to_have_count(1)
    field.press("Enter")
    expect(check.question.locator("[name=main_occupation_level]")).to_have_value("2")
    check.press("continue")
    assert check.fact == "regulated_profession"
    note = check.page.locator("[data-ref=regulated-profession]")
    expect(note).to_contain_text("Technologue en génie électrique")
    expect(note).to_contain_text("Ordre des technologues professionnels du Québec")


def test_rounds_are_those_open_to_the_occupation(check: SelfCheck) -> None:
    """If the latest lists leave the occupation out, the page shows the rounds before the lists;
    otherwise the latest rounds.
    """
    at_main_occupation(check)
    check.press("back")
    rounds = check.page.locator("[data-route=stream_1] .check-rounds li")
    expect(rounds).to_have_count(3)
    assert all("2026" in text for text in rounds.all_text_contents())
    last = rounds.first.text_content() or ""
    check.change("main_occupation_level")
    choose(check, "21231", "21231")
    check.press("finish")
    check.page.wait_for_selector("[data-route=stream_1]", timeout=60_000)
    shown = check.page.locator("[data-route=stream_1] .check-rounds")
    expect(shown).to_contain_text("21231")
    assert last not in shown.locator("li").all_text_contents()
    # The level is no longer that of the occupation, so nothing is known of its rounds.
    check.change("main_occupation_level")
    check.fill("main_occupation_level", 2)
    check.press("finish")
    check.page.wait_for_selector("[data-route=stream_1]", timeout=60_000)
    expect(check.page.locator("[data-route=stream_1] .check-rounds")).not_to_contain_text("21231")


def test_every_stream_says_that_an_invitation_is_needed(check: SelfCheck) -> None:
    """Each stream names its latest rounds and their source."""
    at_main_occupation(check)
    check.press("back")
    for stream in ("stream_1", "stream_2", "stream_3", "stream_4"):
        rounds = check.page.locator(f"[data-route={stream}] .check-rounds")
        expect(rounds).to_contain_text(check.text("check.rounds.needed"))
        expect(rounds.locator("li")).not_to_have_count(0)
        expect(rounds.locator("[data-source=qc-rounds]")).to_have_count(1)


@pytest.mark.all_languages
def test_the_finder_fits_a_narrow_screen(check: SelfCheck) -> None:
    """Long titles and the explanation fit."""
    before = check.page.viewport_size
    check.page.set_viewport_size({"width": 360, "height": 740})
    try:
        at_main_occupation(check)
        check.question.locator('[data-lookup="occupation"]').fill("engineer")
        expect(check.question.locator("[data-lookup-choice]").first).to_be_visible()
        assert layout_problems(check.page) == []
        choose(check, "22310", "22310")
        assert layout_problems(check.page) == []
        assert accessibility_violations(check.page, within="#check") == []
    finally:
        check.page.set_viewport_size(before or {"width": 1280, "height": 720})


def test_without_the_list_the_level_can_be_entered(page: Page, language: str) -> None:
    """If the list cannot be loaded, the page says so, offers a retry, and continues."""
    check = SelfCheck(page, language).open()
    page.route("**/occupations.json", lambda route: route.abort())
    page.locator('[data-action="start"][data-programs~="pstq"]').click()
    check.answer("2026-11-30")
    assert check.fact == "main_occupation_level"
    field = check.question.locator('[data-lookup="occupation"]')
    result = page.locator("[data-ref=occupation-finder] [data-slot=result]")
    field.fill("DevOps")
    expect(result).to_have_text(check.text("check.finder.failed"))
    page.unroute("**/occupations.json")
    field.fill("DevOps engineer")
    expect(check.question.locator('[data-lookup-choice="21231"]')).to_be_visible()
    check.answer(1)
    assert check.fact != "main_occupation_level"
