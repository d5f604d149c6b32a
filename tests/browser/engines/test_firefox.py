"""Firefox for visitors who let no site store anything: cookies and site data are blocked."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.support.personas import AI_WORKER, DEVELOPER
from tests.browser.support.self_check import NOW, SelfCheck, expected, link
from tests.browser.support.site_search import open_search, results
from tools import browser as browsers

pytestmark = pytest.mark.only_browser("firefox", reason="is about a setting of Firefox")

BLOCK = {"network.cookie.cookieBehavior": 2}
# What Firefox itself reports of the service worker.
REPORT = "Storage access is restricted"
REFUSED = """async () => [
    ...["localStorage", "sessionStorage"].map((name) => {
        try { return self[name].length; } catch (error) { return error.name; }
    }),
    await caches.keys().then(() => "", ({ name }) => name),
]"""


@pytest.fixture
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page that may store nothing; the test fails if it leaves an error uncaught."""
    firefox = browsers.launch_firefox(browser.browser_type, firefox_user_prefs=BLOCK)
    errors: list[str] = []
    with closing(firefox):
        context = firefox.new_context(base_url=base_url)
        context.on("weberror", lambda event: errors.append(str(event.error)))
        yield context.new_page()
    assert [error for error in errors if not error.startswith(REPORT)] == []


def test_the_check_works_where_nothing_may_be_stored(page: Page, language: str) -> None:
    """A link, a reload, the other language and a walk lead to the results."""
    check = SelfCheck(page, language).open(link(DEVELOPER, NOW))
    assert check.results() == expected(DEVELOPER, NOW)
    assert page.evaluate(REFUSED) == ["SecurityError"] * 3
    page.reload()
    assert check.results() == expected(DEVELOPER, NOW)
    there = check.switch_language()
    assert there.results() == expected(DEVELOPER, NOW)
    there.clear()
    there.start()
    there.walk(AI_WORKER)
    assert there.results() == expected(AI_WORKER)


def test_the_guide_works_where_nothing_may_be_stored(page: Page) -> None:
    """The search finds pages, and the colours change."""
    page.goto("en/now/")
    before = page.evaluate("() => document.body.dataset.mdColorScheme")
    page.locator(".md-header [data-md-component=palette] label:visible").click()
    assert page.evaluate("() => document.body.dataset.mdColorScheme") != before
    open_search(page).fill("graduate")
    expect(results(page).first).to_be_visible()
