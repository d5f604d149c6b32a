"""Run the unit tests of the JavaScript, so that they share the processors with the other tests."""

import re
import subprocess
from pathlib import Path

import pytest

FILES = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".test.mjs"))
def test_every_unit_test_of_javascript_passes(file: Path) -> None:
    """Each file of tests passes in Node.js."""
    done = subprocess.run(
        ["node", "--test-reporter=tap", file],
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^# pass [1-9]", done.stdout, re.MULTILINE)
