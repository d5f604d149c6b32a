"""Measure Lighthouse's phone scores of the pages that most visitors open."""

import json
import os
import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.recorder import record_figures
from benchmarks.static_host import serve_like_pages
from site_builder.build import build
from site_builder.paths import ROOT, Paths
from tools import browser as chromium

RUNS = 5
PAGES = {
    "en/": "the guide's first page, English",
    "zh/": "the guide's first page, 中文",
    "en/now/": "what is open now, English",
    "zh/now/": "what is open now, 中文",
    "en/pending/": "pending applications, English",
    "zh/pending/": "pending applications, 中文",
    "en/check/": "the self-check, English",
    "zh/check/": "the self-check, 中文",
}
CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
# The audits that the performance score depends on most, and their goals in milliseconds.
AUDITS = {"total-blocking-time": 50, "largest-contentful-paint": 1800}
BEST = 100
TIMEOUT_S = 300
PROGRAM = ROOT / "benchmarks" / "peers" / "node_modules" / ".bin" / "lighthouse"


@contextmanager
def serve_published_site() -> Iterator[str]:
    """Serve the site, built for its own address; yield the address."""
    with tempfile.TemporaryDirectory() as name, serve_like_pages(Path(name)) as host:
        build(replace(Paths(), site=Path(name)), host.address)
        yield host.address


def run_lighthouse(address: str) -> dict[str, Any]:
    """Run Lighthouse once with its phone profile: slow network, slow processor."""
    browser = chromium.find()
    flags = ["--headless=new", *chromium.FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    command: list[str | Path] = [
        PROGRAM,
        address,
        "--quiet",
        "--output=json",
        f"--chrome-flags={' '.join(flags)}",
    ]
    done = subprocess.run(
        [*command, f"--only-categories={','.join(CATEGORIES)}"],
        env={**os.environ, **({"CHROME_PATH": str(browser)} if browser else {})},
        stdout=subprocess.PIPE,
        check=True,
        timeout=TIMEOUT_S,
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def scores(result: Mapping[str, Any]) -> dict[str, int]:
    """Return the score in each category, out of 100."""
    return {name: round(100 * result["categories"][name]["score"]) for name in CATEGORIES}


def milliseconds(result: Mapping[str, Any]) -> dict[str, float]:
    """Return the times of the audits."""
    return {name: float(result["audits"][name]["numericValue"]) for name in AUDITS}


def measure() -> str:
    """Return the table, and the goals that were missed."""
    found: dict[str, dict[str, int]] = {}
    times: dict[str, dict[str, float]] = {}
    with serve_published_site() as address:
        for page in PAGES:
            runs = [run_lighthouse(f"{address}{page}") for _ in range(RUNS)]
            found[page] = {
                name: int(statistics.median(scores(run)[name] for run in runs))
                for name in CATEGORIES
            }
            times[page] = {
                name: statistics.median(milliseconds(run)[name] for run in runs) for name in AUDITS
            }
    record_figures("lighthouse", {"scores": found, "milliseconds": times})
    rows = "".join(
        f"| {PAGES[page]} | {' | '.join(str(score) for score in of.values())} | "
        f"{' | '.join(f'{time:,.0f} ms' for time in times[page].values())} |\n"
        for page, of in found.items()
    )
    columns = (*CATEGORIES.values(), "blocking time", "largest paint")
    return f"""\
| page | {" | ".join(columns)} |
| --- | {" | ".join("---:" for _ in columns)} |
{rows}
Medians of {RUNS} runs of Lighthouse with its phone profile, on a test server that compresses as
GitHub Pages does. Goals: 100 in each category, {AUDITS["total-blocking-time"]} ms of blocking time,
{AUDITS["largest-contentful-paint"]:,} ms to the largest paint. {_missed(found, times)}
"""


def _missed(found: dict[str, dict[str, int]], times: dict[str, dict[str, float]]) -> str:
    missed = [
        PAGES[page]
        for page in found
        if min(found[page].values()) < BEST
        or any(times[page][name] > most for name, most in AUDITS.items())
    ]
    return f"Missed by: {'; '.join(missed)}." if missed else "All goals were met."
