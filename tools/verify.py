"""`make verify`: tries everything that the page *How this is checked* counts, and records it.

Every state, the second reading, the properties, and the browser's Python. With a fault in any of
them nothing is recorded.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
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
_HYPOTHESIS = ("--hypothesis-profile", "thorough", "--hypothesis-show-statistics")
_PROPERTY = re.compile(
    r"^\S*test_properties\.py::test_(\w+):\n(.*?)\n\n\n", re.MULTILINE | re.DOTALL
)
_EXAMPLES = re.compile(r"- (\d+) passing")


def main() -> int:
    """0 once everything has passed and is recorded."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *_HYPOTHESIS, *TESTS],
            cwd=ROOT,
            env=os.environ | {"VERIFICATION_REPORT": str(report)},
            stdout=subprocess.PIPE,
            check=False,
            text=True,
        )
        if done.returncode:
            print(done.stdout)
            print("Something differs, so nothing is recorded.", file=sys.stderr)
            return 1
        content = _content(json.loads(report.read_text("utf-8")), done.stdout)
    update_section("rules", provenance() | content)
    print(json.dumps(content, indent=2))
    print(f"recorded in {RECORD.relative_to(ROOT)}")
    return 0


def _content(covered: dict[str, Any], said: str) -> dict[str, Any]:
    """The record's part, by what the tests counted and by what Hypothesis said."""
    states: dict[str, dict[str, int]] = defaultdict(dict)
    for name, count in covered["states"].items():
        period, facts = name.split()
        states[period][facts] = count
    return {
        "python": ".".join(map(str, sys.version_info[:3])),
        "states": states,
        "filing_dates": covered["days"]["filing dates"],
        "cases": covered["cases"]["cases"],
        "applicants": sum(covered["applicants"].values()),
        "completions": sum(covered["completions"].values()),
        "properties": {
            name: sum(map(int, _EXAMPLES.findall(told))) for name, told in _PROPERTY.findall(said)
        },
        "browser": covered["browser"],
    }


if __name__ == "__main__":
    sys.exit(main())
