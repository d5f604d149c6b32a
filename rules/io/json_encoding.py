"""Assessments as JSON text.

Results of conditions are most of an assessment, and few of them differ: each is encoded once.
"""

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rules.engine.verdict import Row

if TYPE_CHECKING:
    from rules.json_types import Assessment, ProgramResult, RouteResult

# One encoder for all calls, without the check for circular references: json's fastest way.
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def to_json(data: Any) -> str:
    """Return `data` as JSON on one line, in the same bytes wherever it runs."""
    return _ENCODE(data)


def encode_assessment(assessment: "Assessment") -> str:
    """Return what `to_json` returns for an assessment, faster."""
    programs = ",".join([_program(program) for program in assessment["programs"]])
    head = _ENCODE({key: assessment[key] for key in ("schema", "rules_version", "filing_date")})
    return f'{head[:-1]},"programs":[{programs}],"next_fact":{_ENCODE(assessment["next_fact"])}}}'


def _program(program: "ProgramResult") -> str:
    head = _ENCODE({key: value for key, value in program.items() if key != "routes"})
    routes = ",".join([_route(route) for route in program["routes"]])
    return f'{head[:-1]},"routes":[{routes}]}}'


def _route(route: "RouteResult") -> str:
    head = _route_head(
        route["route"],
        route["profile"],
        route["outcome"],
        route["conditions_outcome"],
        route["hypothetical"],
        route["intake"],
    )
    rows = ",".join([_row(row) for row in route["conditions"]])  # type: ignore[arg-type]
    changes = _ENCODE(route["changes"]) if route["changes"] else "[]"
    return f'{head},"conditions":[{rows}],"changes":{changes}}}'


@lru_cache(maxsize=4096)
def _route_head(  # noqa: PLR0913, PLR0917 - all of them are the key
    route: str,
    profile: str | None,
    outcome: str,
    conditions_outcome: str,
    hypothetical: bool,  # noqa: FBT001 - as it stands in the data
    intake: str,
) -> str:
    """What comes before the conditions, which few routes differ in."""
    head = {
        "route": route,
        "profile": profile,
        "outcome": outcome,
        "conditions_outcome": conditions_outcome,
        "hypothetical": hypothetical,
        "intake": intake,
    }
    return _ENCODE(head)[:-1]


def _row(row: Row) -> str:
    if row.text is None:
        row.text = _ENCODE(row)
    return row.text
