"""In the page's Python and in CPython, the rules give the same bytes, on every path."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import CodeType

import pytest
from playwright.sync_api import Page

from rules.messages import handle_message
from site_builder.paths import ROOT
from site_builder.runtime.rules_archive import rules_archive
from site_builder.runtime.strip_wasm import RECORD_COMMAND
from tools.testing.rule_messages import generate_messages, send_in_page

CASES = 300
# One in so many messages also goes to stock Pyodide, which takes longer to start.
SHARE_FOR_STOCK = 4
PACKAGE = ROOT / "node_modules" / "pyodide" / "package.json"

# The functions that run when the rules are imported and called, by file and name.
RUN = """
import json, sys
ran = set()
def note(frame, event, argument):
    if event == "call":
        ran.add((frame.f_code.co_filename, frame.f_code.co_qualname))
sys.setprofile(note)
from rules.messages import handle_message
for text in json.load(sys.stdin):
    handle_message(text)
sys.setprofile(None)
print(json.dumps(sorted(ran)))
"""

# Functions that the page contains but never calls.
NOT_FOR_THE_PAGE = {
    # for the command line, the builder and tests
    *("__dir__", "assess_text", "programs_for.<locals>.<genexpr>"),
    *("Program.periods", "Intake.full", "Intake.full.<locals>.<genexpr>"),
    *("Calendar.change_days", "Calendar.change_days.<locals>.<setcomp>"),
    "Calendar.change_days.<locals>.<genexpr>",
    # abstract
    *("Expression.evaluate", "Expression.predicates", "Kind.read", "Kind.allowed"),
    *("Kind.schema", "Kind.required_value"),
    # for the JSON Schema and comparisons of versions
    *("Boolean.schema", "Number.schema", "Date.schema", "Enum.schema", "Kind.example"),
    *("_any", "_pattern", "_pattern.<locals>.<listcomp>"),
    # raise errors of programming
    *("Expression.__bool__", "_refuse", "no_words"),
    # copies
    *("FrozenDict.__reduce_ex__", "FrozenList.__reduce_ex__"),
    # cuts a long list of changes; tests/rules tests it
    "_smallest_changes.<locals>.<lambda>",
}


def functions(code: CodeType) -> set[str]:
    """Return the names of all functions and classes in `code`."""
    inner = [constant for constant in code.co_consts if isinstance(constant, CodeType)]
    return {each.co_qualname for each in inner}.union(*map(functions, inner))


def test_the_messages_take_every_path() -> None:
    """The compared messages call every function of the rules that the page contains."""
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        cwd=ROOT,
        input=json.dumps(generate_messages(CASES)),
        capture_output=True,
        check=True,
        text=True,
    )
    ran = {(Path(file), name) for file, name in json.loads(done.stdout)}
    missing = set()
    with zipfile.ZipFile(io.BytesIO(rules_archive(ROOT / "rules"))) as archive:
        for file in archive.namelist():
            if file.endswith(".py"):
                names = functions(compile(archive.read(file), file, "exec"))
                missing |= {name for name in names if (ROOT / file, name) not in ran}
    assert {name for name in missing if not name.startswith("Predicate.")} == NOT_FOR_THE_PAGE


def test_stock_pyodide_and_cpython_give_the_same_text(
    page: Page,
    engine: str,
    complete: bool,  # noqa: FBT001 (a fixture)
) -> None:
    """For some messages of each kind: the page falls back to it."""
    if engine == "chromium" and not complete:
        pytest.skip("stock Pyodide takes seconds to start: `make verify` compares it")
    texts = generate_messages(CASES)[::SHARE_FOR_STOCK]
    page.goto("en/check/")
    found = send_in_page(page, texts, "stock")
    assert found["variant"] == "stock"
    assert found["replies"] == list(map(handle_message, texts))
    assert len(texts) >= CASES


def test_the_page_and_cpython_give_the_same_text(
    page: Page, engine: str, record_property: Callable[[str, object], None]
) -> None:
    """Hundreds of messages give the same text in both, without a fall-back to stock Pyodide, and a
    link restores every result.
    """
    texts = generate_messages(CASES)
    page.goto("en/check/")
    found = send_in_page(page, texts)
    here = [handle_message(text) for text in texts]
    assert found["variant"] == "fast", (
        f"other parts of Python are used than were recorded: {RECORD_COMMAND}"
    )
    assert found["replies"] == here
    assert list(map(json.loads, found["restored"])) == list(map(json.loads, here))
    assert sum("problems" in text for text in here) > 50
    assert sum("assessment" in text for text in here) > CASES / 2
    record_property("browser messages", len(texts))
    record_property(f"engine {engine}", len(texts))
    record_property("browser pyodide", json.loads(PACKAGE.read_text("utf-8"))["version"])
