"""The report of the command line: an assessment as a short table of ids and outcomes."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rules.json_types import Assessment, Change, RouteResult


def format_report(assessment: "Assessment") -> str:
    """The assessment in lines of text, the last one ended too."""
    lines = [f"rules {assessment['rules_version']}  filing_date {assessment['filing_date']}"]
    for program in assessment["programs"]:
        law = f"law of {program['law_date']} ({program['period']} period)"
        known = f"law_as_of {program['law_as_of']}"
        lines += ["", f"program {program['program']}  {program['status']}  {law}  {known}"]
        for route in program["routes"]:
            lines += ["", *_route(program["program"], route)]
    lines += ["", f"next_fact {assessment['next_fact'] or '-'}"]
    return "\n".join(lines) + "\n"


def _route(program: str, route: "RouteResult") -> list[str]:
    name = " ".join(part for part in (program, route["route"], route["profile"]) if part)
    outcome = route["outcome"] + (" (hypothetical)" if route["hypothetical"] else "")
    known = f"conditions {route['conditions_outcome']}  intake {route['intake']}"
    lines = [f"{name}: {outcome}  {known}"]
    for condition in route["conditions"]:
        found = condition["outcome"] if condition["applies"] else "met (does not apply)"
        lines.append(f"  {condition['id']:<18} {found:<22} {condition['standing']}")
    return lines + [f"  change: {_change(change)}" for change in route["changes"]]


def _change(change: "list[Change]") -> str:
    return "; ".join(f"{each['fact']} {_needs(each['needs'])}" for each in change)


def _needs(needs: "Mapping[str, Any]") -> str:
    if "from" in needs:
        return f"from {needs['from']} to {needs['to']}"
    [(word, value)] = needs.items()
    if word == "any":
        return word
    if isinstance(value, list):
        return f"{word} {', '.join(value)}"
    return f"{word} {value if isinstance(value, str) else json.dumps(value)}"
