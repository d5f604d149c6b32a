"""Assessments as JSON text.

Results of conditions are most of an assessment, and few of them differ: each is encoded once. So is
each change that several sets and routes of an assessment share.
"""

import json
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rules.json_types import Assessment, ProgramResult, RouteResult

# One encoder for all calls, without the check for circular references: json's fastest way.
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode

# The keys of a program and of a route that do not hold lists.
_PROGRAM = ("program", "status", "law_date", "period", "law_as_of")
_ROUTE = ("route", "profile", "outcome", "conditions_outcome", "hypothetical", "intake")
_PROGRAM_HEAD, _ROUTE_HEAD = itemgetter(*_PROGRAM), itemgetter(*_ROUTE)


def to_json(data: Any) -> str:
    """Return `data` as JSON on one line, in the same bytes wherever it runs."""
    return _ENCODE(data)


def encode_assessment(assessment: "Assessment") -> str:
    """Return what `to_json` returns for an assessment, faster."""
    programs = ",".join([_program(program) for program in assessment["programs"]])
    head = _ENCODE({key: assessment[key] for key in ("schema", "rules_version", "filing_date")})
    return f'{head[:-1]},"programs":[{programs}],"next_fact":{_ENCODE(assessment["next_fact"])}}}'


def _program(program: "ProgramResult") -> str:
    routes = ",".join([_route(route) for route in program["routes"]])
    return f'{_head(_PROGRAM, _PROGRAM_HEAD(program))},"routes":[{routes}]}}'


def _route(route: "RouteResult") -> str:
    conditions = ",".join([_text(row) for row in route["conditions"]])
    changes = ",".join([f"[{','.join([_text(each) for each in c])}]" for c in route["changes"]])
    head = _head(_ROUTE, _ROUTE_HEAD(route))
    return f'{head},"conditions":[{conditions}],"changes":[{changes}]}}'


@lru_cache(maxsize=4096)
def _head(keys: tuple[str, ...], values: tuple[Any, ...]) -> str:
    """Return what comes before the lists of a program or route, in which few differ."""
    return _ENCODE(dict(zip(keys, values, strict=True)))[:-1]


def _text(part: Any) -> str:
    """Return the JSON of a part that is `Encoded`."""
    text: str | None = part.text
    if text is None:
        text = part.text = _ENCODE(part)
    return text
