"""Try random links, files, messages and typed texts, and record how many: `make fuzz`.

The counts are recorded after each batch, so that a run may be stopped. If a test fails, its batch
is not counted, and the input that failed, shortened, is added to tests/fuzz/failures.json, which
every test run tries.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from site_builder.verification_record import RECORD, provenance, update_section
from tools.setup_step import ROOT

RUNS = 100_000
BATCH = 10_000
SLOWEST = "slowest_ms"
FAILURES = ROOT / "tests" / "fuzz" / "failures.json"
PARSERS = "tests/js/parsing-properties.test.mjs"
# Of the tests in Node.js, one line each.
EXAMPLES = re.compile(r"# examples (\d+)")


def main() -> int:
    """Run the tests batch by batch and record the counts after each; return 1 if a test fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help="links, files and messages")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="for the same inputs")
    options = parser.parse_args()
    kinds: dict[str, Counter[str]] = {}
    content: dict[str, Any] = {}
    typed = 0
    for start in range(0, options.runs, BATCH):
        seed = options.seed + start // BATCH
        print(f"seed {seed}", flush=True)
        os.environ |= {
            "FUZZ_RUNS": str(min(BATCH, options.runs - start)),
            "FUZZ_SEED": str(seed),
        }
        found = _run_batch()
        if found is None:
            return 1
        batch, examples = found
        typed += examples
        for kind, counts in batch.items():
            before = kinds.setdefault(kind, Counter())
            slowest = max(before[SLOWEST], counts.pop(SLOWEST))
            before.update(counts)
            before[SLOWEST] = slowest
        failed_once = len(json.loads(FAILURES.read_text("utf-8")))
        content = {"seed": options.seed, "kinds": kinds, "typed": typed, "failed_once": failed_once}
        update_section("fuzz", provenance() | content)
    print(json.dumps(content, indent=2))
    print(f"recorded in {RECORD.relative_to(ROOT)}")
    return 0


def _run_batch() -> tuple[dict[str, dict[str, int]], int] | None:
    """Return the counts by kind of input, and how many texts were typed; None after a failure."""
    parsers = subprocess.run(
        ["node", "--test", "--test-reporter=tap", PARSERS],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if parsers.returncode:
        print(parsers.stdout)
        return None
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        command = ("-m", "pytest", "-q", "-n", "3", "--junit-xml", report)
        # Only this family of reports holds the properties of single tests.
        family = ("-o", "junit_family=xunit1")
        if subprocess.run(
            [sys.executable, *command, *family, "tests/fuzz"], cwd=ROOT, check=False
        ).returncode:
            return None
        kinds = summarize(ET.parse(report).getroot())  # noqa: S314 (our own report)
    return kinds, sum(map(int, EXAMPLES.findall(parsers.stdout)))


def summarize(report: ET.Element) -> dict[str, dict[str, int]]:
    """Return the counts by kind of input from the properties in a JUnit XML report."""
    kinds: dict[str, Any] = defaultdict(dict)
    for each in report.iter("property"):
        match each.attrib["name"].split():
            case ["fuzz", kind, what]:
                kinds[kind][what] = int(each.attrib["value"])
    return dict(kinds)


if __name__ == "__main__":
    sys.exit(main())
