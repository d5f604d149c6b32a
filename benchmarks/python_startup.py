"""Time from opening a page to the rules' first answer, compared with stock Pyodide and PyScript.

One run measures all three, and the time of a later answer and the memory that Python takes. Each
start uses a page that does nothing else, in its own browser context, and a test server that
compresses as GitHub Pages does.
"""

import json
import statistics
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.memory import renderer_memory
from benchmarks.personas import incomplete
from benchmarks.recorder import record_figures
from benchmarks.static_host import CountingHost, serve_like_pages
from rules import PROGRAMS
from site_builder.paths import ROOT, Paths
from site_builder.runtime.bundle import MANIFEST_PLACEHOLDER
from tools import browser as chromium
from tools.testing.memory_snapshot import SNAPSHOT_STORED
from tools.testing.page_modules import page_modules
from tools.testing.runtime_manifest import read_manifest

ROUNDS = 5
MEGABYTE = 1e6
MESSAGE = '{"method": "assess", "answers": {"filing_date": "2024-03-01"}}'
PAGES = {
    "fast": "**the site's**",
    "stock": "stock Pyodide, in a worker",
    "pyscript": "PyScript, in a worker",
}
SLOW_LINE = {
    "offline": False,
    "latency": 40,
    "downloadThroughput": 10e6 / 8,
    "uploadThroughput": 10e6 / 8,
}
LONGEST = 60_000  # milliseconds

# Later answers: so many different people, the first of whom only warm up, until the browser has
# compiled Python with the better of its two compilers. It does so when a function has run for a
# while: stock Pyodide runs for seconds before its first answer, the site's for a part of one.
PEOPLE, WARM_UP = 300, 200
CALL = """async (texts) => {
    const times = [];
    for (const text of texts) {
        const start = performance.now();
        await ask(text);
        times.push(performance.now() - start);
    }
    return times;
}"""

# Upper limits: ratios to stock Pyodide, and MB.
AIMS = {
    "the first answer on the slow line": 0.32,
    "the first answer": 0.30,
    "the next visit": 0.15,
    "bytes": 2.3,
    "memory": 105,
    "a later answer": 1,
}


@dataclass
class Times:
    """Measurements of one page, in milliseconds, MB and bytes."""

    slow: list[float] = field(default_factory=list)
    quick: list[float] = field(default_factory=list)
    repeat: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    soon: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    sent: int = 0


@contextmanager
def _host() -> Iterator[CountingHost]:
    """Serve the measured pages with the files they load."""
    site = Paths().site
    beside = {
        "engine": site / "engine",
        "pyodide": Paths().pyodide,
        "pyscript": ROOT / "benchmarks" / "peers" / "node_modules" / "@pyscript" / "core" / "dist",
        "rules.zip": next((site / "engine").glob("rules.*.zip")),
        "site": site,
        "worker.mjs": next((site / "en" / "assets").glob("*/check/worker.mjs")),
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for page in (ROOT / "benchmarks" / "pages").iterdir():
            beside[page.name] = page
        for at, target in beside.items():
            (folder / at).symlink_to(target.resolve(strict=True))
        (folder / "fast.html").unlink()
        listed = {**read_manifest(site / "en" / "check" / "index.html"), "base": "engine/"}
        html = (ROOT / "benchmarks" / "pages" / "fast.html").read_text("utf-8")
        html = html.replace(json.dumps(MANIFEST_PLACEHOLDER), json.dumps(listed))
        (folder / "client.mjs").write_bytes(page_modules()["client.mjs"])
        (folder / "fast.html").write_text(html, "utf-8")
        with serve_like_pages(folder) as host:
            yield host


def _first_answer_ms(page: Page, host: CountingHost, name: str) -> float:
    """Open the page; return the milliseconds until its first answer."""
    page.goto(f"{host.address}{name}.html#{quote(MESSAGE)}")
    page.wait_for_function("globalThis.answered", timeout=LONGEST)
    if name == "fast" and page.evaluate("globalThis.variant") != "fast":
        raise RuntimeError("the trimmed runtime did not start, so stock Pyodide was measured")
    return float(page.evaluate("globalThis.answered"))


def _later_answers_ms(page: Page) -> list[float]:
    """Return the milliseconds of answers about different people, one at a time."""
    texts = [
        json.dumps({"method": "assess", "answers": answers, "programs": list(PROGRAMS)})
        for answers in incomplete(PEOPLE)
    ]
    times: list[float] = page.evaluate(CALL, texts)
    return times


def _measure_visits(
    browser: Browser, host: CountingHost, name: str, times: Times, *, slow: bool
) -> None:
    """Measure a first visit in a new context and, on the fast line, a second visit."""
    context = browser.new_context()
    page = context.new_page()
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_LINE)
    host.sent.clear()
    (times.slow if slow else times.quick).append(_first_answer_ms(page, host, name))
    times.sent = sum(size for path, size in host.sent.items() if not path.endswith(".html"))
    if not slow:
        with_python = renderer_memory(browser)
        if name == "fast":
            page.evaluate(SNAPSHOT_STORED)
        page.goto("about:blank")
        times.repeat.append(_first_answer_ms(page, host, name))
        page.goto(f"{host.address}blank.html")
        times.memory.append(with_python)
        if name != "pyscript":
            page.goto("about:blank")
            _first_answer_ms(page, host, name)
            answers = _later_answers_ms(page)
            times.soon += answers[:WARM_UP]
            times.later += answers[WARM_UP:]
    context.close()


def _baseline_memory(browser: Browser, host: CountingHost) -> float:
    context = browser.new_context()
    context.new_page().goto(f"{host.address}blank.html")
    memory = renderer_memory(browser)
    context.close()
    return memory


def measure() -> str:
    """Return the table, and the goals that were missed."""
    found = {name: Times() for name in PAGES}
    blank = []
    with _host() as host, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        for name in PAGES:  # nothing is measured while the host packs a file for the first time
            _measure_visits(browser, host, name, Times(), slow=False)
        for _ in range(ROUNDS):
            blank.append(_baseline_memory(browser, host))
            for name, times in found.items():
                _measure_visits(browser, host, name, times, slow=True)
                _measure_visits(browser, host, name, times, slow=False)
        browser.close()
    stock = found["stock"]
    without = statistics.median(blank)
    rows = "".join(_row(PAGES[name], times, stock, without) for name, times in found.items())
    ours = found["fast"]
    reached = (
        _ratio(ours.slow, stock.slow),
        _ratio(ours.quick, stock.quick),
        _ratio(ours.repeat, stock.repeat),
        ours.sent / MEGABYTE,
        statistics.median(ours.memory) - without,
        _ratio(ours.later, stock.later),
    )
    record_figures(
        "python_startup", {name: _figures(times, without) for name, times in found.items()}
    )
    return f"""\
| Python | first answer, slow line | first answer | next visit | later answer | bytes | memory |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
{rows}
Medians of {ROUNDS} starts in Chromium, each in a fresh profile; in brackets, the ratio to stock
Pyodide.
The slow line has 10 Mbit/s and 40 ms of latency, throttled by the browser; the other columns
are not throttled. The test server mimics GitHub Pages: gzip for the same files, and a ten-minute
cache. The next visit falls within these ten minutes, and after the site has stored a snapshot of
Python's memory ([decision 30](../docs/decisions/0030-memory-snapshot.md)). A later answer is the
assessment of an applicant in all {len(PROGRAMS)} programs, from the page to the worker and back,
after {WARM_UP} others. Those take
{statistics.median(ours.soon):.1f} ms, and {statistics.median(stock.soon):.1f} ms in stock Pyodide:
while it starts for longer, the browser already compiles Python with the better of its compilers.
Memory is the renderer's, minus that of a page without Python.

{_missed(reached)}
"""


def _figures(times: Times, without: float) -> dict[str, float]:
    """Return the medians of one page, in milliseconds, bytes and MB."""
    return {
        "slow_line": statistics.median(times.slow),
        "no_throttle": statistics.median(times.quick),
        "next_visit": statistics.median(times.repeat),
        "bytes": times.sent,
        "megabytes": statistics.median(times.memory) - without,
        **({"soon": statistics.median(times.soon)} if times.soon else {}),
        **({"later": statistics.median(times.later)} if times.later else {}),
    }


def _missed(reached: Iterable[float]) -> str:
    pairs = zip(AIMS.items(), reached, strict=True)
    missed = [f"{what} (at most {aim:g})" for (what, aim), value in pairs if value > aim]
    return f"Missed goals: {', '.join(missed)}." if missed else "All goals were met."


def _ratio(own: list[float], of: list[float]) -> float:
    return statistics.median(own) / statistics.median(of)


def _later(times: Times, stock: Times) -> str:
    if not times.later:
        return ""
    ratio = "" if times is stock else f" ({_ratio(times.later, stock.later):.2f})"
    return f"{statistics.median(times.later):.1f} ms{ratio}"


def _row(name: str, times: Times, stock: Times, without: float) -> str:
    def cell(own: list[float], of_stock: list[float]) -> str:
        ratio = "" if own is of_stock else f" ({_ratio(own, of_stock):.2f})"
        return f"{statistics.median(own):,.0f} ms{ratio}"

    cells = (
        name,
        cell(times.slow, stock.slow),
        cell(times.quick, stock.quick),
        cell(times.repeat, stock.repeat),
        _later(times, stock),
        f"{times.sent / MEGABYTE:.2f} MB",
        f"{statistics.median(times.memory) - without:.0f} MB",
    )
    return f"| {' | '.join(cells)} |\n"
