"""Measure the time from a press to the next question on the screen, over whole walks.

Each walk answers for an applicant of `applicants.toml`, on a page of a phone's size: the answer is
put into the fields, and after a pause a real press holds the button down as long as quick people
do. Times run from its release, and are those of the browser's Event Timing, which it rounds to 8 ms
and reports from 16 ms on.
"""

import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, ViewportSize, sync_playwright

from benchmarks.question_count import groups
from benchmarks.recorder import record_figures
from benchmarks.static_host import serve_like_pages
from site_builder.paths import Paths
from tools import browser as chromium
from tools.testing.fill_fields import FILL_FIELDS

EACH = 4  # every so many applicants walk
SLOWDOWNS = {1: 16, 4: 50}  # of the processor, with the aim in milliseconds
PAUSE_MS = 200  # less than anyone needs from an answer to the button
HELD_MS = 60  # between press and release
PHONE: ViewportSize = {"width": 412, "height": 823}
UNREPORTED_MS = 8  # what Event Timing leaves out is under 16 ms

# Event Timing covers a question that is there when the press has been handled. One that comes later
# is measured until the frame after it.
OBSERVE = """
globalThis.presses = [];
globalThis.askedNow = () => [...document.querySelectorAll("[data-fact], [data-route]")]
    .find((each) => !each.closest("[hidden]"))?.dataset;
new PerformanceObserver((list) => {
    for (const { name, startTime, duration, processingStart, processingEnd } of list.getEntries()) {
        if (name !== "click") continue;
        const press = presses.find(({ start }) => Math.abs(start - startTime) < 1);
        if (press) press.painted = duration;
    }
}).observe({ type: "event", durationThreshold: 16, buffered: true });
addEventListener("click", ({ timeStamp, isTrusted }) => {
    if (!isTrusted) return;
    const press = { start: timeStamp, before: askedNow()?.fact, painted: null };
    presses.push(press);
    const look = () => {
        const asked = askedNow();
        press.next = asked && asked.fact !== press.before ? (asked.fact ?? "") : undefined;
        return press.next !== undefined;
    };
    // After the page's own listeners; a form is submitted after its click.
    const settle = () => {
        press.handled = performance.now() - timeStamp;
        press.atOnce = look();
    };
    addEventListener("submit", settle, { once: true });
    addEventListener("click", () => {
        settle();
        const wait = () => {
            if (!press.atOnce && !look()) requestAnimationFrame(wait);
            else setTimeout(() => { press.late = performance.now() - timeStamp; });
        };
        requestAnimationFrame(wait);
    }, { once: true });
}, true);
"""

# Puts the answer into the fields; returns the fact and the middle of the button.
FILL = (
    "(answers) => {"
    + FILL_FIELDS
    + """
    const { fact } = askedNow();
    const value = answers[fact] ?? null;
    const question = document.querySelector(`[data-fact=${fact}]`);
    if (value !== null) fillFields(question, fact, value);
    const action = value === null ? "unknown" : "continue";
    const button = [...document.querySelectorAll(`[data-action=${action}]`)]
        .find((each) => each.getClientRects().length);
    button.scrollIntoView({ block: "nearest" });
    const { x, y, width, height } = button.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
}"""
)

# The last press, once it was painted, with what Event Timing has to say by then.
LAST = f"""async () => {{
    const press = presses.at(-1);
    for (const end = performance.now() + 20_000; performance.now() < end && !press.late;) {{
        await new Promise((resolve) => setTimeout(resolve, 20));
    }}
    await new Promise((resolve) => setTimeout(resolve, {PAUSE_MS}));
    return press;
}}"""


@dataclass(frozen=True, slots=True)
class Press:
    """A press that led to a question, in milliseconds from its release."""

    painted: float
    """Until the next question was on the screen."""
    handled: float
    """Until the page's own code had run."""
    at_once: bool
    """Whether the question was there by then, without waiting for the rules."""


def measure() -> str:
    """Return the table of both speeds, over the same walks."""
    found: dict[int, list[Press]] = {}
    with serve_like_pages(Paths().site) as host, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        page = browser.new_page(viewport=PHONE)
        page.add_init_script(OBSERVE)
        for slowdown in SLOWDOWNS:
            found[slowdown] = [
                press
                for programs, people in groups().items()
                for person in people[::EACH]
                for press in _walk(page, host.address, programs, person, slowdown)
            ]
        browser.close()
    record_figures("interaction_latency", {str(n): _figures(found[n]) for n in found})
    rows = "".join(_row(slowdown, presses) for slowdown, presses in found.items())
    missed = [
        f"at most {aim} ms, {_speed(slowdown)}"
        for slowdown, aim in SLOWDOWNS.items()
        if _percentile([press.painted for press in found[slowdown]], 95) > aim
    ]
    return f"""\
| processor | presses | painted, median | 95th percentile | page's code, median | 95th | at once |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
{rows}
From the release of a button to the next question on the screen, by the browser's Event Timing,
which rounds to 8 ms, reports nothing under 16 ms (given as {UNREPORTED_MS}) and includes the wait
for the screen's next frame, 17 ms at most. *Page's code* is the part until the page's code has run.
*At once* are presses after which the question was there without waiting for the rules. The browser
slows down the page's processor only, not the worker's. Whole walks of {_walkers()} applicants, who
wait {PAUSE_MS} ms between the answer and the press, and hold the button for {HELD_MS} ms.

{f"Missed goals for the 95th percentile: {', '.join(missed)}." if missed else "All goals were met."}
"""


def _walk(
    page: Page, address: str, programs: tuple[str, ...], person: Mapping[str, Any], slowdown: int
) -> Iterator[Press]:
    """Answer every question for a person; yield the presses that led to another question."""
    page.goto("about:blank")
    page.goto(f"{address}en/check/")
    start = page.locator(f'[data-action="start"][data-programs="{" ".join(programs)}"]')
    start.hover()
    page.wait_for_selector("html[data-engine=ready]", timeout=60_000)
    page.wait_for_timeout(2_000)  # the rules warm up
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    start.click()
    while (press := page.evaluate(LAST))["next"]:
        if press["before"]:
            painted = press["painted"] if press["atOnce"] else press["late"]
            yield Press(painted or UNREPORTED_MS, press["handled"], press["atOnce"])
        button = page.evaluate(FILL, dict(person))
        page.wait_for_timeout(PAUSE_MS)
        page.mouse.click(button["x"], button["y"], delay=HELD_MS)
    session.detach()  # ends the slowdown


def _walkers() -> int:
    return sum(len(people[::EACH]) for people in groups().values())


def _speed(slowdown: int) -> str:
    return "as it is" if slowdown == 1 else f"slowed down {slowdown} times"


def _figures(presses: list[Press]) -> dict[str, float]:
    painted, handled = _times(presses)
    return {
        "presses": len(presses),
        "median": statistics.median(painted),
        "p95": _percentile(painted, 95),
        "code_median": statistics.median(handled),
        "code_p95": _percentile(handled, 95),
        "at_once": sum(press.at_once for press in presses),
    }


def _times(presses: list[Press]) -> tuple[list[float], list[float]]:
    return [press.painted for press in presses], [press.handled for press in presses]


def _row(slowdown: int, presses: list[Press]) -> str:
    of = _figures(presses)
    cells = (
        _speed(slowdown),
        f"{len(presses)}",
        *(f"{of[key]:.0f} ms" for key in ("median", "p95")),
        *(f"{of[key]:.1f} ms" for key in ("code_median", "code_p95")),
        f"{of['at_once'] / len(presses):.0%}",
    )
    return f"| {' | '.join(cells)} |\n"


def _percentile(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]
