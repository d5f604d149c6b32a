"""A set-up step runs quietly, and one line says what is missing when it fails."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOG = ROOT / "build" / "setup.log"


class StepError(Exception):
    """A step that could not be done: one line with what is missing and how to mend it."""


def run(command: Sequence[str | Path], failure: str, hints: Mapping[str, str] | None = None) -> str:
    """The output of `command`, run in the repository's folder.

    Where it fails, StepError says `failure`, or the first of `hints` whose pattern is found in
    the output, and the output is kept in `LOG`.
    """
    try:
        done = subprocess.run(
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
    if done.returncode == 0:
        return done.stdout
    LOG.parent.mkdir(exist_ok=True)
    LOG.write_text(done.stdout, encoding="utf-8")
    said = next(
        (text for pattern, text in (hints or {}).items() if re.search(pattern, done.stdout)),
        failure,
    )
    message = f"{said} (the whole output: {os.path.relpath(LOG, ROOT)})"
    raise StepError(message)


def main(step: Callable[[], None]) -> None:
    """`step` is done, or the process ends with status 1 and the one line of its StepError."""
    try:
        step()
    except StepError as error:
        sys.exit(f"Set-up stopped: {error}")
