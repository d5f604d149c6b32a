"""Assessments as JSON text.

The rows of conditions are most of an assessment, and few of them differ: each is encoded once.
"""

import json
from typing import Any

from rules.engine.assess import Assessment
from rules.engine.verdict import Row

# Made once, and not looking for circles, which assessments do not have: the fastest that json is.
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode

_CONDITIONS = "conditions"


def to_json(data: Any) -> str:
    """`data` as JSON on one line, in the same bytes wherever it runs."""
    return _ENCODE(data)


def encode_assessment(assessment: Assessment) -> str:
    """What `to_json` makes of the assessment, sooner."""
    routes = ",".join([_route(route) for route in assessment["routes"]])
    parts = [
        f'"{key}":[{routes}]' if key == "routes" else f'"{key}":{_ENCODE(value)}'
        for key, value in assessment.items()
    ]
    return "{" + ",".join(parts) + "}"


def _route(route: dict[str, Any]) -> str:
    before = {}
    for key, value in route.items():
        if key == _CONDITIONS:
            break
        before[key] = value
    rows = ",".join([_row(row) for row in route[_CONDITIONS]])
    changes = _ENCODE(route["changes"])
    return f'{_ENCODE(before)[:-1]},"{_CONDITIONS}":[{rows}],"changes":{changes}}}'


def _row(row: Row) -> str:
    if row.text is None:
        row.text = _ENCODE(row)
    return row.text
