"""The self-check in WebKitGTK, as `SelfCheck` is in the browsers that Playwright drives."""

import time
from collections.abc import Sequence
from typing import Any

from tests.browser.support.personas import Answers
from tests.browser.support.self_check import (
    CLEAR,
    LEFT,
    PILOT,
    RESULTS,
    WALK,
    Outcomes,
    link,
    translators,
)
from tools.testing.webkitgtk import WebKitGtk

ENGINE = "() => document.documentElement.dataset.engine"
START = '[data-action="start"][data-programs="pilot"]'

# Finds the elements in sight.
_IN_SIGHT = """const inSight = (selector) => [...document.querySelectorAll(selector)]
    .filter((element) => element.getClientRects().length);"""
PRESS = f"""(selector) => {{
    {_IN_SIGHT}
    const [found] = inSight(selector);
    if (!found) throw new Error(`${{selector}} is not in sight`);
    found.click();
}}"""
FACT = f"""() => {{
    {_IN_SIGHT}
    if (inSight("[data-route]").length) return "results";
    return inSight("[data-fact]").map(({{ dataset }}) => dataset.fact).join();
}}"""
# WebKit allows 100 changes of the history in ten seconds: the next test may need half of them.
REST = """async () => {
    while ((self.changes ?? []).filter((time) => Date.now() - time < 10_000).length > 50) {
        await new Promise((go) => setTimeout(go, 50));
    }
}"""
# Notes uncaught errors, the warning that Python falls back, and changes of the history.
WATCH = """() => {
    self.changes = [];
    for (const name of ["pushState", "replaceState"]) {
        history[name] = (...given) => {
            self.changes.push(Date.now());
            History.prototype[name].apply(history, given);
        };
    }
    self.problems = [];
    const note = (what) => self.problems.push(String(what));
    addEventListener("error", ({ message }) => note(message));
    addEventListener("unhandledrejection", ({ reason }) => note(reason));
    console.warn = note;
}"""


class WebKitCheck:
    """One visitor's page."""

    def __init__(self, page: WebKitGtk, site: str, language: str) -> None:
        self.page = page
        self.language = language
        self.address = f"{site}{language}/check/"

    def open(self, fragment: str = "") -> "WebKitCheck":
        """Open the check in a new document, at an address that may have answers."""
        self.page.goto("about:blank")
        self.page.goto(self.address + fragment)
        self.page.evaluate(WATCH)
        return self

    def load(self) -> "WebKitCheck":
        """Focus a button of the start, and wait until Python is ready."""
        self.page.wait_for(f"""() => {{
            document.activeElement.blur();
            document.querySelector('{START}').focus();
            return document.documentElement.dataset.engine === "ready";
        }}""")
        return self

    def bring(self, answers: Answers, programs: str | None = PILOT) -> Outcomes:
        """Follow a link with `answers`, in the open document, to their results."""
        self.follow(link(answers, programs))
        self.page.wait_for("() => !location.hash")
        return self.results()

    def follow(self, fragment: str) -> None:
        """Follow a link to another fragment of the open document."""
        self.page.evaluate("hash => { location.hash = hash }", fragment)

    def start(self) -> None:
        """Start the questions about the pilot."""
        self.page.click(START)

    @property
    def fact(self) -> str:
        """The fact that is asked, or "results", once a step is shown."""
        shown: str = self.page.wait_for(FACT)
        return shown

    def next_fact(self, asked: Sequence[str]) -> str:
        """Return the fact that is asked after those that were, or "results"."""
        while (fact := self.fact) in asked:
            time.sleep(0.02)
        return fact

    def text(self, key: str) -> str:
        """Return a message in the page's language, with its placeholders."""
        return translators()[self.language].interpolate(key)

    def press(self, action: str) -> None:
        """Press the visible button for `action`."""
        self.page.evaluate(PRESS, f'[data-action="{action}"]')

    def walk(self, answers: Answers) -> list[str]:
        """Answer every question until the results; return the facts asked, in order."""
        asked: list[str] = self.page.evaluate(WALK, answers)
        return asked

    def results(self) -> Outcomes:
        """Return the outcome by program, route and profile, once the results are shown."""
        return {(*pair,): outcome for *pair, outcome in self.page.wait_for(RESULTS)}

    def clear(self) -> None:
        """Clear everything, if there is anything to clear."""
        self.page.evaluate(CLEAR)
        self.page.evaluate(REST)

    def left(self) -> list[Any]:
        """Return what the page still stores about a visitor, and what went wrong in it."""
        return [*self.page.evaluate(LEFT), *self.page.evaluate("() => self.problems ?? []")]
