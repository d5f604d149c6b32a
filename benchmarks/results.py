"""Puts results, dated, between their marks in the files that show them."""

import os
import platform
import re
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILES = (ROOT / "benchmarks" / "results.md", ROOT / "README.md")


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


def _when_and_where() -> str:
    day = datetime.now(UTC).date().isoformat()
    cores = f"{os.cpu_count()} cores"
    return f"Measured on {day} with CPython {platform.python_version()} on {_processor()}, {cores}."


def _processor() -> str:
    """The processor's name as the machine gives it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or platform.machine()
