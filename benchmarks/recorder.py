"""Write results, with date and machine, between their marks in results.md and README.md."""

import json
import os
import platform
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results.md"
README = ROOT / "README.md"
FIGURES = ROOT / "benchmarks" / "figures.json"


def write_result(name: str, result: str) -> str:
    """Write a benchmark's result to results.md, and the summary of all benchmarks to README.md.

    Raises LookupError if results.md has no marks for the benchmark.
    """
    text = f"{result.strip()}\n\n{_measured_on()}"
    _replace(RESULTS, name, text)
    _replace(README, "summary", summary(json.loads(FIGURES.read_text("utf-8"))))
    return text


def summary(figures: dict[str, Any]) -> str:
    """Return the two figures of speed that README.md quotes."""
    case_ms = figures["speed"]["ours"]["complete"] / 1000
    startup = figures["python_startup"]
    ours_s, stock_s = (startup[name]["slow_line"] / 1000 for name in ("fast", "stock"))
    return (
        f"Assessing an applicant takes {case_ms:.2f} ms in CPython. On a 10 Mbit/s line the "
        f"self-check's first answer\ntakes {ours_s:.1f} s, against {stock_s:.1f} s with stock "
        "Pyodide. [All measurements](benchmarks/results.md)."
    )


def _replace(file: Path, name: str, text: str) -> None:
    marks = re.compile(
        rf"(<!-- benchmark: {re.escape(name)} -->\n).*?(<!-- end of benchmark -->)", re.DOTALL
    )
    replaced, count = marks.subn(
        lambda mark: f"{mark[1]}\n{text}\n\n{mark[2]}", file.read_text("utf-8")
    )
    if not count:
        raise LookupError(f"{file.name} has no marks for the benchmark {name}")
    file.write_text(replaced, "utf-8")


def record_figures(name: str, figures: dict[str, Any]) -> None:
    """Write the figures of benchmark `name`, with day and machine, to figures.json, which a page
    of the guide prints.
    """
    recorded = json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}
    recorded[name] = _environment() | figures
    FIGURES.write_text(json.dumps(recorded, indent=2, sort_keys=True) + "\n", "utf-8")


def _environment() -> dict[str, Any]:
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "processor": _processor(),
        "cores": os.cpu_count(),
    }


def _measured_on() -> str:
    return "Measured on {day} with CPython {python} on {processor}, {cores} cores.".format(
        **_environment()
    )


def _processor() -> str:
    """Return the processor's name as the machine reports it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or platform.machine()
