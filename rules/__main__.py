"""Assess answers under Québec's immigration programs, or compare two versions of the rules."""

import argparse
import errno
import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from rules.engine.assess import assess
from rules.io.answers import (
    MAX_ANSWERS_CHARACTERS,
    AnswersError,
    max_bytes,
    read_answers,
    read_programs,
)
from rules.io.cli_report import format_report
from rules.io.json_encoding import to_json
from rules.io.schema import answers_schema
from rules.messages import assess_text
from rules.model.program import Program
from rules.programs import PROGRAMS
from rules.version import RULES_VERSION

BAD_INPUT = 2
# Enough of a file or line to see that it is too long.
READ_BYTES = max_bytes(MAX_ANSWERS_CHARACTERS) + 1
# As a shell reports a program that a signal ended.
INTERRUPTED = 128 + signal.SIGINT
CLOSED_PIPE = 128 + 13  # SIGPIPE, which not every system has


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit status.

    Returns:
        0, 2 if something cannot be read, assessed or written, 130 after Ctrl-C, 141 if the reader
        of the output closes it.
    """
    if sys.stderr is None:  # closed by the parent process
        return BAD_INPUT
    if sys.stdout is None:
        return _report(OSError(errno.EBADF, "is closed"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = _parse_and_run(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        _discard(sys.stdout)
        return CLOSED_PIPE
    except OSError as error:
        _discard(sys.stdout)
        return _report(error)
    except KeyboardInterrupt:
        _discard(sys.stdout)
        return INTERRUPTED
    return status


def _parse_and_run(arguments: list[str] | None) -> int:
    printed = StringIO()
    try:
        with redirect_stdout(printed):  # argparse ignores errors of writing
            options = _parser().parse_args(arguments)
    except SystemExit as ended:  # after --help, --version or a mistake
        sys.stdout.write(printed.getvalue())
        return int(ended.code or 0)
    return _run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        # Without this, `python -m rules` would call itself __main__.py.
        prog="python -m rules" if Path(sys.argv[0]).name == "__main__.py" else None,
        description=__doc__,
        epilog="Exit status: 0 on success, 2 if something cannot be read, assessed or written.",
    )
    parser.add_argument("--version", action="version", version=f"rules {RULES_VERSION}")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser(
        "check",
        help="assess answers and print a report",
        description="Assess one applicant's answers and print a report of each route: its "
        "outcome, its conditions, and the smallest changes that would meet them.",
        epilog='Example: echo \'{"filing_date": "2026-11-30"}\' | python -m rules check -',
    )
    check.add_argument("file", help="a JSON file of answers; - reads standard input")
    form = check.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the assessment as JSON")
    form.add_argument(
        "--jsonl",
        action="store_true",
        help="read one applicant's answers per line; print one assessment as JSON per line",
    )
    check.add_argument(
        "--program",
        action="append",
        metavar="ID",
        help=f"assess this program; may be repeated (default: those in force on the filing date; "
        f"ids: {', '.join(PROGRAMS)})",
    )
    commands.add_parser(
        "schema",
        help="print the JSON Schema of answers",
        description="Print the JSON Schema that accepts exactly the valid answers.",
    )
    diff = commands.add_parser(
        "diff",
        help="print which outcomes have changed since a git revision",
        description="Compare the outcomes of the rules at a git revision with today's, on answers "
        "around every threshold of both, and print each difference with an example.",
    )
    diff.add_argument("old", metavar="revision", help="a commit, tag or branch, as in v1.0.0")
    return parser


def _discard(stream: TextIO) -> None:
    # Buffered output that cannot be written would raise again when Python exits.
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _report(error: OSError) -> int:
    """Print what could not be read or written, on one line whatever its name; return the status."""
    name = "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode()
        for each in str(error.filename or "output")
    )
    try:
        print(f"{name}: {error.strerror}", file=sys.stderr)
    except OSError:  # such as on a full disk
        _discard(sys.stderr)
    return BAD_INPUT


def _run(options: argparse.Namespace) -> int:
    if options.command == "schema":
        print(json.dumps(answers_schema(), indent=2))
        return 0
    if options.command == "diff":
        return _diff(options.old)
    try:
        programs = read_programs(options.program)
    except AnswersError as error:
        return _refuse(error)
    with _open_input(options.file) as file:
        if options.jsonl:
            return _check_lines(file, programs)
        return _check(file, programs, as_json=options.json)


def _diff(revision: str) -> int:
    # Imported here because the other commands do not need it and it needs git.
    from rules.compare.outcomes import report  # noqa: PLC0415
    from rules.compare.versions import NoSuchVersionError  # noqa: PLC0415

    try:
        sys.stdout.write(report(revision))
    except NoSuchVersionError as error:
        print(f"{revision}: {error}", file=sys.stderr)
        return BAD_INPUT
    return 0


def _open_input(name: str) -> BinaryIO:
    if name == "-":
        if sys.stdin is None:
            raise OSError(errno.EBADF, "is closed", "standard input")
        return sys.stdin.buffer
    return open(name, "rb")  # noqa: PTH123 - used as a context by the caller


def _refuse(error: AnswersError) -> int:
    for problem in error.problems:
        print(problem, file=sys.stderr)
    return BAD_INPUT


def _check(file: BinaryIO, programs: tuple[Program, ...] | None, *, as_json: bool) -> int:
    try:
        assessment = assess(read_answers(file.read(READ_BYTES)), programs)
    except AnswersError as error:
        return _refuse(error)
    if as_json:
        print(to_json(assessment))
    else:
        sys.stdout.write(format_report(assessment))
    return 0


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file, one that is too long cut so that it is refused as such."""
    while line := file.readline(READ_BYTES):
        yield line.removesuffix(b"\n")
        while len(line) == READ_BYTES and not line.endswith(b"\n"):
            line = file.readline(READ_BYTES)


def _check_lines(file: BinaryIO, programs: tuple[Program, ...] | None) -> int:
    status = 0
    for number, line in enumerate(_lines(file), start=1):
        try:
            text = assess_text(line, programs)
        except AnswersError as error:
            text = to_json({"error": [str(problem) for problem in error.problems], "line": number})
            status = BAD_INPUT
        print(text, flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
