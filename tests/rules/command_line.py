"""Runs the command line as a visitor's shell would."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "rules"]


def run(*arguments, given=None, **options):
    """The finished `python -m rules` with these arguments and these bytes on standard input."""
    command = [*PROGRAM, *map(str, arguments)]
    return subprocess.run(
        command, input=given, capture_output=True, cwd=ROOT, check=False, timeout=60, **options
    )
