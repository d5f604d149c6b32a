"""Fixtures of the browser tests.

`page` is a new page of the served site, `language` the folder of one of the site's languages, and
`check` a self-check in that language with Python loaded, reused between tests.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from zlib import crc32

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from site_builder.i18n.catalogs import read_languages
from site_builder.paths import Paths
from tests.browser.support.check_pool import CheckPool
from tests.browser.support.page_guard import PageGuard
from tests.browser.support.self_check import SelfCheck
from tools import browser as browsers
from tools.testing import webkitgtk
from tools.testing.static_server import serve

ACTION_TIMEOUT_MS = 20_000
# Python starts dozens of times, so that optimizing its code would cost more than it saves.
UNOPTIMIZED = "--js-flags=--liftoff-only"
LANGUAGES = [language.folder for language in read_languages(Paths().locale)]

NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """Address of the served site, with its base path and a slash at the end."""
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def engine(pytestconfig: pytest.Config) -> str:
    """The browser's engine: chromium, firefox or webkit."""
    name: str = pytestconfig.getoption("--browser")
    return name


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip tests of other browsers before their fixtures start, and record the faults that a test
    covers.
    """
    engine = item.config.getoption("--browser")
    for marker in item.iter_markers("only_browser"):
        if engine not in marker.args:
            pytest.skip(marker.kwargs["reason"])
    for marker in item.iter_markers("fault_matrix"):
        for name in marker.args:
            outcome = marker.kwargs.get("ends_in", "results")
            item.user_properties.append(("platform", f"{name} {outcome}"))


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the browser downloads."""
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def browser(engine: str, downloads: Path, complete: bool) -> Iterator[Browser]:  # noqa: FBT001 (a fixture)
    """One headless browser for each worker."""
    with sync_playwright() as playwright:
        is_missing = engine == "webkit" and not browsers.is_installed(playwright, engine)
        if is_missing and webkitgtk.is_installed():
            pytest.skip("Playwright has no WebKit here: engines/webkitgtk drives WebKitGTK")
        flags = browsers.FLAGS if complete else (*browsers.FLAGS, UNOPTIMIZED)
        launched = browsers.launch(playwright, engine, downloads, flags)
        yield launched
        launched.close()


@pytest.fixture
def new_context(
    browser: Browser, base_url: str, request: pytest.FixtureRequest
) -> Iterator[NewContext]:
    """Open new contexts, with Playwright's own options; paths are relative to the base URL.

    The test fails if a page leaves an error uncaught, requests anything from another origin, or
    falls back to stock Pyodide without the mark `may_fall_back`.
    Service workers are blocked unless a test allows them.
    """
    allowed = request.node.get_closest_marker("may_fall_back") is not None
    guard = PageGuard(base_url, may_fall_back=allowed)
    contexts: list[BrowserContext] = []
    defaults = {"base_url": base_url, "service_workers": "block"}

    def open_context(**options: object) -> BrowserContext:
        context = browser.new_context(**(defaults | options))  # type: ignore[arg-type] # the caller's own
        context.set_default_timeout(ACTION_TIMEOUT_MS)
        guard.attach(context)
        contexts.append(context)
        return context

    yield open_context
    for context in contexts:
        context.close()
    if guard.violations:
        pytest.fail("\n".join(guard.violations), pytrace=False)


@pytest.fixture
def saved_file(engine: str, downloads: Path, tmp_path: Path) -> Callable[[Page, str], Path]:
    """Press the button that a selector finds; return the file that it saves."""

    def save(page: Page, button: str) -> Path:
        if engine == "firefox" and browsers.debian_firefox():
            # Playwright does not report its downloads.
            before = {*downloads.iterdir()}
            page.locator(button).click()
            for _ in range(ACTION_TIMEOUT_MS // 100):
                page.wait_for_timeout(100)
                for path in {*downloads.iterdir()} - before:
                    if path.suffix != ".part" and path.stat().st_size:
                        return path
            raise AssertionError("no file was saved")
        with page.expect_download() as download:
            page.locator(button).click()
        saved = tmp_path / download.value.suggested_filename
        download.value.save_as(saved)
        return saved

    return save


@pytest.fixture
def page(new_context: NewContext) -> Page:
    """A page in its own context; `page.goto("en/")` is relative to the base URL."""
    return new_context().new_page()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test in one language, chosen by its name, or in all with the mark `all_languages`.

    `--complete` runs every test in all of them.
    """
    if "language" not in metafunc.fixturenames:
        return
    marked = metafunc.definition.get_closest_marker("all_languages")
    chosen = LANGUAGES[crc32(metafunc.definition.name.encode()) % len(LANGUAGES)]
    complete = metafunc.config.getoption("--complete")
    metafunc.parametrize("language", LANGUAGES if marked or complete else [chosen])


@pytest.fixture(scope="session")
def check_pool(browser: Browser, base_url: str) -> Iterator[CheckPool]:
    """The self-checks that one worker reuses."""
    pool = CheckPool(browser, base_url, ACTION_TIMEOUT_MS)
    yield pool
    pool.close()


@pytest.fixture
def check(check_pool: CheckPool, language: str) -> Iterator[SelfCheck]:
    """A self-check at its start with Python loaded, for tests that are not about loading.

    Its page outlives the test: the page's own button clears it. The test fails if that leaves
    anything of the test behind, or if the page does what `new_context` forbids.
    """
    acquired = check_pool.acquire(language)
    yield acquired
    try:
        problems = check_pool.release(acquired)
    except Exception:
        check_pool.discard(language)
        raise
    if problems:
        check_pool.discard(language)
        pytest.fail("\n".join(problems), pytrace=False)
