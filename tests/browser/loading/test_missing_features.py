"""Browsers that lack a feature or let it hang: the page shows results, or the cause and a way
on.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.support.personas import AI_WORKER
from tests.browser.support.self_check import SelfCheck, expected, link

TIMEOUT_MS = 10_000
NOT_RUNNING = '[data-ref="not-running"]'
NEVER = "() => new Promise(() => {})"

# Features removed in the worker, and the cause that the page names.
WORKER_OBSTACLES = {
    "WebAssembly exceptions": ("WebAssembly.validate = () => false;", "unsupported"),
    "ReadableStream": ("delete self.ReadableStream;", "unsupported"),
    "WebAssembly.instantiateStreaming": (
        "delete WebAssembly.instantiateStreaming;",
        "unsupported",
    ),
    "memory": (
        "WebAssembly.Memory = class { constructor() { throw new RangeError('full'); } };",
        "memory",
    ),
}
# Features that hang or fail in the worker without a loss of results.
WORKER_FAULTS = {
    "a cache that does not open": f"CacheStorage.prototype.open = {NEVER};",
    "a cache and locks that do not answer": f"""Cache.prototype.match = {NEVER};
        Cache.prototype.put = {NEVER};
        LockManager.prototype.request = {NEVER};""",
    "a cache and channels that throw": """
        Object.defineProperty(self, "caches", { get() { throw Error(); } });
        self.BroadcastChannel = class { constructor() { throw Error(); } };""",
}
NO_MODULE_WORKERS = """self.Worker = class extends Worker {
    constructor(address) { super(address); }
};"""
# Features without which the page does not start.
PAGE_OBSTACLES = {
    "Intl": "delete globalThis.Intl;",
    "replaceAll": "delete String.prototype.replaceAll;",
    "replaceChildren": "delete Element.prototype.replaceChildren;",
    "DOMParser": "delete globalThis.DOMParser;",
}
THROW = "{ throw new DOMException('refused', 'SecurityError'); }"
HISTORY_FAULTS = {
    "pushState": f"History.prototype.pushState = () => {THROW};",
    "replaceState": f"History.prototype.replaceState = () => {THROW};",
    "state": f"Object.defineProperty(History.prototype, 'state', {{ get() {THROW} }});",
    "all": f"""History.prototype.pushState = History.prototype.replaceState = () => {THROW};
        Object.defineProperty(History.prototype, 'state', {{ get() {THROW} }});
        Object.defineProperty(History.prototype, 'scrollRestoration', {{ set() {THROW} }});""",
}
THEME_FILES = ("**/assets/javascripts/bundle.*", "**/assets/stylesheets/main.*", "**/css/check.css")


@pytest.fixture
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page whose uncaught errors do not fail the test, which is about them."""
    with browser.new_context(base_url=base_url, service_workers="block") as context:
        yield context.new_page()


def change_worker(page: Page, script: str) -> None:
    """Run `script` in the worker before its own."""

    def prepend(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=script + response.text())

    page.route("**/worker.mjs", prepend)


def forbid_compiling(page: Page) -> None:
    """Serve the page with a policy that forbids WebAssembly."""

    def change(route: Route) -> None:
        response = route.fetch()
        body = response.text().replace(" 'wasm-unsafe-eval'", "")
        route.fulfill(response=response, body=body)

    page.route("**/check/", change)


def expect_reason(page: Page, language: str, reason: str, feature: str) -> None:
    """Expect the cause and the no-script check in sight, and no request for Python's files."""
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    check = SelfCheck(page, language).open()
    check.load("failed")
    text = check.text(f"check.failed.{reason}").replace("{feature}", feature)
    expect(page.locator('[data-ref="failure-text"]')).to_have_text(text)
    expect(page.locator('[data-ref="static-check"] a')).to_have_count(2)
    assert not [address for address in requested if "/engine/" in address]


@pytest.mark.fault_matrix("feature_missing", ends_in="words")
def test_what_python_needs_is_tried_before_its_files_load(page: Page) -> None:
    """The page names the missing feature; tests/js/requirements.test.mjs removes more of them."""
    for feature, (script, reason) in WORKER_OBSTACLES.items():
        change_worker(page, script)
        expect_reason(page, "en", reason, feature)
        page.unroute_all()


@pytest.mark.fault_matrix("webassembly_forbidden", ends_in="words")
def test_a_policy_against_webassembly_is_named(page: Page, language: str) -> None:
    """A network or an extension may set such a policy."""
    forbid_compiling(page)
    expect_reason(page, language, "forbidden", "")


def test_a_browser_without_module_workers_is_explained(page: Page) -> None:
    """A browser that ignores the option `type: "module"` starts a classic worker."""
    page.add_init_script(NO_MODULE_WORKERS)
    expect_reason(page, "en", "unsupported", "module workers")


@pytest.mark.fault_matrix("storage_hangs")
@pytest.mark.parametrize("fault", WORKER_FAULTS)
def test_storage_and_locks_that_fail_cost_no_results(page: Page, fault: str) -> None:
    """The page gives up calls that never settle after some seconds, and calls that throw at
    once.
    """
    change_worker(page, WORKER_FAULTS[fault])
    check = SelfCheck(page, "en").open(link(AI_WORKER))
    assert check.results() == expected(AI_WORKER)


@pytest.mark.fault_matrix("old_browser", ends_in="words")
@pytest.mark.parametrize("missing", PAGE_OBSTACLES)
def test_a_page_that_cannot_run_says_so(page: Page, missing: str) -> None:
    """The no-script check is offered instead of the start."""
    page.add_init_script(PAGE_OBSTACLES[missing])
    page.goto("en/check/")
    expect(page.locator(NOT_RUNNING)).to_be_visible(timeout=TIMEOUT_MS)
    expect(page.locator('[data-action="start"]').first).to_be_hidden()


@pytest.mark.fault_matrix("history_refused")
@pytest.mark.parametrize("fault", HISTORY_FAULTS)
def test_a_history_that_refuses_costs_no_answers(page: Page, fault: str) -> None:
    """Questions, the back link and results work without the browser's history."""
    page.add_init_script(HISTORY_FAULTS[fault])
    check = SelfCheck(page, "en").open()
    check.start()
    first = check.fact
    check.answer("2024-03-01")
    page.wait_for_selector(f'[data-fact]:not([data-fact="{first}"])')
    second = check.fact
    assert second != first
    check.press("back")
    page.wait_for_selector(f'[data-fact="{first}"]')
    if fault == "all":
        page.evaluate("hash => { location.hash = hash }", link(AI_WORKER))
        assert check.results() == expected(AI_WORKER)


@pytest.mark.parametrize("status", [None, 404], ids=["hangs", "is missing"])
def test_the_check_starts_without_the_theme(page: Page, status: int | None) -> None:
    """The questions need neither the theme's script nor any style sheet."""

    def fail(route: Route) -> None:
        if status:
            route.fulfill(status=status)

    for file in THEME_FILES:
        page.route(file, fail)
        page.goto("en/check/", wait_until="commit")
        check = SelfCheck(page, "en")
        check.start()
        assert check.fact == "filing_date", file
        page.goto("about:blank")
        page.unroute_all()


@pytest.mark.fault_matrix("earlier_page")
def test_a_page_of_an_earlier_build_is_loaded_again(page: Page, language: str) -> None:
    """If the page's scripts and styles are gone, it reloads once, and shows the new build."""
    opened: list[str] = []

    def outdated(route: Route) -> None:
        response = route.fetch()
        opened.append(route.request.url)
        body = response.text()
        if len(opened) == 1:
            body = re.sub(r"assets/[0-9a-f]{12}/", "assets/000000000000/", body)
        route.fulfill(response=response, body=body)

    page.route("**/check/", outdated)
    page.goto(f"{language}/check/", wait_until="commit")
    check = SelfCheck(page, language)
    check.wait_for("idle")
    assert len(opened) == 2
    check.start()
    assert check.fact == "filing_date"
