"""Verify what the page *How this is checked* counts, and record it: `make verify`.

Runs every state, the reference model, the properties, and the browser's Python. If a test fails,
nothing is recorded.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path
from typing import Any

from site_builder.verification_record import RECORD, provenance, update_section
from tools.setup_step import ROOT

TESTS = (
    "tests/rules/test_cases.py",
    "tests/rules/test_every_state.py",
    "tests/rules/test_law_coverage.py",
    "tests/rules/test_whole_applicants.py",
    "tests/rules/test_properties.py",
    "tests/browser/test_byte_equality.py",
)


def main() -> int:
    """Run the tests and record their counts; return 1 if a test fails."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        command = ("-m", "pytest", "-q", "--junit-xml", report)
        # Only this family of reports holds the properties of single tests.
        options = ("-o", "junit_family=xunit1", "--complete", "--hypothesis-profile", "thorough")
        if subprocess.run(
            [sys.executable, *command, *options, *TESTS], cwd=ROOT, check=False
        ).returncode:
            print("A test fails, so nothing is recorded.", file=sys.stderr)
            return 1
        content = summarize(ET.parse(report).getroot())  # noqa: S314 (our own report)
    update_section("rules", provenance() | content)
    print(json.dumps(content, indent=2))
    print(f"recorded in {RECORD.relative_to(ROOT)}")
    return 0


def summarize(report: ET.Element) -> dict[str, Any]:
    """Return the record's section from the properties in a JUnit XML report."""
    states: dict[str, dict[str, int]] = defaultdict(dict)
    properties: dict[str, int] = defaultdict(int)
    browser: dict[str, Any] = {}
    counts: dict[str, int] = defaultdict(int)
    for test in report.iter("testcase"):
        for each in test.iter("property"):
            name, value = each.attrib["name"], each.attrib["value"]
            match name.split():
                case ["states", period, facts]:
                    states[period][facts] = int(value)
                case ["browser", what]:
                    browser[what] = int(value) if value.isdecimal() else value
                case ["examples"]:
                    if test.attrib["classname"].endswith("test_properties"):
                        properties[test.attrib["name"].removeprefix("test_")] += int(value)
                case _:
                    counts[name] += int(value)
    python = ".".join(map(str, sys.version_info[:3]))
    return {
        "python": python,
        "states": states,
        "properties": properties,
        "browser": browser,
        **counts,
    }


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    sys.exit(main())
