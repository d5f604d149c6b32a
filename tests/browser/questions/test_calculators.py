"""The calculators under the questions fill in answers that the rules calculate."""

from playwright.sync_api import expect

from tests.browser.support.personas import AI_WORKER
from tests.browser.support.self_check import SelfCheck

JOB = {
    "start-year": "2020",
    "start-month": "3",
    "start-day": "1",
    "end-year": "2022",
    "end-month": "Feb",
    "end-day": "28",
    "hours": "40",
}


def test_the_calculators_fill_the_answers(check: SelfCheck) -> None:
    """Jobs add up to months, pay is converted, a municipality is found, and errors are
    explained.
    """
    page = check.page
    check.bring(AI_WORKER)

    def at(fact: str, calculator: str) -> None:
        check.change(fact)
        page.locator(f"[data-ref={calculator}] > summary").click()

    at("skilled_months", "experience")
    page.locator("[data-ref=experience-submit]").click()
    summary = page.locator("[data-ref=experience] [data-slot=errors]")
    expect(summary).to_be_focused()
    assert summary.locator("a").count() == 3
    for field, text in JOB.items():
        page.locator(f"#h-job-1-{field}").fill(text)
    page.keyboard.press("Enter")
    expect(page.locator("[name=skilled_months]")).to_have_value("24")
    expect(page.locator(".check-chart__bar")).to_have_count(1)
    check.press("back")
    check.results()

    at("annual_salary", "pay")
    page.locator("#h-pay-hour").fill("40")
    page.locator("#h-pay-weeks").fill("52")
    page.locator("[data-ref=pay-submit]").click()
    expect(page.locator("[name=annual_salary]")).to_have_value("78000")
    check.fill("annual_salary", "100.000")
    check.press("continue")
    expect(page.locator("[data-ref=errors]")).to_contain_text("100,000")
    check.press("back")
    check.results()

    at("employer_in_cmm", "municipality")
    page.locator("#h-municipality").fill("rigaud")
    page.locator("[data-ref=municipality-matches] button").click()
    expect(check.question.locator("[value=false]")).to_be_checked()
    page.locator("#h-municipality").fill("logneuil")
    offered = page.locator("[data-ref=municipality-matches] button")
    expect(offered).to_have_count(1)
    expect(offered).to_contain_text("Longueuil")
    expect(page.locator("[data-ref=municipality-list] a")).to_be_visible()
    expect(check.question.locator("[value=false]")).to_be_checked()
    page.locator("#h-municipality").fill("st constant")
    page.locator("[data-ref=municipality-matches] button").click()
    expect(check.question.locator("[value=true]")).to_be_checked()
