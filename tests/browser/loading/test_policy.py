"""No code of a page reaches another origin: neither the page, its workers, nor Python."""

import re
import shutil
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, Worker, expect

from tests.browser.support.self_check import NOW, SelfCheck, link
from tools.testing.static_server import serve

# Tries each way to send something elsewhere; returns the names of those that did not fail.
SEND = """async (other) => {
    const socket = (kind, address) => new Promise((open, fail) => {
        Object.assign(new kind(address), { onopen: open, onerror: fail });
    });
    const request = new Promise((open, fail) => {
        if (!self.XMLHttpRequest) { fail(); return; }
        const sent = new XMLHttpRequest();
        Object.assign(sent, { onload: open, onerror: fail });
        sent.open("GET", `${other}/request`);
        sent.send();
    });
    const ways = {
        fetch: () => fetch(`${other}/fetch`),
        opaque: () => fetch(`${other}/opaque`, { mode: "no-cors" }),
        request: () => request,
        events: () => socket(EventSource, `${other}/events`),
        socket: () => socket(WebSocket, `${other.replace("http", "ws")}/socket`),
        script: () => importScripts(`${other}/script`),
    };
    request.catch(() => {});
    const reached = [];
    for (const [name, send] of Object.entries(ways)) {
        try { await send(); reached.push(name); } catch { /* as it should be */ }
    }
    return reached;
}"""
# A service worker may not import.
IMPORT = """other => import(`${other}/import`).then(() => "reached", () => "refused")"""

# The place in the built script of the worker that first calls Python.
FIRST_CALL = re.compile(r"(\(await \w+\)|\w+)(\.runPython\(.from rules)")
SEND_BY_PYTHON = """(other) => {
    try {
        self.python.runPython(`import js; js.fetch("${other}/python")`);
    } catch { /* it lacks the means */ }
    return new Promise((resolve) => setTimeout(resolve, 300));
}"""


class Elsewhere(BaseHTTPRequestHandler):
    """Another origin, which answers every request."""

    reached: list[str]

    def do_GET(self) -> None:
        """Answer with an empty script, or with a page that frames the address in the query."""
        self.reached.append(self.path)
        _, framed, address = self.path.partition("?")
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Type", "text/html" if framed else "text/javascript")
        self.end_headers()
        if framed:
            self.wfile.write(f'<iframe src="{address}" width="900" height="600">'.encode())

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """The address of another origin, and the requests that it has received."""
    reached: list[str] = []
    handler = type("Handler", (Elsewhere,), {"reached": reached})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", reached
        server.shutdown()


@pytest.fixture
def exposing(site: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a site whose worker exposes Python.

    A script that Playwright fulfils would not do: its worker reaches nothing whatever the policy.
    """
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("*.map"))
    for script in copy.rglob("worker.mjs"):
        text, count = FIRST_CALL.subn(r"(self.python=\1)\2", script.read_text("utf-8"))
        assert count
        script.write_text(text, "utf-8")
    with serve(copy) as address:
        yield address


# The number of ways in each place: those of SEND, and IMPORT.
WAYS = len(re.findall(r"^        \w+: \(\) =>", SEND, re.MULTILINE)) + 1


def try_all(place: Page | Worker, address: str) -> list[str]:
    """Return the ways in which code there reaches an address."""
    reached: list[str] = place.evaluate(SEND, address)
    return reached


def test_nothing_reaches_another_origin(
    browser: Browser,
    exposing: str,
    elsewhere: tuple[str, list[str]],
    record_property: Callable[[str, object], None],
) -> None:
    """Page, worker, Python and service worker all fail to reach another origin; the same attempts
    succeed at an origin that the policy allows.
    """
    other, reached = elsewhere
    context = browser.new_context(base_url=exposing)
    page = context.new_page()
    check = SelfCheck(page, "en").open(link({"filing_date": "2026-11-30"}, None))
    check.results()
    (python,) = page.workers
    assert WAYS == 7
    for place in (page, python):
        assert try_all(place, other) == []
        assert place.evaluate(IMPORT, other) == "refused"
    assert python.evaluate("() => typeof self.python.runPython") == "function"
    python.evaluate(SEND_BY_PYTHON, other)
    if not context.service_workers:
        context.wait_for_event("serviceworker")
    (service_worker,) = context.service_workers
    assert try_all(service_worker, other) == []
    assert reached == []
    # Python has one, and a service worker may not import.
    record_property("ways_out", 2 * WAYS + 1 + WAYS - 1)
    control = context.new_page()
    control.goto(other)
    assert "fetch" in try_all(control, other)
    assert reached
    context.close()


def test_no_text_becomes_markup_or_a_script(check: SelfCheck) -> None:
    """In browsers with Trusted Types, the policy refuses strings that would become markup or
    scripts.
    """
    assert check.page.evaluate(
        """() => {
            if (!self.trustedTypes) return ["no Trusted Types"];
            const attempts = {
                html: () => { document.createElement("p").innerHTML = "<b>"; },
                parser: () => new DOMParser().parseFromString("<b>", "text/html"),
                script: () => { document.createElement("script").src = "x.js"; },
                worker: () => new Worker("x.js"),
            };
            return Object.keys(attempts).filter((name) => {
                try { attempts[name](); } catch (error) { return !(error instanceof TypeError); }
                return true;
            });
        }"""
    ) in ([], ["no Trusted Types"])


@pytest.mark.fault_matrix("foreign_frame", ends_in="words")
def test_a_page_in_a_foreign_frame_says_so(
    browser: Browser, base_url: str, elsewhere: tuple[str, list[str]]
) -> None:
    """The framed page links to itself in its own tab, without answers; an unframed page says
    nothing.
    """
    other, _ = elsewhere
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    address = f"{base_url}en/about/"
    page.goto(f"{other}/frame?{address}#answers=e30")
    notice = page.frame_locator("iframe").locator("[data-frame]")
    expect(notice).to_be_visible()
    with context.expect_page() as opened:
        notice.locator("a").click()
    expect(opened.value).to_have_url(address)
    expect(opened.value.locator("[data-frame]")).to_be_hidden()
    context.close()


@pytest.mark.parametrize(
    "year",
    [
        pytest.param(year, marks=pytest.mark.fault_matrix(f"clock_{year}", ends_in="words"))
        for year in (2020, 2040)
    ],
)
def test_a_wrong_clock_is_named(page: Page, language: str, year: int) -> None:
    """The page does not fill in the device's date if it cannot be right."""
    page.clock.install(time=f"{year}-02-03T12:00:00")
    check = SelfCheck(page, language).open()
    check.start(NOW)
    notice = page.locator('[data-ref="wrong-clock"]')
    expect(notice).to_contain_text(str(year))
    expect(check.question.locator('[name="filing_date-year"]')).to_have_value("")
    check.answer("2026-11-30")
    expect(notice).to_be_hidden()
