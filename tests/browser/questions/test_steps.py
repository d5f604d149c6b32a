"""Continue, back and restart keep answers, and errors are explained."""

from playwright.sync_api import Page, expect

from rules import FACTS
from tests.browser.support.personas import AI_WORKER
from tests.browser.support.self_check import SelfCheck, expected
from tests.rules.applicants import meets_everything
from tests.rules.brute_force import samples

SALARY = AI_WORKER | {"annual_salary": 80000}


def test_back_and_forward_keep_the_answers(check: SelfCheck) -> None:
    """The back link and the browser's buttons each move one step and lose no answer."""
    page = check.page
    check.start()
    check.answer("2022-05-10")
    check.answer("quebec_work")
    assert check.fact == "quebec_diploma"
    check.press("back")
    assert check.fact == "location"
    expect(check.question.locator('[value="quebec_work"]')).to_be_checked()
    page.go_back()
    assert check.fact == "filing_date"
    expect(check.question.locator('[name="filing_date-year"]')).to_have_value("2022")
    page.go_forward()
    page.go_forward()
    assert check.fact == "quebec_diploma"
    for _ in range(3):
        page.go_back()
    expect(page.locator('[data-action="start"]').first).to_be_visible()


def test_a_reload_keeps_the_answers_and_stores_nothing(page: Page, language: str) -> None:
    """A reload keeps the tab's answers, also without Python; nothing else stores any."""
    check = SelfCheck(page, language).open()
    check.start()
    check.answer("2022-05-10")
    check.answer("quebec_work")
    page.reload()
    assert check.fact == "quebec_diploma"
    check.press("back")
    expect(check.question.locator('[value="quebec_work"]')).to_be_checked()
    stored = page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))")
    assert [key for key in stored if "answer" in key or "check" in key] == []
    assert page.context.cookies() == []


def test_focus_goes_to_the_question(page: Page, language: str) -> None:
    """Each step moves the focus to its heading, and the page's title names the step."""
    check = SelfCheck(page, language).open()
    check.start()
    expect(check.question.locator("h1")).to_be_focused()
    check.answer("2022-05-10")
    assert check.fact == "location"
    expect(check.question.locator("h1")).to_be_focused()
    assert page.title().startswith(check.question.locator("h1").inner_text())


def test_a_changed_answer_leads_back_to_new_results(check: SelfCheck) -> None:
    """After an answer is changed from the results, the results change with it."""
    check.bring(SALARY)
    check.change("annual_salary")
    expect(check.question.locator("[name=annual_salary]")).to_have_value("80000")
    check.answer("100000")
    assert check.fact == ""
    assert check.results() == expected(AI_WORKER)


def test_what_depends_on_a_changed_answer_is_asked_again(check: SelfCheck) -> None:
    """After another filing date, months and age are asked again, and each question says why."""
    check.bring(AI_WORKER | {"filing_date": "2022-05-10", "stay_compliant": True})
    check.change("filing_date")
    check.answer("2025-06-30")
    asked = []
    while fact := check.fact:
        asked.append(fact)
        note = check.question.locator('[data-ref="former-answer"]')
        expect(note).to_be_visible()
        expect(note).to_contain_text(check.text("fact.filing_date.label"))
        if fact in ("skilled_months", "age"):
            expect(check.question.locator(f"[name={fact}]")).to_have_value("")
        check.answer(str(AI_WORKER[fact]))
    assert {"location", "skilled_months", "job", "age"} <= set(asked)
    assert check.results() == expected(AI_WORKER | {"filing_date": "2025-06-30"})


OUTDATED = """() => Object.fromEntries(Object.entries(history.state.check.outdated)
    .map(([fact, { because }]) => [fact, because]))"""


def test_every_declared_pair_is_asked_again(check: SelfCheck) -> None:
    """Whatever answer changes, exactly those that the rules declare are asked again."""
    filing_date = "2026-12-01"
    person = meets_everything(filing_date)
    changed = [fact for fact in FACTS if any(FACTS[fact] in f.depends_on for f in FACTS.values())]
    for fact in changed:
        other = next(each for each in samples(fact, filing_date) if each != person[fact])
        check.bring(person, None)
        check.ask(fact)
        check.answer("2026-11-30" if fact == "filing_date" else other)
        dependent = [f.id for f in FACTS.values() if FACTS[fact] in f.depends_on]
        found = check.page.evaluate(OUTDATED)
        assert found == {each: fact for each in dependent if person[each] is not None}, fact


def test_an_unwanted_change_is_left_by_going_back(check: SelfCheck) -> None:
    """Going back from a change shows the results as they were."""
    check.bring(SALARY)
    check.change("annual_salary")
    check.press("back")
    assert check.results() == expected(SALARY)


def test_finishing_early_shows_what_is_known(check: SelfCheck) -> None:
    """Every question leads to the results, which lead back to the open questions. If nothing is
    known of any route, none is called the nearest.
    """
    check.start()
    check.answer("2022-05-10")
    check.press("finish")
    assert check.results() == expected({"filing_date": "2022-05-10"})
    nearest = check.text("check.results.nearest").split("{")[0]
    expect(check.page.locator(".check-verdict")).not_to_contain_text(nearest)
    check.press("resume")
    assert check.fact == "location"


def test_the_filing_date_is_needed(check: SelfCheck) -> None:
    """A missing filing date is an error, which offers today's date without filling it in."""
    page = check.page
    check.start()
    expect(check.question.locator('[data-action="unknown"]')).to_have_count(0)
    check.press("continue")
    expect(page.locator('[data-ref="errors"]')).to_be_focused()
    assert check.fact == "filing_date"
    page.locator('[data-ref="use-today"] button').click()
    expect(check.question.locator('[name="filing_date-year"]')).not_to_have_value("")
    check.press("continue")
    assert check.fact == "location"


def test_an_error_is_reported_on_top_and_beside_the_field(check: SelfCheck) -> None:
    """The wrong answer stays in its field. The error summary takes the focus, explains the error,
    and links the field.
    """
    page = check.page
    check.bring(SALARY)
    check.change("annual_salary")
    title = page.title()
    field = check.question.locator('[name="annual_salary"]')
    field.fill("a lot")
    check.press("continue")
    summary = page.locator('[data-ref="errors"]')
    expect(summary).to_be_focused()
    message = summary.locator("a").inner_text()
    beside = check.question.locator("#q-annual_salary-error")
    expect(beside).to_contain_text(message)
    expect(field).to_have_value("a lot")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert (beside.get_attribute("id") or "?") in (field.get_attribute("aria-describedby") or "")
    assert page.title() != title
    assert page.title().endswith(title)
    summary.locator("a").click()
    expect(field).to_be_focused()


def test_wrong_numbers_are_refused(check: SelfCheck) -> None:
    """An empty field, a negative number, a number above the limit, and text are refused."""
    page = check.page
    check.bring(SALARY)
    check.change("annual_salary")
    for wrong in ("", "-1", "12345678901", "1,23,4", "ten"):
        check.fill("annual_salary", wrong)
        check.press("continue")
        expect(page.locator('[data-ref="errors"]')).to_be_focused()
        assert check.fact == "annual_salary"


def test_a_number_may_be_written_in_ten_thousands(check: SelfCheck) -> None:
    """The rules get the number that people write with 万."""
    check.bring(SALARY)
    check.change("annual_salary")
    check.answer("１０万 加元")
    assert check.results() == expected(AI_WORKER)


def test_dates_that_are_none_are_refused(check: SelfCheck) -> None:
    """A day that does not exist, a short year, and a date out of range are refused."""
    page = check.page
    check.start()
    for wrong in ("2022-02-30", "22-5-10", "2022-13-1", "2014-12-31", "2022-5-", "10-5-2022"):
        check.fill("filing_date", wrong)
        check.press("continue")
        expect(page.locator('[data-ref="errors"]')).to_be_focused()
        expect(page.locator('[data-ref="use-today"]')).to_be_hidden()
        assert check.fact == "filing_date"
    summary = page.locator('[data-ref="errors"]')
    expect(summary).to_contain_text(check.text("check.error.date.order"))


def test_a_double_press_answers_one_question(check: SelfCheck) -> None:
    """The second press does not answer the question that has just appeared."""
    check.start()
    check.answer("2022-05-10")
    check.page.locator('[data-action="unknown"]:visible').dblclick()
    assert check.fact == "quebec_diploma"


def test_an_occupation_is_found_by_name_and_code(check: SelfCheck, language: str) -> None:
    """The filter matches the name in the page's language, in English and in French, and the
    code.
    """
    page = check.page
    check.bring(SALARY)
    check.change("occupation")
    shown = check.question.locator(".check-choice:visible")
    everything = shown.count()
    own = {"en": "engineers", "zh": "软件"}[language]
    for sought in (own, "software", "LOGICIEL", "2173", "21231"):
        page.locator('[data-ref="occupation-filter"]').fill(sought)
        assert 0 < shown.count() < everything
        expect(check.question.locator('[value="2173"]')).to_be_visible()
    check.fill("occupation", "2173")
    check.press("continue")
    assert check.fact == ""
