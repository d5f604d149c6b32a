"""Unusual devices, addresses and browsers: the visit ends in results, or in a message with a way
on.

Tests elsewhere with the mark `fault_matrix` state other faults of the platform.
"""

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import NewContext
from tests.browser.support.personas import AI_WORKER
from tests.browser.support.self_check import NOW, SelfCheck, expected, link

# A host without a certificate, and a site far below its root.
PLAIN_HOST = "http://guide.test"
DEEP_PATH = "/a/b/en/d/guide/"

# Replaces every text, now and when the page changes, as browsers do that translate a page.
TRANSLATE = """() => {
    const translate = (root) => {
        const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) found.push(texts.currentNode);
        for (const text of found) {
            const parent = text.parentElement;
            if (!text.data.trim() || !parent) continue;
            if (parent.closest("script, style, font, template")) continue;
            const outer = document.createElement("font");
            const inner = document.createElement("font");
            outer.append(inner);
            inner.textContent = `«${text.data}»`;
            text.replaceWith(outer);
        }
    };
    new MutationObserver((changes) => {
        for (const { addedNodes } of changes) for (const node of addedNodes) {
            if (node.isConnected && node.parentElement) translate(node.parentElement);
        }
    }).observe(document.body, { childList: true, subtree: true });
    document.documentElement.lang = "es-x-mtfrom-en";
    translate(document.body);
}"""


@pytest.fixture
def plain(browser: Browser, site: Path) -> Iterator[Page]:
    """A page of the site at the plain host, below the deep path."""

    def serve(route: Route) -> None:
        path = unquote(urlsplit(route.request.url).path).removeprefix(DEEP_PATH)
        file = site / path
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            route.fulfill(status=404)
            return
        media_type = {".mjs": "text/javascript"}.get(file.suffix) or mimetypes.guess_type(file)[0]
        route.fulfill(body=file.read_bytes(), content_type=media_type)

    with browser.new_context(base_url=PLAIN_HOST + DEEP_PATH) as context:
        context.route(f"{PLAIN_HOST}/**", serve)
        yield context.new_page()


@pytest.mark.fault_matrix("plain_http", "deep_path")
def test_plain_http_below_a_deep_path_brings_results(plain: Page, language: str) -> None:
    """There the browser computes no digests and runs no service worker."""
    check = SelfCheck(plain, language).open(link(AI_WORKER))
    assert check.results() == expected(AI_WORKER)
    assert plain.evaluate("() => [isSecureContext, typeof crypto.subtle]") == [False, "undefined"]


@pytest.mark.fault_matrix("file_address", ends_in="words")
def test_a_page_opened_as_a_file_says_that_it_does_not_run(
    browser: Browser, site: Path, language: str
) -> None:
    """Browsers load no modules from files."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((site / language / "check" / "index.html").as_uri())
        instead = page.locator('[data-ref="not-running"]')
        expect(instead).to_be_visible()
        page.wait_for_load_state()
        words = SelfCheck(page, language).text("check.not_running.file")
        expect(instead.locator("p:visible")).to_have_text([words])
        instead.locator("a").first.click()
        page.locator("article ul a").first.click()
        expect(page.locator("[type=radio]").first).to_be_attached()
        page.goto((site / "index.html").as_uri())
        page.locator(".read").first.click()
        expect(page.locator(".guide-doors")).to_be_visible()


@pytest.mark.fault_matrix("translated")
def test_a_page_translated_by_the_browser_brings_results(page: Page, language: str) -> None:
    """The browser replaces texts while questions are asked and results are shown."""
    check = SelfCheck(page, language).open()
    page.evaluate(TRANSLATE)
    check.start()
    assert set(check.walk(AI_WORKER)) <= set(AI_WORKER)
    assert check.results() == expected(AI_WORKER)
    page.wait_for_function("() => document.querySelectorAll('[data-ref=results] font').length > 99")
    check.change("job_ai_sector")


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        pytest.param(
            "Pacific/Kiritimati", "2030-06-16", marks=pytest.mark.fault_matrix("utc_plus_14")
        ),
        pytest.param("Etc/GMT+12", "2030-06-14", marks=pytest.mark.fault_matrix("utc_minus_12")),
    ],
)
def test_today_is_the_day_where_the_visitor_is(
    new_context: NewContext, zone: str, day: str
) -> None:
    """At one moment, three time zones have three different days."""
    page = new_context(timezone_id=zone).new_page()
    page.clock.install(time="2030-06-15T11:30:00Z")
    check = SelfCheck(page, "en").open()
    check.start(NOW)
    assert check.fact == "filing_date"
    fields = [f'[name="filing_date-{part}"]' for part in ("year", "month", "day")]
    shown = [int(check.question.locator(field).input_value()) for field in fields]
    assert shown == [int(part) for part in day.split("-")]
