"""Numbers and dates as people type them; tests/js/parsing.test.mjs covers all forms."""

import pytest
from playwright.sync_api import expect

from tests.browser.support.personas import AI_WORKER
from tests.browser.support.self_check import SelfCheck


@pytest.mark.parametrize("written", ["2022-05-10", "二〇二二年五月十日"])
def test_a_whole_date_in_the_first_field_is_read(check: SelfCheck, written: str) -> None:
    """The next question follows; going back shows the date in its three fields."""
    check.start()
    check.question.locator('[name="filing_date-year"]').fill(written)
    check.press("continue")
    assert check.fact == "location"
    check.press("back")
    fields = {"year": "2022", "month": "5", "day": "10"}
    for name, value in fields.items():
        expect(check.question.locator(f'[name="filing_date-{name}"]')).to_have_value(value)


@pytest.mark.parametrize("written", ["$75,000", "7.5万"])
def test_a_number_is_read_as_it_is_written(check: SelfCheck, written: str) -> None:
    """The results show the amount that was meant."""
    check.bring(AI_WORKER)
    check.change("annual_salary")
    check.question.locator('[name="annual_salary"]').fill(written)
    check.press("continue")
    assert check.results()
    check.change("annual_salary")
    expect(check.question.locator('[name="annual_salary"]')).to_have_value("75000")
