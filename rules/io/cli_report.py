"""The report of the command line: an assessment as a short table of ids and outcomes."""

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.json_types import Assessment, Change, RequiredValue


def format_report(assessment: "Assessment") -> str:
    """Return the assessment as lines of text, each with its line end."""
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


def _change(change: "list[Change]") -> str:
    return "; ".join(f"{each['fact']} {_needs(each['needs'])}" for each in change)


def _needs(needs: "RequiredValue") -> str:
    if "from" in needs:
        return f"from {needs['from']} to {needs['to']}"
    [(word, value)] = needs.items()
    if word == "any":
        return word
    if isinstance(value, list):
        return f"{word} {', '.join(value)}"
    return f"{word} {value if isinstance(value, str) else json.dumps(value)}"
