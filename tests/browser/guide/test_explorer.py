"""The explorer of conditions: one table for a date, route and profile, which the address names."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from rules.model.calendar import Period
from rules.programs.pilot import PROGRAM
from tests.browser.conftest import NewContext
from tests.browser.support.accessibility import accessibility_violations

ADDRESS = "pilot/"
FORM = ".guide-explorer__choice"
ROWS = ".guide-explorer tbody tr[data-periods]:visible"
INTAKE = "#intake:visible"
FIRST, SECOND = (period.end.isoformat() for period in PROGRAM.periods)


def rows(page: Page) -> list[str]:
    """Return the ids of the conditions that are shown, in their order."""
    found = page.locator(ROWS).evaluate_all("all => all.map(row => row.id)")
    return [str(each).removeprefix("condition-") for each in found]


def radio(page: Page, value: str) -> Locator:
    """Return the radio button of a route or profile."""
    return page.locator(f"{FORM} [value={value}]")


def date_field(page: Page) -> Locator:
    """Return the field of the filing date."""
    return page.locator(f"{FORM} [name=date]")


def state(page: Page) -> str:
    """Return the query of the address, which names the choices."""
    return str(page.evaluate("location.search"))


@pytest.mark.parametrize(("route", "profile"), PROGRAM.routes)
@pytest.mark.parametrize("period", PROGRAM.periods, ids=lambda period: period.id)
def test_it_shows_the_conditions_of_the_rules(
    page: Page, language: str, route: str, profile: str, period: Period
) -> None:
    """The table has the conditions of the route and profile on that day, each with the text of its
    period.
    """
    law = next(law for law in PROGRAM.law_intervals if law.period == period.id)
    day = law.start.isoformat()
    page.goto(f"{language}/{ADDRESS}?date={day}&route={route}&profile={profile}")
    wanted = {condition.id for condition in PROGRAM.conditions(route, profile, law)}
    shown = [re.split(r"-(?=it_vfx|ai_|french|franc)", row)[0] for row in rows(page)]
    assert sorted(shown) == sorted(wanted)
    dated = page.locator(".guide-explorer [data-period]:visible")
    assert {each.get_attribute("data-period") for each in dated.all()} <= {law.period}
    assert page.locator(f"{ROWS} td").evaluate_all(
        "cells => cells.every(({ innerText }) => innerText.trim().length > 9)"
    )


# From the sources: route, profile, day, what the page says, until when, and the standing.
INTAKES = [
    ("it_vfx", "francization", "2021-04-22", "open", "2021-10-31", "official"),
    ("ai_worker", "french_speaking", "2021-11-02", "between_intakes", "2021-11-02", "inferred"),
    ("it_vfx", "francization", "2022-06-29", "undocumented", "2022-06-29", "inferred"),
    ("it_vfx", "francization", "2022-06-30", "full", "2022-10-31", "official"),
    ("ai_graduate", "francization", "2023-02-01", "undocumented", "2023-11-22", "inferred"),
    ("it_vfx", "francization", "2023-11-30", "open", "2023-11-30", "official"),
    ("it_vfx", "francization", "2023-12-01", "full", "2024-12-31", "official"),
    ("it_vfx", "french_speaking", "2023-12-01", "open", "2024-12-31", "official"),
    ("ai_worker", "francization", "2024-05-24", "full", "2024-12-31", "secondary"),
    ("ai_worker", "french_speaking", "2025-01-05", "between_intakes", "2025-01-12", "inferred"),
    ("it_vfx", "french_speaking", "2025-11-09", "full", "2025-12-31", "secondary"),
    ("ai_graduate", "french_speaking", "2025-12-31", "undocumented", "2025-12-31", "inferred"),
]
STATUSES = {
    "open": {"en": "Applications were being received", "zh": "正在受理申请"},
    "full": {"en": "The quota had been reached", "zh": "名额已满"},
    "between_intakes": {"en": "Between two intake windows", "zh": "处于两个受理期之间"},
    "undocumented": {"en": "We do not know whether it was open", "zh": "受理情况不详"},
}


def test_it_says_whether_applications_were_received(page: Page, language: str) -> None:
    """The table says so for the chosen day, route and profile, with sources where any source
    does.
    """
    page.goto(f"{language}/{ADDRESS}")
    for route, profile, day, status, until, standing in INTAKES:
        radio(page, route).check()
        radio(page, profile).check()
        date_field(page).fill(day)
        row = page.locator(INTAKE)
        expect(row.locator("td p").first).to_contain_text(STATUSES[status][language])
        expect(row.locator(".guide-intake-days")).to_be_visible()
        expect(row).to_have_attribute("data-end", until)
        mark = row.locator(".guide-cite a")
        expect(mark).to_have_attribute("data-standing", standing)
        assert bool(mark.get_attribute("data-notes")) == (status != "between_intakes")
    date_field(page).fill("")
    expect(page.locator(INTAKE)).to_have_count(0)
    page.goto(f"{language}/{ADDRESS}?route=it_vfx&profile=francization&date=2023-12-05#intake")
    expect(page.locator(INTAKE)).to_have_class(re.compile("guide-target"))
    expect(page.locator(INTAKE)).to_be_in_viewport()
    assert radio(page, "it_vfx").is_checked()


def test_choices_are_in_the_address_and_back_undoes_them(page: Page, language: str) -> None:
    """Choices by keyboard go into the address; the page restores them on load, and so does the page
    in the other language.
    """
    page.goto(f"{language}/{ADDRESS}")
    assert state(page) == ""
    radio(page, "ai_worker").press("ArrowDown")
    radio(page, "french_speaking").press("ArrowDown")
    date_field(page).fill("2024-02-01")
    date_field(page).fill("2022-02-01")
    chosen = "?date=2022-02-01&route=ai_graduate&profile=francization"
    assert state(page) == chosen
    before = rows(page)
    assert {"stay", "scholarship", "language-francization"} <= {*before}
    page.reload()
    assert rows(page) == before
    assert date_field(page).input_value() == "2022-02-01"

    other = page.locator("[data-action=language]").first
    assert str(other.get_attribute("href")).endswith(chosen)
    page.go_back()
    assert state(page) == f"?date={SECOND}&route=ai_graduate&profile=francization"
    assert "stay" not in rows(page)
    page.go_back()
    page.go_back()
    assert state(page) == ""
    assert radio(page, "ai_worker").is_checked()
    assert "salary" in rows(page)


def test_a_day_outside_of_the_program_is_named(page: Page, language: str) -> None:
    """For such a day the table shows the nearest rules; without a day, the rules of every day."""
    page.goto(f"{language}/{ADDRESS}?date=2026-03-01")
    notice = page.locator(f"{FORM} [role=status]")
    expect(notice).to_be_visible()
    assert "control" in rows(page)
    date_field(page).fill(FIRST)
    expect(notice).to_be_hidden()
    assert "control" not in rows(page)
    date_field(page).fill("")
    expect(notice).to_be_hidden()
    assert {"control", "stay"} <= {*rows(page)}
    assert page.locator(".guide-explorer [data-period]:visible").count() >= 2


@pytest.mark.parametrize(
    ("fragment", "shown"),
    [
        ("condition-wage", "it_vfx"),
        ("conditions-pilot-ai_graduate", "ai_graduate"),
        ("it-vfx", "it_vfx"),
        ("condition-stay", "ai_worker"),
        ("condition-language-francization", "ai_worker"),
    ],
)
def test_a_link_to_a_row_or_route_shows_it(
    page: Page, language: str, fragment: str, shown: str
) -> None:
    """The page chooses the date, route and profile under which the row is shown."""
    page.goto(f"{language}/{ADDRESS}#{fragment}")
    assert radio(page, shown).is_checked()
    if fragment.startswith("condition-"):
        row = page.locator(f"#{fragment}")
        expect(row).to_be_in_viewport()
        expect(row).to_have_class(re.compile("guide-target"))
    notes = page.locator(".md-content [data-group]:not(tbody):visible")
    assert notes.evaluate_all("all => all.map(part => part.dataset.group)") == [shown]


def test_a_row_that_routes_share_is_found_in_the_chosen_one(page: Page, language: str) -> None:
    """Its id leads to the chosen route, although the first route has the condition too."""
    page.goto(f"{language}/{ADDRESS}?route=ai_graduate#condition-ai_job")
    assert radio(page, "ai_graduate").is_checked()
    expect(page.locator("#condition-ai_job")).to_be_in_viewport()
    ids = page.locator("[id]").evaluate_all("all => all.map(({ id }) => id).filter(Boolean)")
    assert len(ids) == len({*ids})


def test_a_row_is_copied_with_its_address(page: Page, language: str) -> None:
    """The panel of a row's mark copies the condition, what it requires, a link to the same row, and
    the sources of its marks, not of those that are hidden.
    """
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{language}/{ADDRESS}")
    radio(page, "it_vfx").check()
    page.locator("#condition-wage .guide-cite a:visible").click()
    button = page.locator(".guide-evidence [data-copy-row]")
    button.click()
    expect(button).to_have_text(str(page.locator(".guide-evidence").get_attribute("data-copied")))
    copied = page.evaluate("navigator.clipboard.readText()").splitlines()
    title, name, text, address, *sources = copied
    assert title == page.locator(".guide-explorer caption").inner_text()
    assert name == page.locator("#condition-wage th").inner_text()
    assert text
    assert "[" not in text
    shown = page.locator(".guide-evidence cite").all_text_contents()
    assert [each.split(". ")[0] for each in sources] == shown != []
    assert address.endswith(f"{state(page)}#condition-wage")
    page.goto("about:blank")
    page.goto(address)
    assert radio(page, "it_vfx").is_checked()
    expect(page.locator("#condition-wage")).to_be_in_viewport()

    page.locator("h1 ~ p .guide-cite a").first.click()
    expect(button).to_be_hidden()


def test_without_a_script_every_table_is_there(new_context: NewContext, language: str) -> None:
    """Folds hold the tables with all periods and profiles; there is nothing else to press."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{language}/{ADDRESS}")
    expect(page.locator(FORM)).to_be_hidden()
    folds = page.locator(".guide-explorer details")
    routes = {route for route, _ in PROGRAM.routes}
    assert folds.count() == len(routes) + 2
    for fold in folds.all():
        fold.locator("summary").click()
        assert fold.locator("tbody tr:visible").count() >= len(routes)
    names = json.loads(str(page.locator(".guide-explorer").get_attribute("data-periods")))
    labels = page.locator(".guide-explorer [data-period] .guide-note:visible").all_inner_texts()
    assert {label.strip(" :：") for label in labels} == {period["name"] for period in names}


def test_on_paper_the_table_says_what_was_chosen(page: Page, language: str) -> None:
    """Paper has no form, but the choices and the conditions that are on the screen."""
    page.goto(f"{language}/{ADDRESS}?route=it_vfx&profile=francization")
    before = rows(page)
    page.emulate_media(media="print")
    expect(page.locator(FORM)).to_be_hidden()
    expect(page.locator(".guide-explorer caption")).to_be_visible()
    assert rows(page) == before


@pytest.mark.all_languages
def test_it_is_accessible_and_fits_a_phone(page: Page, language: str) -> None:
    """Targets have 24 pixels, and nothing scrolls sideways."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{language}/{ADDRESS}")
    assert accessibility_violations(page, within=".guide-explorer") == []
    heights = page.locator(f"{FORM} :is(label:has(input), [type=date])").evaluate_all(
        "all => all.map(each => each.offsetHeight)"
    )
    assert min(heights) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
