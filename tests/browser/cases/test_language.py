"""The link to the other language keeps the case, the step, the answers and typed text."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Error, FilePayload, Page, Route, expect

from tests.browser.cases.test_cases import case, name
from tests.browser.support.personas import AI_WORKER, DEVELOPER, IT_VFX
from tests.browser.support.self_check import NOW, SelfCheck, expected, link

# Time for Python to load in the other language.
MOST_WAITS = 600
WAIT_MS = 100

STORED = "() => [...Object.keys(sessionStorage), ...Object.keys(localStorage)]"
# All that a page shows and remembers, without its words; null before its scripts have run.
SHOWN = """() => {
    if (!history.state?.check) return null;
    const all = (selector) => [...document.querySelectorAll(`#check ${selector}`)]
        .filter((each) => each.getClientRects().length);
    const { depth, provenance, ...entry } = history.state.check;
    if (!entry.step.notice) delete entry.step.notice;
    const messages = ["errors", "import-error", "start", "results", "compare"];
    return {
        entry,
        shown: all("[data-ref]").map(({ dataset }) => dataset.ref)
            .filter((ref) => messages.includes(ref)),
        asked: all("[data-fact]").map(({ dataset }) => dataset.fact),
        fields: all("input, select").map((each) =>
            [each.id, ["radio", "checkbox"].includes(each.type) ? each.checked : each.value]),
        unfolded: all("[data-fact] details[open]").map(({ dataset }) => dataset.ref),
        wrong: all("[aria-invalid=true]").map(({ id }) => id),
        problems: all("[data-ref=import-error-list] li").length,
        routes: all("[data-route]").map(({ dataset }) => ({ ...dataset })),
        compared: all(".check-compare__name, .check-compare td use").map((each) =>
            each.textContent || each.getAttribute("href")),
    };
}"""


def at_the_start(_check: SelfCheck) -> None:
    """The page as it opens."""


def at_a_question(check: SelfCheck) -> None:
    """The question after two answers."""
    check.start()
    check.answer("2022-05-10")
    check.answer("quebec_work")
    assert check.fact == "quebec_diploma"


def at_a_half_typed_date(check: SelfCheck) -> None:
    """A date that is not complete and not submitted."""
    check.start()
    check.fill("filing_date", "2022-5-")


def at_an_error(check: SelfCheck) -> None:
    """A question with an error, the wrong day still in its fields."""
    check.start()
    check.fill("filing_date", "2022-02-30")
    check.press("continue")
    expect(check.page.locator('[data-ref="errors"]')).to_be_focused()


def at_a_calculator(check: SelfCheck) -> None:
    """A half-filled calculator below a half-typed answer."""
    at_a_question(check)
    check.ask("annual_salary")
    check.fill("annual_salary", "75")
    check.page.locator("[data-ref=pay] > summary").click()
    check.page.locator("#h-pay-hour").fill("41.5")


def at_a_list_of_marks(check: SelfCheck) -> None:
    """The calculator of French tests, whose fields depend on the chosen test."""
    at_a_question(check)
    check.ask("french_oral_level")
    check.page.locator("[data-ref=french] > summary").click()
    check.page.locator("#h-french-test").select_option("tef_canada")
    check.page.locator("#h-french-listening").fill("450")


def at_jobs(check: SelfCheck) -> None:
    """Two jobs, one of them half filled."""
    at_a_question(check)
    check.ask("skilled_months")
    check.page.locator("[data-ref=experience] > summary").click()
    check.page.locator("#h-job-1-start-year").press_sequentially("2020")
    check.page.keyboard.press("Tab")


def at_a_filtered_list(check: SelfCheck) -> None:
    """The filtered list of occupations, one of them chosen."""
    at_a_question(check)
    check.ask("occupation")
    check.page.locator('[data-lookup="occupation"]').fill("devops")
    check.fill("occupation", "2173")


def at_a_bad_link(check: SelfCheck) -> None:
    """A bad link reported beside a question."""
    at_a_question(check)
    check.page.evaluate("location.hash = '#answers=%%%'")
    expect(check.page.locator('[data-ref="import-error"]')).to_be_focused()


def at_a_bad_file(check: SelfCheck) -> None:
    """Beside results, with two answers that the rules refuse."""
    check.load().bring(DEVELOPER, NOW)
    bad = json.dumps(DEVELOPER | {"age": -3, "shoe_size": 43}).encode()
    file = FilePayload(name="answers.json", mimeType="application/json", buffer=bad)
    check.page.locator('[data-ref="file"]').set_input_files(file)
    expect(check.page.locator('[data-ref="import-error"] li')).to_have_count(2)


def at_results(check: SelfCheck) -> None:
    """The results of the programs that are open now."""
    check.load().bring(DEVELOPER, NOW)


def at_a_comparison(check: SelfCheck) -> None:
    """The comparison of a named case with a changed one."""
    check.load().bring(AI_WORKER)
    check.page.locator('[data-case="show"]').click()
    name(check, "Ana")
    check.bring(IT_VFX)
    name(check, "李明")
    case(check, "compare")
    expect(check.page.locator(".check-compare__name")).to_have_count(2)


# The others do not wait for it.
NEED_PYTHON = ("bad file", "results", "comparison")
STATES: dict[str, Callable[[SelfCheck], None]] = {
    "start": at_the_start,
    "question": at_a_question,
    "half-typed date": at_a_half_typed_date,
    "error": at_an_error,
    "calculator": at_a_calculator,
    "test marks": at_a_list_of_marks,
    "jobs": at_jobs,
    "filtered list": at_a_filtered_list,
    "bad link": at_a_bad_link,
    "bad file": at_a_bad_file,
    "results": at_results,
    "comparison": at_a_comparison,
}


def withhold_python(page: Page) -> None:
    """Fail the requests for its files."""
    page.route("**/engine/**", lambda route: route.abort())


@pytest.mark.parametrize("state", STATES)
def test_the_switch_keeps_every_state(page: Page, language: str, state: str) -> None:
    """The page in the other language shows and remembers the same, and nothing is stored."""
    if state not in NEED_PYTHON:
        withhold_python(page)
    check = SelfCheck(page, language).open()
    STATES[state](check)
    before = page.wait_for_function(SHOWN).json_value()
    there = check.switch_language()
    assert there.language != language
    for _ in range(MOST_WAITS):
        if page.evaluate(SHOWN) == before:
            break
        page.wait_for_timeout(WAIT_MS)
    assert page.evaluate(SHOWN) == before
    [focused] = [*{"errors", "import-error"} & {*before["shown"]}] or [""]
    # Results that had to wait for Python take the focus once they come.
    if focused and not before["routes"]:
        expect(page.locator(f'[data-ref="{focused}"]')).to_be_focused()
    # In Firefox, Playwright's calls count as presses, after which the theme stores its colours.
    assert [key for key in page.evaluate(STORED) if not key.endswith("__palette")] == []


def test_going_back_after_the_switch_leads_to_the_question_before(
    page: Page, language: str
) -> None:
    """The question before is shown with its answer."""
    withhold_python(page)
    check = SelfCheck(page, language).open()
    at_a_question(check)
    there = check.switch_language()
    there.press("back")
    assert there.fact == "location"
    expect(there.question.locator('[value="quebec_work"]')).to_be_checked()


REFUSE_STORAGE = (
    "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException(); } })"
)


def by_a_link(check: SelfCheck) -> None:
    """In the address."""
    check.open(link(AI_WORKER))


def by_a_file(check: SelfCheck) -> None:
    """Of cases, a line each."""
    content = "".join(json.dumps(each) + "\n" for each in (AI_WORKER, IT_VFX)).encode()
    file = FilePayload(name="cases-names-Ana+李明.jsonl", mimeType="text/plain", buffer=content)
    check.open().page.locator('[data-ref="file"]').set_input_files(file)


def by_the_switch(check: SelfCheck) -> SelfCheck:
    """To the other language."""
    return check.switch_language()


def by_a_reload(check: SelfCheck) -> SelfCheck:
    """In the same language."""
    check.page.reload()
    return check


@pytest.mark.parametrize(
    ("opened", "leave", "refused"),
    [
        (by_a_link, by_the_switch, False),
        (by_a_file, by_the_switch, False),
        (by_a_file, by_the_switch, True),
        (by_a_file, by_a_reload, False),
    ],
)
def test_what_still_loads_is_kept(
    page: Page,
    language: str,
    opened: Callable[[SelfCheck], None],
    leave: Callable[[SelfCheck], SelfCheck],
    *,
    refused: bool,
) -> None:
    """Answers that still wait for Python survive the switch and a reload, also without storage."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/engine/*.wasm*", hold)
    if refused:
        page.add_init_script(REFUSE_STORAGE)
    check = SelfCheck(page, language)
    opened(check)
    expect(page.locator('[data-ref="waiting"]')).to_be_visible()
    there = leave(check)
    expect(page.locator('[data-ref="waiting"]')).to_be_visible()
    page.unroute("**/engine/*.wasm*")
    for route in held:
        with suppress(Error):  # those of the page that was left
            route.continue_()
    there.wait_for("ready")
    if opened is by_a_link:
        assert there.results() == expected(AI_WORKER)
    else:
        expect(page.locator(".check-compare__name")).to_have_text(["Ana", "李明"])
        page.go_back()
        expect(page.locator('[data-ref="start"]')).to_be_visible()
        assert page.evaluate("history.state.check.file ?? null") is None
    if not refused:
        assert page.evaluate("sessionStorage.length") == 0


def test_the_switch_needs_no_storage(page: Page, language: str) -> None:
    """If the browser refuses storage, cases, step and typed text travel in the address."""
    page.add_init_script(REFUSE_STORAGE)
    check = SelfCheck(page, language).open(link(AI_WORKER))
    assert check.results() == expected(AI_WORKER)
    there = check.switch_language()
    assert there.results() == expected(AI_WORKER)
    there.bring(IT_VFX)
    there.change("age")
    there.fill("age", "4")
    before = page.evaluate(SHOWN)
    there.switch_language()
    expect(page.locator("[name=age]")).to_have_value("4")
    assert page.evaluate(SHOWN) == before
    assert page.evaluate("location.hash") == ""


@pytest.mark.parametrize("with_", [{"modifiers": ["ControlOrMeta"]}, {"button": "middle"}])
def test_another_tab_takes_what_is_shown_in_its_address(
    page: Page, language: str, with_: dict[str, Any]
) -> None:
    """Opening the link in a new tab leaves nothing in the storage of the first tab."""
    check = SelfCheck(page, language).open(link(AI_WORKER))
    check.results()
    check.change("age")
    with page.context.expect_page() as opened:
        page.locator('[data-action="language"]').click(**with_)
    opened.value.bring_to_front()  # Python starts in a tab that is visible
    there = SelfCheck(opened.value, "")
    assert there.fact == "age"
    there.press("continue")
    assert there.results() == expected(AI_WORKER)
    assert page.evaluate("sessionStorage.length") == 0
