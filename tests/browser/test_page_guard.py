from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.page_guard import Watch
from tools.testing.static_server import serve

ELSEWHERE = "http://localhost:1/"


@pytest.fixture
def watched(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, Watch]]:
    """A page of an almost empty site, and the watch over it."""
    (tmp_path / "index.html").write_text("<link rel=icon href=data:,>", encoding="utf-8")
    with serve(tmp_path) as address:
        watch = Watch(address)
        context = browser.new_context()
        watch.over(context)
        page = context.new_page()
        page.goto(address)
        yield page, watch
        context.close()


def test_a_quiet_page_has_no_faults(watched):
    """A page that asks only its own origin, and throws nothing, is not faulted."""
    page, watch = watched
    page.evaluate("fetch('index.html').then(answer => answer.text())")
    assert watch.faults == []


def test_what_nobody_caught_is_a_fault(watched):
    """An error that a page throws without catching it is noted with its message."""
    page, watch = watched
    with page.context.expect_event("weberror"):
        page.evaluate("setTimeout(() => { throw new Error('mislaid') })")
    assert watch.faults == ["not caught: mislaid"]


def test_a_request_to_another_origin_is_a_fault(watched):
    """A request to another host is noted with its address, though it comes to nothing."""
    page, watch = watched
    page.evaluate(f"fetch('{ELSEWHERE}').catch(() => null)")
    assert watch.faults == [f"a request off the site: GET {ELSEWHERE}"]


def test_a_worker_is_watched_too(watched):
    """A request that a worker makes is noted like the page's own."""
    page, watch = watched
    page.evaluate(
        """address => new Promise(done => {
            const code = `fetch("${address}").catch(() => postMessage(null))`;
            new Worker(URL.createObjectURL(new Blob([code]))).onmessage = done;
        })""",
        ELSEWHERE,
    )
    assert watch.faults == [f"a request off the site: GET {ELSEWHERE}"]
