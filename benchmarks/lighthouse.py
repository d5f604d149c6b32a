"""What Lighthouse says of the site on a phone: its scores of the first page and the self-check."""

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

from benchmarks.recorder import keep
from benchmarks.static_host import hosting
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
LONGEST = 300  # seconds
PROGRAM = ROOT / "benchmarks" / "peers" / "node_modules" / ".bin" / "lighthouse"


@contextmanager
def published() -> Iterator[str]:
    """The address of the site on a host of this machine, built for that address."""
    with tempfile.TemporaryDirectory() as name, hosting(Path(name)) as host:
        build(replace(Paths(), site=Path(name)), host.address)
        yield host.address


def report(address: str) -> dict[str, Any]:
    """One run of Lighthouse with its profile for phones: a slow line, and a slow processor."""
    browser = chromium.find()
    flags = ["--headless=new", *chromium.FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    command = [PROGRAM, address, "--quiet", "--output=json", f"--chrome-flags={' '.join(flags)}"]
    done = subprocess.run(
        [*command, f"--only-categories={','.join(CATEGORIES)}"],
        env={**os.environ, **({"CHROME_PATH": str(browser)} if browser else {})},
        stdout=subprocess.PIPE,
        check=True,
        timeout=LONGEST,
    )
    report_json: dict[str, Any] = json.loads(done.stdout)
    return report_json


def scores(report_json: Mapping[str, Any]) -> dict[str, int]:
    """The score in each category, of 100."""
    return {name: round(100 * report_json["categories"][name]["score"]) for name in CATEGORIES}


def measure() -> str:
    """The table, and whether every score is the best."""
    found: dict[str, dict[str, int]] = {}
    with published() as address:
        for page in PAGES:
            runs = [scores(report(f"{address}{page}")) for _ in range(RUNS)]
            found[page] = {
                name: int(statistics.median(run[name] for run in runs)) for name in CATEGORIES
            }
    keep("lighthouse", {"scores": found})
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
