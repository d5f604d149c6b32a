"""Verify what the page *How this is checked* counts, and record it: `make verify`.

Runs every state, the reference model, the properties, and the browser's Python. If a test fails,
nothing is recorded.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
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
    "tests/browser/engines/test_byte_equality.py",
    "tests/browser/loading/test_policy.py",
)


# The tests of the other engines: Playwright's browser, or the system's WebKit.
OTHER_ENGINES = {
    "firefox": ("tests/browser/engines/test_byte_equality.py",),
    "webkit": (
        "tests/browser/engines/test_byte_equality.py",
        "tests/browser/engines/webkitgtk/test_loading.py",
    ),
}
NODE_TESTS = ROOT / "tests" / "js"


def main() -> int:
    """Run the tests and record their counts; return 1 if a test fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--also", nargs="*", default=[], choices=OTHER_ENGINES, help="browsers besides Chromium"
    )
    also = parser.parse_args().also
    reports = [run_tests("--complete", "--hypothesis-profile", "thorough", *TESTS)]
    reports += [
        run_tests("--browser", engine, "-k", "byte_for_byte or same_text", *files)
        for engine, files in OTHER_ENGINES.items()
        if engine in also
    ]
    if None in reports:
        print("A test fails, so nothing is recorded.", file=sys.stderr)
        return 1
    content = summarize(*filter(None, reports)) | {"tests": count_tests()}
    if missing := {*also} - {*content["engines"]}:
        print(f"Not installed: {', '.join(missing)}. Nothing is recorded.", file=sys.stderr)
        return 1
    update_section("rules", provenance() | content)
    print(json.dumps(content, indent=2))
    print(f"recorded in {RECORD.relative_to(ROOT)}")
    return 0


def run_tests(*arguments: str) -> ET.Element | None:
    """Return the JUnit XML report of tests; None if one fails."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        # Only this family of reports holds the properties of single tests.
        options = ("--junit-xml", report, "-o", "junit_family=xunit1")
        if subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *options, *arguments], cwd=ROOT, check=False
        ).returncode:
            return None
        return ET.parse(report).getroot()  # noqa: S314 (our own report)


def count_tests() -> dict[str, int]:
    """Return how many tests there are: of the rules, in browsers, of scripts, of the guide."""
    collect = ["-m", "pytest", "--collect-only", "-q", "--complete"]
    found = subprocess.run(
        [sys.executable, *collect, "tests"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    folders = Counter(line.split("/")[1] for line in found.stdout.splitlines() if "::" in line)
    scripts = subprocess.run(
        ["node", "--test", "--test-reporter=tap", *sorted(NODE_TESTS.glob("*.test.mjs"))],
        check=True,
        capture_output=True,
        text=True,
    )
    (script_tests,) = re.findall(r"^# tests (\d+)", scripts.stdout, re.MULTILINE)
    rules, browser = folders.pop("rules"), folders.pop("browser")
    return {
        "rules": rules,
        "browser": browser,
        "scripts": int(script_tests),
        "guide": folders.total(),
    }


def summarize(*reports: ET.Element) -> dict[str, Any]:
    """Return the record's section from the properties in JUnit XML reports."""
    states: dict[str, dict[str, int]] = defaultdict(dict)
    properties: dict[str, int] = defaultdict(int)
    browser: dict[str, Any] = {}
    counts: dict[str, int] = defaultdict(int)
    engines: dict[str, int] = {}
    for test in (test for report in reports for test in report.iter("testcase")):
        for each in test.iter("property"):
            name, value = each.attrib["name"], each.attrib["value"]
            match name.split():
                case ["states", period, facts]:
                    states[period][facts] = int(value)
                case ["engine", engine]:
                    engines[engine] = int(value)
                case ["browser", what]:
                    browser[what] = int(value) if value.isdecimal() else value
                case ["examples"]:
                    if test.attrib["classname"].endswith("test_properties"):
                        properties[test.attrib["name"].removeprefix("test_")] += int(value)
                case ["platform"]:  # for `make fault-matrix`
                    pass
                case _:
                    counts[name] += int(value)
    python = ".".join(map(str, sys.version_info[:3]))
    return {
        "python": python,
        "states": states,
        "properties": properties,
        "browser": browser,
        "engines": engines,
        **counts,
    }


if __name__ == "__main__":
    sys.exit(main())
