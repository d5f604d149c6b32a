"""Read the cases of law in `tests/rules/cases`, a folder for each program."""

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

from tools.setup_step import ROOT

FOLDER = ROOT / "tests" / "rules" / "cases"


def _read(path: Any) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


# By program, the people from whom cases start, by name: "" where a case names none.
APPLICANTS: dict[str, dict[str, dict[str, Any]]] = {
    folder.name: {
        path.stem.removeprefix("applicant").lstrip("-"): _read(path)
        for path in sorted(folder.glob("applicant*.toml"))
    }
    for folder in sorted(FOLDER.iterdir())
    if folder.is_dir()
}
CASES: list[tuple[str, str, dict[str, Any]]] = [
    (program, path.stem, case)
    for program in APPLICANTS
    for path in sorted((FOLDER / program).glob("*.toml"))
    for case in _read(path).get("case", ())
]
"""Every case with its program and its topic, the name of its file."""


def case_answers(program: str, case: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers of `case`: the applicant's, with what the case changes or leaves open."""
    applicant = APPLICANTS[program][""] | APPLICANTS[program][case.get("applicant", "")]
    answers = applicant | case.get("answers", {}) | dict.fromkeys(case.get("unknown", ()))
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in answers.items()}
