"""The record of the rules' verification, in docs/verified.json.

`make verify`, `make mutation-test` and `make fault-matrix` each write a section, with the day; the
page *How this is checked* prints it. It identifies the verified rules by a digest of what can
change outcomes:

    {"rules": {"version", "digest", "day", "python",
               "states": {period: {facts joined by "+": count}}, "filing_dates", "cases",
               "applicants", "completions", "properties": {name: count of examples},
               "browser": {"messages", "pyodide"}},
     "mutants": {"tool", "modules": {file: {"version", "digest", "day",
                                            "made", "killed", "equivalent", "survived"}}},
     "faults": {"day", "browser", "longest_seconds": {fault: seconds}, "platform": {fault: end},
                "files" and "kinds": {file or fault: {visit: {end: count}}}}}
"""

import ast
import hashlib
import io
import json
import tokenize
import tomllib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from rules import RULES_VERSION
from site_builder.errors import BuildError
from site_builder.paths import ROOT, display_path
from site_builder.runtime.rules_archive import reachable_files

RECORD = ROOT / "docs" / "verified.json"
# Outcomes come from these modules: answers are read, then assessed.
_ENTRY_MODULES = ("rules.io.answers", "rules.engine.assess")


def read_record(file: Path = RECORD) -> dict[str, Any]:
    """Return the record.

    Raises:
        BuildError: The file does not exist.
    """
    try:
        found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise BuildError(
            f"{display_path(file)}: is missing. Run `make verify`, which writes it."
        ) from None
    return found


def update_section(name: str, content: dict[str, Any], file: Path = RECORD) -> None:
    """Replace a section of the record, or add it."""
    record = read_record(file) if file.exists() else {}
    record[name] = content
    text = json.dumps(record, indent=2, sort_keys=True, ensure_ascii=False)
    file.write_text(f"{text}\n", encoding="utf-8")


def provenance() -> dict[str, str]:
    """Return the version and digest of the rules, and today's date."""
    day = datetime.now(UTC).date().isoformat()
    return {"version": RULES_VERSION, "digest": rules_digest(), "day": day}


@cache
def rules_digest(rules: Path = ROOT / "rules") -> str:
    """Return a digest of everything in the rules that can change an outcome: code without comments
    and docstrings, data without comments.
    """
    found = hashlib.sha256()
    for path in reachable_files(rules, *_ENTRY_MODULES):
        found.update(f"{path.relative_to(rules).as_posix()}\n{_content(path)}\n".encode())
    return found.hexdigest()


def _content(path: Path) -> str:
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        return _code(text)
    return repr(tomllib.loads(text)) if path.suffix == ".toml" else text


def _code(source: str) -> str:
    """Return the source without comments, docstrings and empty lines, in any version of Python."""
    lines = source.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            lines[token.start[0] - 1] = lines[token.start[0] - 1][: token.start[1]]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            first, last = node.lineno - 1, node.end_lineno
            lines[first:last] = [""] * len(lines[first:last])
    return "\n".join(line.rstrip() for line in lines if line.strip())
