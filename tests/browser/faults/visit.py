"""A visit to the self-check, which ends in results or in a message of the page."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Error, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.browser.faults.faulty_host import FaultyHost
from tests.browser.support.personas import SKILLED
from tests.browser.support.self_check import SelfCheck, expected, link
from tests.browser.support.stored_pages import STORED
from tools.testing.static_server import BASE

PROGRAMS = "pstq"

# The steps of a visit.
CHECK, OCCUPATION, SEARCH, STORE = "check", "occupation", "search", "store"

# How it ends: in results, in a message of the page, or in one of the host or the browser.
RESULTS, WORDS, HOST = "results", "words", "host"

_START = '[data-action="start"]'

# Presses the start while it is shown, opens a link with answers, and returns how that ends. A
# message may disappear when late scripts arrive, so it counts only after a moment.
_END = """(hash) => {
    const shown = (selector) => [...document.querySelectorAll(selector)]
        .find((element) => element.getClientRects().length);
    const now = Date.now();
    if (document.readyState === "complete" && !document.querySelector('[data-action="start"]')) {
        return ["host", document.body?.innerText ?? "", []];
    }
    if (shown("[data-route]")) return ["results", shown("[data-ref=results]").textContent, []];
    for (const name of ["failure", "slow", "not-running"]) {
        const panel = shown(`[data-ref=${name}]`);
        if (!panel) continue;
        self.panelSince ??= now;
        if (name === "not-running" && now - self.panelSince < 1500) return null;
        const ways = [...document.querySelectorAll("#check a, #check button")];
        const visible = ways.filter((way) => way.getClientRects().length);
        return [name, panel.innerText, visible.map((way) => way.href ?? way.textContent)];
    }
    self.panelSince = undefined;
    const start = shown('[data-action="start"]');
    if (start && !(now - self.pressedAt < 500)) {
        self.pressedAt = now;
        start.click();
    }
    if (shown("[data-fact]") && !self.opened) {
        self.opened = true;
        location.hash = hash;
    }
    return null;
}"""


@dataclass
class Ending:
    """How a step ended."""

    outcome: str
    seconds: float
    """As the page's clock counts them."""
    text: str = ""
    ways: list[str] = field(default_factory=list)
    """Addresses of the links in sight, and names of buttons."""


class Visit:
    """One visitor's page at a host."""

    def __init__(self, page: Page, host: FaultyHost, language: str, limit_seconds: float) -> None:
        self.page = page
        self.host = host
        self.language = language
        self.limit_seconds = limit_seconds
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(f"{error.name}: {error.message}"))

    def take(self, step: str, *, slow: bool = False) -> Ending:
        """Take a step of the visit; `slow` is that of `to_results`."""
        if step == CHECK:
            return self.to_results(slow=slow)
        if step == OCCUPATION:
            return self.to_occupation()
        if step == SEARCH:
            return self.to_search()
        begun = time.monotonic()
        self.page.evaluate(STORED)
        return Ending(RESULTS, time.monotonic() - begun)

    def to_results(self, *, slow: bool = False) -> Ending:
        """Open the page, press what it offers, and follow a link with answers.

        Args:
            slow: Whether a file is so slow that the page's clock is to run ahead.
        """
        if slow:
            self.page.clock.install()
        begun = time.monotonic()
        try:
            response = self.page.goto(f"{self.language}/check/", wait_until="commit")
        except Error as error:
            return Ending(HOST, time.monotonic() - begun, error.message)
        if response is None or not response.ok:
            return self._refusal(response.status if response else 0, begun)
        skipped = 0
        while True:
            wait_seconds = (1 if skipped else 8) if slow else self.limit_seconds
            ending = self._wait(wait_seconds)
            elapsed = time.monotonic() - begun + skipped
            if ending or not slow or elapsed > self.limit_seconds:
                break
            self.page.clock.run_for(10_000)
            skipped += 10
        if ending is None:
            text = self.page.evaluate("() => document.body?.innerText ?? ''")
            is_whole = self.page.locator(_START).count()
            return Ending("" if is_whole else HOST, elapsed, text)
        name, text, ways = ending
        if name == RESULTS:
            found = SelfCheck(self.page, self.language).results()
            assert found == expected(SKILLED, PROGRAMS)
        if name in (RESULTS, HOST):
            return Ending(name, elapsed, text)
        return Ending(WORDS, elapsed, f"{name}: {text}", ways)

    def _wait(self, seconds: float) -> Any:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                found = self.page.wait_for_function(
                    _END, arg=link(SKILLED, PROGRAMS), timeout=left * 1000, polling=50
                )
                return found.json_value()
            except PlaywrightTimeoutError:
                break
            except Error as error:
                # The page reloads itself if its scripts are gone.
                if "context was destroyed" not in error.message:
                    raise
        return None

    def _refusal(self, status: int, begun: float) -> Ending:
        """Return what the visitor sees if the host refuses the page itself."""
        self.page.wait_for_load_state()
        links = self.page.locator("main a:visible")
        ways = [str(each.get_attribute("href")) for each in links.all()]
        outcome = WORDS if status == 404 and ways else HOST
        text = self.page.locator("body").inner_text()
        return Ending(outcome, time.monotonic() - begun, f"{status}: {text}", ways)

    def to_occupation(self) -> Ending:
        """Go from the results to an occupation by its job title."""
        SelfCheck(self.page, self.language).change("main_occupation_level")
        begun = time.monotonic()
        finder = self.page.locator("[data-ref=occupation-finder]")
        finder.locator('[data-lookup="occupation"]').fill("DevOps")
        return self._ending_of(
            begun,
            "[data-ref=occupation-finder-matches] button",
            "[data-ref=occupation-finder] [data-slot=result]",
            "check.finder.failed",
            "check.finder.loading",
        )

    def to_search(self) -> Ending:
        """Search the guide from the page, open or not."""
        if "/check/" not in self.page.url:
            self.page.goto(f"{self.language}/check/")
        begun = time.monotonic()
        self.page.locator("[data-search]").click()
        self.page.locator(".guide-search input").fill("French")
        return self._ending_of(
            begun,
            ".guide-search li > a",
            ".guide-search [role=status]",
            "site.search.failed",
            "site.search.loading",
        )

    def _ending_of(
        self, begun: float, found: str, status: str, failed: str, loading: str
    ) -> Ending:
        check = SelfCheck(self.page, self.language)
        given = [found, status, check.text(failed)]
        script = """([found, status, failed]) => {
            if (document.querySelector(found)) return "results";
            return document.querySelector(status).textContent === failed && "words";
        }"""
        try:
            outcome = self.page.wait_for_function(
                script, arg=given, timeout=self.limit_seconds * 1000
            ).json_value()
        except PlaywrightTimeoutError:
            outcome = ""
        text = self.page.locator(status).inner_text()
        assert outcome or text in {"", check.text(loading)}
        return Ending(outcome, time.monotonic() - begun, text, ["the field"])


def dead_ways(ways: list[str], page: Page, site: Path) -> list[str]:
    """Return the page's broken links, or all of its links if none is a way on."""
    links = [
        urlsplit(page.evaluate("at => new URL(at, location).href", way))
        for way in ways
        if "/" in way
    ]
    files = [site / unquote(each.path).removeprefix(BASE) for each in links]
    return [str(file) for file in files if not file.exists()]
