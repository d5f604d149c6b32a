"""Read the cases of law in `tests/rules/cases`."""

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

from tools.setup_step import ROOT

FOLDER = ROOT / "tests" / "rules" / "cases"
APPLICANT: dict[str, Any] = tomllib.loads((FOLDER / "applicant.toml").read_text("utf-8"))
CASES: list[tuple[str, dict[str, Any]]] = [
    (path.stem, case)
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8")).get("case", ())
]
"""Every case with its topic, the name of its file."""


def case_answers(case: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers of `case`: the applicant's, with what the case changes or leaves open."""
    answers = APPLICANT | case.get("answers", {}) | dict.fromkeys(case.get("unknown", ()))
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in answers.items()}
