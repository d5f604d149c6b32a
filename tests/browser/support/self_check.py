"""Use the self-check as visitors do: by what they see, press and read on the page."""

import base64
import json
from datetime import date
from functools import cache
from typing import Any

from playwright.sync_api import Locator, Page

from rules.messages import handle_message
from site_builder.i18n.catalogs import read_languages, read_messages
from site_builder.i18n.translator import Translator
from site_builder.paths import Paths
from tests.browser.support import inputs
from tests.browser.support.personas import Answers
from tools.testing.fill_fields import FILL_FIELDS

# What the start offers: the program that has closed, and those that are open.
PILOT = "pilot"
NOW = "pstq,peq"

# The facts of the questions in sight; an empty text on the results; null before either shows.
ASKED = """() => {
    const inSight = (selector) => [...document.querySelectorAll(selector)]
        .filter((element) => element.getClientRects().length);
    const asked = inSight("[data-fact]").map(({ dataset }) => dataset.fact);
    if (!asked.length && !inSight("[data-route]").length) return null;
    return document.querySelector("[data-route]") ? [""] : asked;
}"""

ASK = """fact => {
    const button = document.createElement("button");
    button.dataset.change = fact;
    document.querySelector("#check").append(button);
    button.click();
    button.remove();
}"""

RESULTS = """() => {
    const shown = [...document.querySelectorAll("[data-route]")];
    if (!shown.some((element) => element.getClientRects().length)) return null;
    return shown.map(({ dataset }) =>
        [dataset.program, dataset.route, dataset.profile, dataset.outcome]);
}"""

# Answers every question until the results show, within the page. Walks by pointer or keyboard,
# which take seconds, have tests of their own.
WALK = (
    "async (answers) => {"
    + FILL_FIELDS
    + """
    const inSight = (selector) => [...document.querySelectorAll(selector)]
        .find((element) => element.getClientRects().length);
    const asked = [];
    const waitForNext = async () => {
        for (const end = Date.now() + 20_000; Date.now() < end;) {
            if (inSight("[data-route]")) return null;
            const question = inSight("[data-fact]");
            if (question && question.dataset.fact !== asked.at(-1)) return question;
            await new Promise((resolve) => setTimeout(resolve, 4));
        }
        throw new Error(`nothing follows ${asked.at(-1)}`);
    };
    for (let question; (question = await waitForNext());) {
        const { fact } = question.dataset;
        if (asked.includes(fact)) throw new Error(`${fact} is asked twice`);
        if (!(fact in answers)) throw new Error(`no answer to ${fact}`);
        asked.push(fact);
        const value = answers[fact];
        if (value !== null) fillFields(question, fact, value);
        inSight(`[data-action="${value === null ? "unknown" : "continue"}"]`).click();
    }
    return asked;
}"""
)

# Clears everything from any step, by the page's own buttons.
CLEAR = """async () => {
    const seen = (selector) =>
        [...document.querySelectorAll(selector)].find((each) => each.checkVisibility());
    seen('.check-dialog[open] [data-action="cancel"]')?.click();
    const [start, restart] = ['[data-ref="start"]', '[data-action="restart"]'];
    seen(restart)?.click();
    for (const end = Date.now() + 20_000; seen(restart) || !seen(start);) {
        if (Date.now() > end) throw new Error("the start does not show");
        seen('.check-dialog[open] [data-action="confirm"]')?.click();
        await new Promise((resolve) => setTimeout(resolve, 4));
    }
}"""

# The names of all that the page still knows of a visitor.
LEFT = """async () => {
    const { answers, notes, name, others } = history.state?.check ?? {};
    const typed = [...document.querySelectorAll("#check input")].filter(
        (field) => ["radio", "checkbox"].includes(field.type) ? field.checked : field.value);
    const stored = { ...localStorage, ...sessionStorage };
    return [
        ...Object.keys({ ...answers, ...notes }),
        ...(others ?? []).map(({ id }) => `case ${id}`),
        name,
        ...typed.map(({ id }) => id),
        ...Object.keys(stored).filter((key) => /answer|check|fact/.test(key + stored[key])),
        ...(await indexedDB.databases()).map(({ name }) => name),
        document.cookie,
        location.hash,
        document.querySelector("[data-ref=results]").textContent,
        document.querySelector("[data-ref=start]").hidden && "not at the start",
    ].filter(Boolean);
}"""

# Remembers the page's worker as `self.python`, and when each started; what ends it then sends no
# event, as a lost worker.
REMEMBER_WORKER = """() => {
    const Made = self.Worker;
    self.workerStarts = [];
    self.Worker = class extends Made {
        constructor(...given) {
            super(...given);
            self.python = this;
            self.workerStarts.push(performance.now());
        }
    };
}"""
WORKER_STARTS = "() => self.workerStarts"
# Gives the time of the loss.
LOSE_WORKER = """() => {
    self.python.terminate();
    return performance.now();
}"""

# The outcome of each route, by program, route and profile; the profile is empty for none.
Outcomes = dict[tuple[str, str, str], str]


@cache
def translators() -> dict[str, Translator]:
    """Return the translator of each language, by folder."""
    locale = Paths().locale
    return {
        language.folder: Translator(read_messages(locale, language))
        for language in read_languages(locale)
    }


def link(answers: Any, programs: str | None = PILOT, **form: Any) -> str:
    """Return the fragment that restores `answers` for `programs`, ids joined by commas; `form` are
    options of `json.dumps`.
    """
    coded = base64.urlsafe_b64encode(json.dumps(answers, **form).encode())
    fragment = "#answers=" + coded.decode().rstrip("=")
    return fragment if programs is None else f"{fragment}&programs={programs}"


def assessed(answers: Answers, programs: str | None = PILOT) -> list[Any]:
    """Return the rules' results for `answers`, program by program."""
    message = {"method": "assess", "answers": answers}
    if programs is not None:
        message["programs"] = programs.split(",")
    found: list[Any] = json.loads(handle_message(json.dumps(message)))["assessment"]["programs"]
    return found


def expected(answers: Answers, programs: str | None = PILOT) -> Outcomes:
    """Return the rules' outcomes for `answers`, by program, route and profile."""
    return {
        (each["program"], r["route"], r["profile"] or ""): r["outcome"]
        for each in assessed(answers, programs)
        for r in each["routes"]
    }


class SelfCheck:
    """One visitor's page."""

    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self.language = language
        self.address = f"{language}/check/"

    def open(self, fragment: str = "") -> "SelfCheck":
        """Open the check in a new document, at an address that may have answers."""
        self.page.goto("about:blank")
        self.page.goto(self.address + fragment)
        return self

    def load(self, state: str = "ready") -> "SelfCheck":
        """Hover a button of the start, and wait until Python is `state`."""
        self.page.locator('[data-action="start"]').first.hover()
        self.page.mouse.move(0, 0)
        self.wait_for(state)
        return self

    def bring(self, answers: Answers, programs: str | None = PILOT) -> Outcomes:
        """Follow a link with `answers`, in the open document, to their results."""
        self.page.evaluate("hash => { location.hash = hash }", link(answers, programs))
        self.page.wait_for_function("() => !location.hash")
        return self.results()

    def change(self, fact: str) -> None:
        """Go from the results to the question about `fact`."""
        button = self.page.locator(f"[data-change={fact}]").first
        button.evaluate("button => button.click()")
        assert self.fact == fact

    def ask(self, fact: str) -> None:
        """Go to the question about `fact` from any step, as a button of the results does."""
        self.page.evaluate(ASK, fact)
        assert self.fact == fact

    def switch_language(self) -> "SelfCheck":
        """Follow the link to the other language, and return the check there."""
        link = self.page.locator('[data-action="language"]')
        other = str(link.get_attribute("hreflang")).split("-")[0]
        link.click()
        self.page.wait_for_url(f"**/{other}/check/**")
        return SelfCheck(self.page, other)

    def restart(self) -> None:
        """Press the button that clears everything, and confirm."""
        self.press("restart")
        self.press("confirm")
        self.page.wait_for_selector('[data-ref="start"]:not([hidden])')

    def clear(self) -> None:
        """Clear everything, if there is anything to clear."""
        self.page.evaluate(CLEAR)

    def text(self, key: str) -> str:
        """Return a message in the page's language, with its placeholders."""
        return translators()[self.language].interpolate(key)

    def date(self, day: str) -> str:
        """Return a day as the page's language writes it."""
        return translators()[self.language].formats.value(date.fromisoformat(day), "date")

    def left(self) -> list[str]:
        """Return what the page still stores about a visitor."""
        left: list[str] = self.page.evaluate(LEFT)
        return left

    def wait_for(self, state: str) -> None:
        """Wait until Python is `state`."""
        self.page.wait_for_selector(f"html[data-engine={state}]", timeout=60_000)

    def start(self, programs: str = PILOT) -> None:
        """Start the questions about the programs."""
        names = programs.replace(",", " ")
        self.page.locator(f'[data-action="start"][data-programs="{names}"]').click()

    @property
    def question(self) -> Locator:
        """The one question that is shown."""
        return self.page.locator("[data-fact]:visible")

    @property
    def fact(self) -> str:
        """The fact that is asked, once a step is shown; empty on the results."""
        asked: list[str] = self.page.wait_for_function(ASKED, timeout=60_000).json_value()
        [fact] = asked
        return fact

    def press(self, action: str) -> None:
        """Press the visible button for `action`."""
        self.page.locator(f'[data-action="{action}"]:visible').click()

    def fill(self, fact: str, value: Any) -> None:
        """Put an answer into the fields of the shown question, without continuing."""
        inputs.fill(self.question, fact, value)

    def answer(self, value: Any) -> None:
        """Answer the shown question and continue; None is "I do not know"."""
        if value is None:
            self.press("unknown")
        else:
            self.fill(self.fact, value)
            self.press("continue")

    def walk(self, answers: Answers) -> list[str]:
        """Answer every question until the results; return the facts asked, in order."""
        asked: list[str] = self.page.evaluate(WALK, answers)
        return asked

    def walk_by_pointer(self, answers: Answers) -> list[str]:
        """Walk like `walk`, with real clicks on visible elements."""
        asked: list[str] = []
        while fact := self.fact:
            assert fact not in asked, f"{fact} is asked twice"
            asked.append(fact)
            self.answer(answers[fact])
        return asked

    def results(self) -> Outcomes:
        """Return the outcome by program, route and profile, once the results are shown."""
        found = self.page.wait_for_function(RESULTS, timeout=60_000)
        return {(*pair,): outcome for *pair, outcome in found.json_value()}
