"""Measure Lighthouse's phone scores of the first page and the self-check."""

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

RUNS = 3
PAGES = {
    "en/": "the guide's first page, English",
    "zh/": "the guide's first page, 中文",
    "en/check/": "the self-check, English",
    "zh/check/": "the self-check, 中文",
}
CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
BEST = 100
MISSED = """\
Goal: 100 in each category. What lowers the performance score is blocking time: the theme's
script, and the layout that it triggers."""
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


def measure() -> str:
    """Return the table, and whether every score is 100."""
    found: dict[str, dict[str, int]] = {}
    with serve_published_site() as address:
        for page in PAGES:
            runs = [scores(run_lighthouse(f"{address}{page}")) for _ in range(RUNS)]
            found[page] = {
                name: int(statistics.median(run[name] for run in runs)) for name in CATEGORIES
            }
    record_figures("lighthouse", {"scores": found})
    rows = "".join(
        f"| {PAGES[page]} | {' | '.join(str(score) for score in of.values())} |\n"
        for page, of in found.items()
    )
    lowest = min(score for of in found.values() for score in of.values())
    return f"""\
| page | {" | ".join(CATEGORIES.values())} |
| --- | {" | ".join("---:" for _ in CATEGORIES)} |
{rows}
Medians of {RUNS} runs of Lighthouse with its phone profile, on a test server that compresses as
GitHub Pages does. {"All goals were met." if lowest == BEST else MISSED}
"""
