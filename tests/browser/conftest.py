"""A browser on the served site: `page` is a fresh one, `language` each of the site's in turn,
`check` a self-check in that language that is kept between tests, with Python loaded.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.check_pool import KeptChecks
from tests.browser.page_guard import Watch
from tests.browser.self_check import SelfCheck
from tools import browser as chromium
from tools.testing.static_server import serve

PATIENCE = 20_000  # milliseconds for one action or wait on a busy machine

NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """The served site's address, with the path under which it lies and a slash at the end."""
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium a worker."""
    with sync_playwright() as playwright:
        launched = chromium.launch(playwright)
        yield launched
        launched.close()


@pytest.fixture
def new_context(browser: Browser, base_url: str) -> Iterator[NewContext]:
    """Opens fresh contexts, with Playwright's own options; paths are below the base URL.

    The test fails where a page threw what nobody caught, or asked anything of another origin.
    No service worker stands between the page and the site unless a test asks for it.
    """
    watch = Watch(base_url)
    contexts: list[BrowserContext] = []
    usual = {"base_url": base_url, "service_workers": "block"}

    def open_context(**options: object) -> BrowserContext:
        context = browser.new_context(**(usual | options))  # type: ignore[arg-type] # the caller's own
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        contexts.append(context)
        return context

    yield open_context
    for context in contexts:
        context.close()
    if watch.faults:
        pytest.fail("\n".join(watch.faults), pytrace=False)


@pytest.fixture
def page(new_context: NewContext) -> Page:
    """A page in a context of its own; `page.goto("en/")` is below the base URL."""
    return new_context().new_page()


@pytest.fixture(params=("en", "zh"))
def language(request: pytest.FixtureRequest) -> str:
    """Each language of the site, as its folder is named."""
    chosen: str = request.param
    return chosen


@pytest.fixture(scope="session")
def kept_checks(browser: Browser, base_url: str) -> Iterator[KeptChecks]:
    """The self-checks that one worker keeps."""
    kept = KeptChecks(browser, base_url, PATIENCE)
    yield kept
    kept.close()


@pytest.fixture
def check(kept_checks: KeptChecks, language: str) -> Iterator[SelfCheck]:
    """The self-check at its start with Python loaded, for every test that is not about loading.

    Its page outlives the test: the page's own button clears it, and the test fails where that
    leaves anything, or the page did what `new_context` forbids.
    """
    given = kept_checks.take(language)
    yield given
    try:
        left = kept_checks.give_back(given)
    except Exception:
        kept_checks.drop(language)
        raise
    if left:
        kept_checks.drop(language)
        pytest.fail("\n".join(left), pytrace=False)
