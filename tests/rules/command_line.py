"""Run the command line as a shell would."""

import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from rules.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "rules"]


def run(*arguments, given=None, **options):
    """Run `python -m rules` with these arguments and these bytes on standard input."""
    command = [*PROGRAM, *map(str, arguments)]
    return subprocess.run(
        command, input=given, capture_output=True, cwd=ROOT, check=False, timeout=60, **options
    )


def run_in_shell(redirection, *arguments):
    """Run like `run`, with streams as a shell redirects them."""
    command = ["sh", "-c", f'"$@" {redirection}', "sh", *PROGRAM, *arguments]
    return subprocess.run(command, capture_output=True, cwd=ROOT, check=False, timeout=60)


def call(*arguments, given):
    """Run like `run`, but in this process, which is ten times as fast."""
    stdin, stdout, stderr = (TextIOWrapper(BytesIO(text)) for text in (given, b"", b""))
    with patch.multiple(sys, stdin=stdin, stdout=stdout, stderr=stderr):
        status = main(list(map(str, arguments)))
    for stream in (stdout, stderr):
        stream.flush()
    return subprocess.CompletedProcess(
        arguments, status, stdout.buffer.getvalue(), stderr.buffer.getvalue()
    )
