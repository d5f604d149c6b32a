"""Run a set-up step quietly; if it fails, print one line with the cause and the remedy."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOG = ROOT / "build" / "setup.log"


class StepError(Exception):
    """A failed step: one line with the cause and the remedy."""


def run(command: Sequence[str | Path], failure: str, hints: Mapping[str, str] | None = None) -> str:
    """Run `command` in the repository's folder and return its output.

    Raises:
        StepError: the command failed. The message is the first of `hints` whose pattern is in the
            output, else `failure`; the whole output is in `LOG`.
    """
    try:
        result = subprocess.run(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            text=True,
            errors="replace",
        )
    except OSError as error:
        message = f"{failure} ({command[0]}: {error.strerror})"
        raise StepError(message) from error
    if result.returncode == 0:
        return result.stdout
    LOG.parent.mkdir(exist_ok=True)
    LOG.write_text(result.stdout, encoding="utf-8")
    hint = next(
        (text for pattern, text in (hints or {}).items() if re.search(pattern, result.stdout)),
        failure,
    )
    message = f"{hint} (whole output: {os.path.relpath(LOG, ROOT)})"
    raise StepError(message)


def main(step: Callable[[], None]) -> None:
    """Run `step`; if it raises StepError, print its line and exit with status 1."""
    try:
        step()
    except StepError as error:
        sys.exit(f"Set-up stopped: {error}")
