"""The start works as soon as it is shown; otherwise the no-script check is offered instead."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.support.self_check import SelfCheck

TIMEOUT_MS = 10_000
START = '[data-ref="start-buttons"]'
INSTEAD = '[data-ref="not-running"]'

# The self-check's script and its texts.
FILES = ("check/main.mjs", "check.json")
LATE = pytest.mark.parametrize("file", FILES)


@pytest.fixture
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page whose uncaught errors do not fail the test, which is about them."""
    with browser.new_context(base_url=base_url, service_workers="block") as context:
        yield context.new_page()


def hold(page: Page, address: str) -> list[Route]:
    """Hold back requests for an address; return those held so far."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(address, keep)
    return held


def test_a_sandboxed_frame_offers_the_way_without_scripts(page: Page, language: str) -> None:
    """There the page's modules and storage are refused."""
    check = f"../{language}/check/"
    frame = f'<iframe sandbox="allow-scripts" src="{check}" width="900" height="700">'
    page.route("**/frame/", lambda route: route.fulfill(body=frame, content_type="text/html"))
    page.goto("frame/")
    instead = page.frame_locator("iframe").locator(INSTEAD)
    expect(instead).to_be_visible(timeout=TIMEOUT_MS)
    instead.locator("a").first.click()
    expect(page.frame_locator("iframe").locator('[data-ref="start"]')).to_have_count(0)
    expect(page.frame_locator("iframe").locator("h1")).to_be_visible()


@LATE
def test_an_early_press_is_not_lost(page: Page, file: str) -> None:
    """A press before the scripts are loaded starts the check once they are."""
    held = hold(page, f"**/{file}")
    page.goto("en/check/", wait_until="commit")
    check = SelfCheck(page, "en")
    check.start()
    page.wait_for_function("() => document.querySelector('[aria-busy]')")
    assert held
    for route in held:
        route.continue_()
    assert check.fact == "filing_date"
    expect(page.locator("[aria-busy]")).to_have_count(0)


@LATE
def test_scripts_that_come_late_bring_the_start_back(page: Page, language: str, file: str) -> None:
    """The no-script check is offered while the scripts are slow, and hidden once they run."""
    held = hold(page, f"**/{file}")
    page.goto(f"{language}/check/", wait_until="commit")
    expect(page.locator(INSTEAD)).to_be_visible(timeout=TIMEOUT_MS)
    for route in held:
        route.continue_()
    expect(page.locator(INSTEAD)).to_be_hidden()
    check = SelfCheck(page, language)
    check.start()
    assert check.fact == "filing_date"
