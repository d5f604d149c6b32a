"""Several cases in one tab: named, compared, printed, saved, opened and erased."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.accessibility import accessibility_violations
from tests.browser.support.layout_checks import layout_problems, untranslated_names
from tests.browser.support.personas import AI_WORKER, DEVELOPER, WELDER, Answers
from tests.browser.support.self_check import NOW, PILOT, SelfCheck, assessed, expected, link
from tests.conftest import ROOT

CASES: dict[str, tuple[Answers, str]] = {
    "Ana María": (DEVELOPER, NOW),
    "李明": (WELDER | {"main_occupation_quebec_months": 11}, NOW),
    "Chen": (AI_WORKER, PILOT),
}
NAMES = list(CASES)
FOUR = [DEVELOPER | {"age": age, "french_oral_level": 3} for age in (17, 18, 19)] + [AI_WORKER]

# The texts of a column: of routes by program and route, of conditions by program, name of their
# group, and name.
COLUMN = """column => {
    let program = "";
    let group = "";
    const rows = {};
    for (const { className, children: [head, ...cells] } of
            document.querySelectorAll(".check-compare tbody tr")) {
        const text = head.firstElementChild?.firstChild.textContent;
        if (className.endsWith("program")) [program, group] = [text, ""];
        else if (className.endsWith("group")) group = text;
        else rows[[program, group, head.textContent].join("/")] = cells[column].innerText.trim();
    }
    return rows;
}"""


def menu(check: SelfCheck) -> None:
    """Open the menu of cases."""
    if not check.page.locator("[data-ref=cases][open]").count():
        check.page.locator("[data-ref=cases] > summary").click()


def case(check: SelfCheck, action: str) -> None:
    """Press a button of a case in the menu of cases."""
    menu(check)
    check.page.locator(f'[data-ref=cases] [data-case="{action}"]').click()


def name(check: SelfCheck, text: str) -> None:
    """Name the current case."""
    menu(check)
    check.page.locator("#check-case-name").fill(text)
    check.page.keyboard.press("Enter")


def names(check: SelfCheck) -> list[str]:
    """Return the names of the cases that the menu lists."""
    return check.page.locator("[data-ref=case-list] button").all_text_contents()


def switch(check: SelfCheck, text: str) -> None:
    """Switch to another case."""
    menu(check)
    check.page.locator("[data-ref=case-list] button", has_text=text).click()


def bring_three(check: SelfCheck) -> None:
    """Open one link for each of three cases, and name the cases."""
    for text, (answers, programs) in CASES.items():
        check.bring(answers, programs)
        if not check.page.locator("[data-ref=cases]").is_visible():
            check.page.locator('[data-case="show"]').click()
            expect(check.page.locator("#check-case-name")).to_be_focused()
        name(check, text)


def test_one_visitor_sees_no_cases(check: SelfCheck) -> None:
    """With a single case, neither the start, a question nor the results mention cases."""
    cases = check.page.locator("[data-ref=cases]")
    expect(cases).to_be_hidden()
    check.start()
    expect(cases).to_be_hidden()
    check.bring(AI_WORKER)
    expect(cases).to_be_hidden()


def test_a_case_is_begun_beside_another(check: SelfCheck) -> None:
    """Each case keeps its own answers, step and typed text; going back returns to the case
    before.
    """
    page = check.page
    check.bring(AI_WORKER)
    page.locator('[data-case="show"]').click()
    case(check, "new")
    expect(page.locator('[data-ref="start"] h1')).to_be_focused()
    check.start()
    check.answer("2022-05-10")
    assert check.fact == "location"
    switch(check, check.text("check.cases.unnamed").replace("{n}", "1"))
    assert check.results() == expected(AI_WORKER)
    check.change("annual_salary")
    expect(check.question.locator("[name=annual_salary]")).to_have_value("100000")
    page.go_back()
    assert check.results() == expected(AI_WORKER)
    page.go_back()
    assert check.fact == "location"
    check.press("back")
    assert check.fact == "filing_date"
    expect(check.question.locator('[name="filing_date-year"]')).to_have_value("2022")


def test_what_is_typed_in_one_case_is_not_in_another(check: SelfCheck) -> None:
    """A new case does not offer the jobs typed in the first one, which shows them again on
    return.
    """
    page = check.page
    check.bring(AI_WORKER)
    check.change("skilled_months")
    page.locator("[data-ref=experience] > summary").click()
    page.locator("#h-job-1-start-year").fill("2020")
    page.locator("#h-job-1-start-month").fill("1")
    page.locator('[data-case="show"]').click()
    check.bring(AI_WORKER | {"skilled_months": 7})
    check.change("skilled_months")
    expect(check.question.locator("[name=skilled_months]")).to_have_value("7")
    expect(page.locator("#h-job-1-start-year")).to_have_value("")
    switch(check, check.text("check.cases.unnamed").replace("{n}", "1"))
    assert check.fact == "skilled_months"
    expect(page.locator("#h-job-1-start-year")).to_have_value("2020")


def assert_column(
    check: SelfCheck, column: dict[str, str], answers: Answers, programs: str
) -> None:
    """Expect a column to show the rules' outcome of each condition, and nothing of other
    programs.
    """
    left = {key for key, text in column.items() if not text.startswith("–")}
    for program in assessed(answers, programs):
        name_of_program = check.text(f"program.{program['program']}.name")
        for route in program["routes"]:
            groups = [
                check.text("check.tables.general"),
                check.text(f"route.{route['route']}.name"),
            ]
            if route["profile"]:
                groups.append(check.text(f"profile.{route['profile']}.name"))
            for row in route["conditions"]:
                label = check.text(f"condition.{row['id']}.name")
                [key] = {f"{name_of_program}/{group}/{label}" for group in groups} & {*column}
                outcome = f"outcome.{row['outcome']}"
                words = check.text(outcome if row["applies"] else "check.compare.not_applicable")
                assert column[key].startswith(words), key
                left.discard(key)
        left -= {key for key in left if key.startswith(f"{name_of_program}//")}
    assert left == set()


def test_three_cases_are_compared(check: SelfCheck, language: str) -> None:
    """Each column shows the outcomes of its case in shapes and words. The page is accessible, no
    wider than a narrow screen, and prints on one sheet.
    """
    page = check.page
    bring_three(check)
    assert names(check) == NAMES
    case(check, "compare")
    expect(page.locator("[data-ref=compare] h1")).to_be_focused()
    heads = page.locator(".check-compare__name").all_text_contents()
    assert heads == NAMES
    for column, (answers, programs) in enumerate(CASES.values()):
        assert_column(check, page.evaluate(COLUMN, column), answers, programs)
    shapes = page.locator(".check-compare td .check-shape")
    assert shapes.count() == page.locator(".check-compare td .check-badge").count() > 20
    assert accessibility_violations(page, within="#check") == []
    assert layout_problems(page) == []
    unnamed = untranslated_names(page, language)
    assert [line for line in unnamed if not any(text in line for text in NAMES)] == []
    for sheet in ("A4", "Letter"):
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=sheet))) == 1, sheet


def test_a_comparison_opens_its_cases(check: SelfCheck) -> None:
    """At most four cases are compared; each column leads to the results of its case."""
    page = check.page
    for answers in FOUR:
        check.bring(answers, PILOT if answers is AI_WORKER else NOW)
    case(check, "compare")
    expect(page.locator(".check-compare__name")).to_have_count(4)
    expect(page.locator("input[name=compared]")).to_have_count(0)
    page.locator(".check-compare thead button").first.click()
    assert check.results() == expected(FOUR[0], NOW)
    page.go_back()
    expect(page.locator(".check-compare__name")).to_have_count(4)
    check.press("back")
    check.bring(WELDER, NOW)
    case(check, "compare")
    boxes = page.locator("input[name=compared]")
    expect(boxes).to_have_count(5)
    expect(boxes.first).to_be_disabled()
    boxes.last.uncheck()
    expect(page.locator(".check-compare__name")).to_have_count(3)
    expect(boxes.last).to_be_focused()
    boxes.first.check()
    expect(page.locator(".check-compare__name")).to_have_count(4)


def test_all_cases_are_saved_and_opened(check: SelfCheck, tmp_path: Path) -> None:
    """The command line reads the saved file, one case per line. Opening it restores the cases with
    their names and results.
    """
    page = check.page
    bring_three(check)
    case(check, "new")
    with page.expect_download() as download:
        case(check, "save")
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    command = [sys.executable, "-m", "rules", "check", "--jsonl", str(saved)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    results = [json.loads(line)["programs"] for line in done.stdout.splitlines()]
    assert results == [assessed(answers, programs) for answers, programs in CASES.values()]
    check.clear()
    assert check.left() == []
    page.locator('[data-ref="file"]').set_input_files(saved)
    expect(page.locator(".check-compare__name")).to_have_text(NAMES)
    menu(check)
    assert names(check) == NAMES
    for text, (answers, programs) in CASES.items():
        switch(check, text)
        assert check.results() == expected(answers, programs)


def test_a_bad_line_is_reported_and_nothing_opened(check: SelfCheck, tmp_path: Path) -> None:
    """The report names the number of the line and explains the error."""
    page = check.page
    check.bring(AI_WORKER)
    bad = tmp_path / "cases.jsonl"
    good = json.dumps(DEVELOPER)
    report = page.locator('[data-ref="import-error"]')
    for third in ("[1]", '{"filing_date": "2026-11-30", "age": -3}', '{"age": 3}'):
        bad.write_text(f"{good}\n{good}\n{third}\n{good}\n", encoding="utf-8")
        page.locator('[data-ref="file"]').set_input_files(bad)
        expect(report).to_be_focused()
        expect(report.locator("li")).to_have_count(1)
        expect(report).to_contain_text(
            check.text("check.import.line").split("{text}")[0].format(n=3)
        )
        assert check.results() == expected(AI_WORKER)
        page.locator('[data-ref="import-error-close"]').click()
    expect(page.locator("[data-ref=cases]")).to_be_hidden()


def test_an_erased_case_is_gone_for_good(page: Page, language: str) -> None:
    """After confirmation the case is gone from the menu and the history, also after a reload; the
    other cases stay.
    """
    check = SelfCheck(page, language).open(link(*CASES[NAMES[0]]))
    check.results()
    bring_three(check)
    switch(check, NAMES[1])
    case(check, "erase")
    expect(page.locator(".check-dialog")).to_contain_text(NAMES[1])
    check.press("cancel")
    assert len(names(check)) == 3
    case(check, "erase")
    check.press("confirm")
    expect(page.locator("[data-ref=case-list] button")).to_have_count(2)
    for move in (lambda: None, page.go_back, page.reload):
        move()
        assert check.results() == expected(*CASES[NAMES[0]])
        assert names(check) == [NAMES[0], NAMES[2]]
        assert NAMES[1] not in json.dumps(page.evaluate("history.state"), ensure_ascii=False)


def test_cases_outlive_a_reload_and_a_language_switch(page: Page, language: str) -> None:
    """Names, answers, steps and the comparison survive both; nothing is stored."""
    check = SelfCheck(page, language).open(link(*CASES[NAMES[0]]))
    check.results()
    bring_three(check)
    switch(check, NAMES[0])
    check.change("age")
    there = check.switch_language()
    assert there.fact == "age"
    assert names(there) == NAMES
    case(there, "compare")
    there.wait_for("ready")
    expect(page.locator(".check-compare__name")).to_have_text(NAMES)
    back = there.switch_language()
    back.wait_for("ready")
    expect(page.locator(".check-compare__name")).to_have_text(NAMES)
    page.reload()
    back.wait_for("ready")
    expect(page.locator(".check-compare__name")).to_have_text(NAMES)
    assert page.evaluate("sessionStorage.length") == 0
    switch(back, NAMES[2])
    assert back.results() == expected(AI_WORKER)


@pytest.mark.parametrize("text", ["", "  "])
def test_a_case_without_a_name_has_a_number(check: SelfCheck, text: str) -> None:
    """A case whose name is removed is called by its number."""
    check.bring(AI_WORKER)
    check.page.locator('[data-case="show"]').click()
    name(check, "Ana")
    expect(check.page.locator("[data-ref=cases] summary")).to_contain_text("Ana")
    name(check, text)
    expect(check.page.locator("[data-ref=cases] summary")).to_contain_text("1")
