"""The page and the command line answer any input with the same bytes, or both refuse it with a
message.
"""

import base64
import io
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, Protocol

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from rules.__main__ import BAD_INPUT, main
from rules.messages import handle_message
from tests.fuzz.inputs import Input, files, links, messages

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
# Inputs that failed once, as short as they could be made.
FAILURES = HERE / "failures.json"

MAX_SECONDS = 2
MAX_REPORT = 10  # times the input
SHORT_REPORT = 10_000  # characters, of short input

# `make fuzz` tries more, and others each time.
RUNS = int(os.environ.get("FUZZ_RUNS", "5000"))
SHARES = {"links": 0.3, "files": 0.3, "messages": 0.4}
SEED = int(os.environ.get("FUZZ_SEED", "0"))


class OpenInPage(Protocol):
    """Open links and files as the page does."""

    def __call__(self, opened: Input) -> Any:
        """Return what `page.mjs` says of it."""


@pytest.fixture(scope="module")
def page() -> Iterator[OpenInPage]:
    """The page's reader in Node.js."""
    command = ["node", str(HERE / "page.mjs")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as node:

        def open_in_page(opened: Input) -> Any:
            assert node.stdin
            assert node.stdout
            print(json.dumps(opened), file=node.stdin, flush=True)
            return json.loads(node.stdout.readline())

        yield open_in_page
        node.stdin.close()  # type: ignore[union-attr]


slowest: dict[str, float] = {}
"""Seconds of processor time that the slowest step of a test took."""


def _took(seconds: float) -> None:
    assert seconds < MAX_SECONDS
    test = os.environ["PYTEST_CURRENT_TEST"]
    slowest[test] = max(seconds, slowest.get(test, 0))


@contextmanager
def _within_time() -> Iterator[None]:
    start = time.process_time()
    yield
    _took(time.process_time() - start)


def _command_line(content: bytes, *options: str) -> tuple[int, str]:
    """Return the status and the output of `python -m rules check -`."""
    given_, out, err = io.TextIOWrapper(io.BytesIO(content)), io.StringIO(), io.StringIO()
    before, sys.stdin = sys.stdin, given_
    try:
        with redirect_stdout(out), redirect_stderr(err), _within_time():
            status = main(["check", "-", *options])
    finally:
        sys.stdin = before
    if status == BAD_INPUT and "--jsonl" not in options:
        assert not out.getvalue()
        assert err.getvalue().strip()
        assert len(err.getvalue()) <= max(MAX_REPORT * len(content), SHORT_REPORT)
    return status, out.getvalue()


def _reply(message: str) -> Any:
    """Return the reply to a message; check that the reply to a bad message is short and in
    words.
    """
    with _within_time():
        text = handle_message(message)
    reply = json.loads(text)
    for problem in reply.get("problems", ()):
        assert problem["code"]
        assert problem["allowed"]
    if "problems" in reply:
        assert len(text) <= max(MAX_REPORT * len(message), SHORT_REPORT)
    return reply


def _assessment(message: str) -> str:
    """Return the text of the assessment in the reply to a message."""
    return handle_message(message).removeprefix('{"assessment":').rpartition(',"ask":')[0]


def check_opened(page: OpenInPage, opened: Input) -> str:
    """Check that the page and the command line agree on a link or a file; return what they do."""
    found = page(opened)
    assert "uncaught" not in found, found["uncaught"]
    _took(found["seconds"])
    if "ignored" in found:  # no link with answers
        return "ignored"
    replies = [_reply(message) for message in found.get("messages", ())]
    answered = bool(replies) and not any("problems" in reply for reply in replies)
    assert answered or replies or found["error"]["from"] in ("link", "file")
    programs = [f"--program={each}" for each in found.get("programs") or ()]
    form = "--jsonl" if found["lines"] else "--json"
    if "base64" in opened:
        content = base64.b64decode(opened["base64"])
    elif "texts" in found:
        content = found["texts"][0].encode("utf-8", "surrogatepass")
    else:
        return "refused"  # nothing could be decoded
    if "error" in found:
        assert not content or _command_line(content, form)[0] == BAD_INPUT
        return "refused"
    status, printed = _command_line(content, form, *programs)
    assert (status == 0) is answered
    if not answered:
        return "refused"
    here = printed.splitlines()
    assert [_assessment(message) for message in found["messages"]] == here
    # The page works on with the answers as JavaScript reads them.
    assert [_assessment(message) for message in found["again"]] == here
    return "answered"


def check_message(text: str) -> str:
    """Check that a message gets a reply, unless it names no method; return whether it was answered
    or refused.
    """
    try:
        return "refused" if "problems" in _reply(text) else "answered"
    except ValueError:  # what the page never sends
        return "refused"


def _record(opened: Input) -> None:
    """Add an input to those that every run tries."""
    known = json.loads(FAILURES.read_text("utf-8"))
    if opened not in known:
        FAILURES.write_text(json.dumps([*known, opened], indent=1) + "\n", "utf-8")


class Run(Protocol):
    """Tries many inputs of a kind."""

    def __call__(
        self,
        kind: str,
        inputs: Any,
        check: Callable[[Any], str],
        input_of: Callable[[Any], Input] = dict,
    ) -> None:
        """Check many inputs, and record how many were answered; `make fuzz` adds the shortest that
        fails to those that failed once.
        """


@pytest.fixture
def run(record_property: Callable[[str, object], None]) -> Run:
    """The runner, which records in the report of the test."""

    def run_many(
        kind: str,
        inputs: Any,
        check: Callable[[Any], str],
        input_of: Callable[[Any], Input] = dict,
    ) -> None:
        failed: list[Any] = []
        counts: Counter[str] = Counter()

        @seed(SEED)
        @settings(
            max_examples=max(1, int(RUNS * SHARES[kind])),
            database=None,
            deadline=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        @given(inputs)
        def check_one(one: Any) -> None:
            failed[:] = [one]
            counts[check(one)] += 1
            failed.clear()

        try:
            check_one()
        finally:
            if failed and "FUZZ_RUNS" in os.environ:
                _record(input_of(failed[0]))
        # Neither so damaged that all are refused, nor so sound that nothing is tried.
        tried = counts.total()
        assert tried / 4 < counts["answered"] < tried * 3 / 4
        assert counts["ignored"] < tried / 20
        for what in ("answered", "refused", "ignored"):
            record_property(f"fuzz {kind} {what}", counts[what])
        milliseconds = round(1000 * slowest[os.environ["PYTEST_CURRENT_TEST"]])
        record_property(f"fuzz {kind} slowest_ms", milliseconds)

    return run_many


def test_links(page: OpenInPage, run: Run) -> None:
    """Links with answers, as people and programs pass them on, or damaged."""
    run("links", links, lambda one: check_opened(page, one))


def test_files(page: OpenInPage, run: Run) -> None:
    """Files of one case or several."""
    run("files", files, lambda one: check_opened(page, one))


def test_messages(run: Run) -> None:
    """Messages of every method."""
    run("messages", messages, check_message, lambda text: {"message": text})


def test_what_failed_once(page: OpenInPage) -> None:
    """Inputs that `make fuzz` has recorded are tried again."""
    for opened in json.loads(FAILURES.read_text("utf-8")):
        if "message" in opened:
            check_message(opened["message"])
        else:
            check_opened(page, opened)
