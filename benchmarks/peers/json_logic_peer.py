"""The route as JSON-Logic, which has no dates: the window's start is worked out for it."""

from collections.abc import Callable
from typing import Any

import json_logic

from rules.model.dates import months_before, parse_date

DIPLOMAS = ("bachelor", "graduate_diploma", "master", "doctorate")


def _var(name: str) -> dict[str, str]:
    return {"var": name}


RULE: dict[str, Any] = {
    "and": [
        {">=": [_var("age"), 18]},
        _var("intends_to_settle"),
        _var("self_sufficiency"),
        _var("values_attestation"),
        {">=": [_var("french_oral_level"), 7]},
        {"!": _var("controls_employer")},
        {"!": _var("ineligible_sector")},
        {"in": [_var("location"), ["outside_quebec", "quebec_work", "quebec_youth_exchange"]]},
        {"in": [_var("diploma_level"), list(DIPLOMAS)]},
        {
            "or": [
                {">=": [_var("skilled_months"), 24]},
                {
                    "and": [
                        {"in": [_var("diploma_level"), list(DIPLOMAS[2:])]},
                        {"<=": [_var("window"), _var("graduate_degree_date")]},
                        {"<=": [_var("graduate_degree_date"), _var("filing_date")]},
                    ]
                },
            ]
        },
        {"in": [_var("job"), ["held", "accepted"]]},
        {">=": [_var("job_weekly_hours"), 30]},
        _var("job_ai_sector"),
        _var("job_matches_skills"),
        {">=": [_var("annual_salary"), {"if": [_var("employer_in_cmm"), 100000, 75000]}]},
    ]
}


def evaluator() -> Callable[[dict[str, Any]], bool]:
    """See the package."""

    def evaluate(answers: dict[str, Any]) -> bool:
        window = months_before(parse_date(answers["filing_date"]), 12).isoformat()
        return bool(json_logic.jsonLogic(RULE, {**answers, "window": window}))

    return evaluate
