from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from site_builder.paths import ROOT
from tests.browser.support.page_guard import FALL_BACK, PageGuard
from tools.testing.static_server import serve

ELSEWHERE = "http://localhost:1/"


@pytest.fixture
def guarded(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, PageGuard]]:
    """A page of an almost empty site, with its guard."""
    (tmp_path / "index.html").write_text("<link rel=icon href=data:,>", encoding="utf-8")
    with serve(tmp_path) as address:
        guard = PageGuard(address)
        context = browser.new_context()
        guard.attach(context)
        page = context.new_page()
        page.goto(address)
        yield page, guard
        context.close()


def test_a_clean_page_has_no_violations(guarded):
    """A page that requests only its own origin and throws nothing has no violation."""
    page, guard = guarded
    page.evaluate("fetch('index.html').then(answer => answer.text())")
    assert guard.violations == []


def test_an_uncaught_error_is_a_violation(guarded):
    """An uncaught error is recorded with its message."""
    page, guard = guarded
    with page.context.expect_event("weberror"):
        page.evaluate("setTimeout(() => { throw new Error('mislaid') })")
    assert guard.violations == ["uncaught: mislaid"]


def test_a_cross_origin_request_is_a_violation(guarded):
    """A request to another host is recorded with its address, even if it fails."""
    page, guard = guarded
    page.evaluate(f"fetch('{ELSEWHERE}').catch(() => null)")
    assert guard.violations == [f"cross-origin request: GET {ELSEWHERE}"]


def test_workers_are_guarded_too(guarded):
    """A request of a worker is recorded like the page's own."""
    page, guard = guarded
    page.evaluate(
        """address => new Promise(done => {
            const code = `fetch("${address}").catch(() => postMessage(null))`;
            new Worker(URL.createObjectURL(new Blob([code]))).onmessage = done;
        })""",
        ELSEWHERE,
    )
    assert guard.violations == [f"cross-origin request: GET {ELSEWHERE}"]


def test_a_fall_back_is_a_violation(guarded):
    """The words by which the client notes it are those that the guard looks for."""
    page, guard = guarded
    client = ROOT / "docs" / "assets" / "check" / "python" / "client.mjs"
    assert f"console.warn(`{FALL_BACK}: " in client.read_text("utf-8")
    with page.expect_console_message():
        page.evaluate(f"console.warn('{FALL_BACK}: no memory')")
    with page.expect_console_message():
        page.evaluate("console.warn('something else')")
    assert guard.violations == [f"{FALL_BACK}: no memory"]
