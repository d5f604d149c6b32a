"""Try each fault of each file of the self-check, and of the platform: `make fault-matrix`.

Records how they end, which the page *How this is checked* prints. If one ends in neither results
nor words with a way on, nothing is recorded.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from site_builder.verification_record import RECORD, update_section
from tools.setup_step import ROOT


def main(options: list[str]) -> int:
    """Run the tests and record how the faults end; return 1 if a test fails."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        command = [sys.executable, "-m", "pytest", "-q", "-n", str(os.cpu_count()), "--complete"]
        # Only this family of reports holds the properties of single tests.
        command += ["--junit-xml", str(report), "-o", "junit_family=xunit1", "-m", "fault_matrix"]
        done = subprocess.run([*command, *options, "tests/browser"], cwd=ROOT, check=False)
        if done.returncode:
            print("A test fails, so nothing is recorded.", file=sys.stderr)
            return 1
        content = summarize(ET.parse(report).getroot())  # noqa: S314 (our own report)
    update_section("faults", {"day": datetime.now(UTC).date().isoformat()} | content)
    print(json.dumps(content, indent=2))
    print(f"recorded in {RECORD.relative_to(ROOT)}")
    return 0


def summarize(report: ET.Element) -> dict[str, Any]:
    """Return the record's section from the properties in a JUnit XML report."""
    files: dict[str, dict[str, Counter[str]]] = {}
    kinds: dict[str, dict[str, Counter[str]]] = {}
    longest: dict[str, float] = {}
    platform: dict[str, str] = {}
    browser = ""
    for each in report.iter("property"):
        value = each.attrib["value"]
        match each.attrib["name"]:
            case "cell":
                file, kind, visit, outcome, seconds = json.loads(value)
                for table, key in ((files, file), (kinds, kind)):
                    table.setdefault(key, {}).setdefault(visit, Counter())[outcome] += 1
                if outcome != "host":
                    longest[kind] = max(longest.get(kind, 0), seconds)
            case "platform":
                name, outcome = value.split()
                platform[name] = outcome
            case "browser":
                browser = value
    return {
        "browser": browser,
        "files": files,
        "kinds": kinds,
        "longest_seconds": longest,
        "platform": platform,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_known_args()
    sys.exit(main(sys.argv[1:]))
