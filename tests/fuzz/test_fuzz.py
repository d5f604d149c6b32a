"""Whatever is opened is answered by the page and the command line, or refused by both, in words."""

import base64
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Any, Protocol

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from rules.__main__ import BAD_INPUT, main
from rules.messages import handle_message
from tests.fuzz.inputs import Input, files, links, messages

HERE = Path(__file__).parent
# Inputs that failed once, as short as they could be made.
FAILURES = HERE / "failures.json"

MAX_SECONDS = 2
MAX_REPORT = 10  # times the input
SHORT_REPORT = 10_000  # characters, of short input

# `make fuzz` tries more, and others each time.
RUNS = int(os.environ.get("FUZZ_RUNS", "5000"))
SEED = int(os.environ.get("FUZZ_SEED", "0"))


class OpenInPage(Protocol):
    """Opens a link or a file as the page does."""

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


@contextmanager
def _within_time() -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < MAX_SECONDS


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
    """Return the reply to a message; that to a bad one is in words, and not long."""
    with _within_time():
        text = handle_message(message)
    reply = json.loads(text)
    for problem in reply.get("problems", ()):
        assert problem["code"]
        assert problem["allowed"]
    if "problems" in reply:
        assert len(text) <= max(MAX_REPORT * len(message), SHORT_REPORT)
    return reply


def check_opened(page: OpenInPage, opened: Input) -> None:
    """Check that the page and the command line agree on a link or a file."""
    found = page(opened)
    assert "uncaught" not in found, found["uncaught"]
    assert found["seconds"] < MAX_SECONDS
    if "ignored" in found:  # no link with answers
        return
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
        return  # nothing could be decoded
    if "error" in found:
        assert not content or _command_line(content, form)[0] == BAD_INPUT
        return
    status, printed = _command_line(content, form, *programs)
    assert (status == 0) is answered
    if not answered:
        return
    here = [json.loads(line) for line in printed.splitlines()]
    assert [reply["assessment"] for reply in replies] == here
    # The page works on with the answers as JavaScript reads them.
    assert [_reply(message)["assessment"] for message in found["again"]] == here


def check_message(text: str) -> None:
    """Check that a message is replied to, or has no method, and nothing else."""
    with suppress(ValueError):  # what the page never sends
        _reply(text)


def _record(opened: Input) -> None:
    """Add an input to those that are tried in every run."""
    known = json.loads(FAILURES.read_text("utf-8"))
    if opened not in known:
        FAILURES.write_text(json.dumps([*known, opened], indent=1) + "\n", "utf-8")


def _run(
    inputs: Any, share: float, check: Callable[[Any], None], input_of: Callable[[Any], Input]
) -> None:
    """Check many inputs; `make fuzz` records the shortest that fails."""
    failed: list[Any] = []

    @seed(SEED)
    @settings(
        max_examples=max(1, int(RUNS * share)),
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs)
    def check_one(one: Any) -> None:
        failed[:] = [one]
        check(one)
        failed.clear()

    try:
        check_one()
    finally:
        if failed and "FUZZ_RUNS" in os.environ:
            _record(input_of(failed[0]))


def test_links(page: OpenInPage) -> None:
    """Links with answers, altered as texts and on their way."""
    _run(links, 0.4, lambda one: check_opened(page, one), dict)


def test_files(page: OpenInPage) -> None:
    """Files of one case or several."""
    _run(files, 0.4, lambda one: check_opened(page, one), dict)


def test_messages() -> None:
    """Messages of every method."""
    _run(messages, 0.2, check_message, lambda text: {"message": text})


def test_what_failed_once(page: OpenInPage) -> None:
    """The inputs that `make fuzz` has recorded."""
    for opened in json.loads(FAILURES.read_text("utf-8")):
        if "message" in opened:
            check_message(opened["message"])
        else:
            check_opened(page, opened)
