"""One press clears everything, after a confirmation."""

from playwright.sync_api import Page, expect

from tests.browser.support.accessibility import accessibility_violations
from tests.browser.support.inputs import press
from tests.browser.support.personas import AI_GRADUATE
from tests.browser.support.self_check import SelfCheck


def test_the_answers_are_gone_for_good(page: Page, language: str) -> None:
    """Clearing leaves nothing of a question, a calculator or the results: on the page, in its
    history, in its storage, or after a reload.
    """
    check = SelfCheck(page, language).open()
    assert check.left() == []
    check.bring(AI_GRADUATE)
    check.change("skilled_months")
    page.locator("[data-ref=experience] > summary").click()
    page.locator("#h-job-1-start-year").fill("2020")
    check.fill("skilled_months", 36)
    assert {"skilled_months", "h-job-1-start-year"} <= set(check.left())
    check.restart()
    expect(page.locator('[data-ref="start"] h1')).to_be_focused()
    expect(page.locator('[data-action="restart"]')).to_be_hidden()
    assert check.left() == []
    page.go_back()
    assert check.left() == []
    page.reload()
    expect(page.locator('[data-ref="start"]')).to_be_visible()
    assert check.left() == []
    check.start()
    assert check.fact == "filing_date"
    check.press("restart")
    expect(page.locator('[data-ref="start"]')).to_be_visible()


def test_nothing_is_cleared_unasked(check: SelfCheck) -> None:
    """A dialog asks first, with the focus on the button that keeps the answers. Escape and that
    button change nothing and return the focus.
    """
    page = check.page
    shown = check.bring(AI_GRADUATE)
    press(page, '[data-action="restart"]')
    dialog = page.get_by_role("dialog", name=check.text("check.clear.title"))
    expect(dialog).to_be_visible()
    expect(dialog.locator('[data-action="cancel"]')).to_be_focused()
    assert accessibility_violations(page, within=".check-dialog") == []
    for leave in ("Escape", "Enter"):
        page.keyboard.press(leave)
        expect(dialog).to_be_hidden()
        expect(page.locator('[data-action="restart"]')).to_be_focused()
        assert check.results() == shown
        page.keyboard.press("Enter")
    press(page, '[data-action="confirm"]')
    expect(page.locator('[data-ref="start"]')).to_be_visible()
    assert check.left() == []
