"""An assessment as a short table for people, in ids and outcomes."""

import json
from typing import Any


def format_report(assessment: dict[str, Any]) -> str:
    """The assessment in lines of text, the last one ended too."""
    program = assessment["program"]
    law = f"law of {program['law_date']} ({program['period']} period)"
    lines = [
        f"rules {assessment['rules_version']}",
        f"filing_date {assessment['filing_date']}  program {program['status']}  {law}",
    ]
    for route in assessment["routes"]:
        outcome = route["outcome"] + (" (hypothetical)" if route["hypothetical"] else "")
        known = f"conditions {route['conditions_outcome']}  intake {route['intake']}"
        lines += ["", f"{route['route']} {route['profile']}: {outcome}  {known}"]
        for condition in route["conditions"]:
            outcome = condition["outcome"] if condition["applies"] else "met (does not apply)"
            lines.append(f"  {condition['id']:<18} {outcome:<22} {condition['standing']}")
        lines += [f"  change: {_change(change)}" for change in route["changes"]]
    lines += ["", f"next_fact {assessment['next_fact'] or '-'}"]
    return "\n".join(lines) + "\n"


def _change(change: list[dict[str, Any]]) -> str:
    return "; ".join(f"{each['fact']} {_needs(each['needs'])}" for each in change)


def _needs(needs: dict[str, Any]) -> str:
    if "from" in needs:
        return f"from {needs['from']} to {needs['to']}"
    [(word, value)] = needs.items()
    if word == "any":
        return word
    if isinstance(value, list):
        return f"{word} {', '.join(value)}"
    return f"{word} {value if isinstance(value, str) else json.dumps(value)}"
