"""Puts results, dated, between their marks in the files that show them."""

import json
import os
import platform
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FILES = (ROOT / "benchmarks" / "results.md", ROOT / "README.md")
FIGURES = ROOT / "benchmarks" / "figures.json"


def write(name: str, result: str) -> str:
    """The text that now stands between the marks of benchmark `name`; LookupError without any."""
    text = f"{result.strip()}\n\n{_when_and_where()}"
    marks = re.compile(
        rf"(<!-- benchmark: {re.escape(name)} -->\n).*?(<!-- end of benchmark -->)", re.DOTALL
    )
    found = 0
    for file in FILES:
        before = file.read_text("utf-8")
        after, times = marks.subn(lambda mark: f"{mark[1]}\n{text}\n\n{mark[2]}", before)
        file.write_text(after, "utf-8")
        found += times
    if not found:
        raise LookupError(f"no file has the marks of the benchmark {name}")
    return text


def keep(name: str, figures: dict[str, Any]) -> None:
    """Puts the figures of benchmark `name`, with the day and the machine, where a page of the
    guide prints them from.
    """
    kept = json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}
    kept[name] = _conditions() | figures
    FIGURES.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", "utf-8")


def _conditions() -> dict[str, Any]:
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "processor": _processor(),
        "cores": os.cpu_count(),
    }


def _when_and_where() -> str:
    return "Measured on {day} with CPython {python} on {processor}, {cores} cores.".format(
        **_conditions()
    )


def _processor() -> str:
    """The processor's name as the machine gives it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or platform.machine()
