"""The command line: `python -m rules check FILE`, and beside it `schema` and `diff OLD`."""

import argparse
import errno
import json
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from rules.engine.assess import assess
from rules.io.answers import AnswersError, read_answers
from rules.io.cli_report import format_report
from rules.io.json_encoding import to_json
from rules.io.messages import assess_text
from rules.io.schema import answers_schema

BAD_INPUT = 2


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 0, or 2 if anything of the input could not be assessed."""
    parser = argparse.ArgumentParser(
        # As a module its own file name would stand here; as a command it has a name.
        prog="python -m rules" if Path(sys.argv[0]).name == "__main__.py" else None,
        description=__doc__,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="assess answers")
    check.add_argument("file", help="a file of answers in JSON; - is standard input")
    form = check.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the assessment as JSON")
    form.add_argument("--jsonl", action="store_true", help="one JSON object a line, in and out")
    commands.add_parser("schema", help="print the JSON Schema of the answers")
    diff = commands.add_parser("diff", help="what outcomes changed since an earlier git revision")
    diff.add_argument("old", help="the earlier revision, as git names it")
    options = parser.parse_args(arguments)
    if sys.stdout is None or sys.stderr is None:  # closed by whoever started this
        return BAD_INPUT
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = _run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return BAD_INPUT
    except OSError as error:
        _drop_output()
        print(f"{error.filename or 'output'}: {error.strerror}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        return BAD_INPUT
    return status


def _drop_output() -> None:
    # What could not be written would fail once more when Python ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(options: argparse.Namespace) -> int:
    if options.command == "schema":
        print(json.dumps(answers_schema(), indent=2))
        return 0
    if options.command == "diff":
        return _diff(options.old)
    with _open_input(options.file) as file:
        return _check_lines(file) if options.jsonl else _check(file, as_json=options.json)


def _diff(revision: str) -> int:
    # Only here: it needs git, and nobody else who uses the rules does.
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


def _check(file: BinaryIO, *, as_json: bool) -> int:
    try:
        assessment = assess(read_answers(file.read()))
    except AnswersError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return BAD_INPUT
    if as_json:
        print(to_json(assessment))
    else:
        sys.stdout.write(format_report(assessment))
    return 0


def _check_lines(file: BinaryIO) -> int:
    status = 0
    for number, line in enumerate(file, start=1):
        try:
            found = assess_text(line)
        except AnswersError as error:
            found = to_json({"error": [str(problem) for problem in error.problems], "line": number})
            status = BAD_INPUT
        print(found, flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
