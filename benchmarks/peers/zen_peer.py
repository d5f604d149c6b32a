"""The route as a GoRules decision graph: one expression a condition."""

import json
from collections.abc import Callable
from typing import Any

import zen

CONDITIONS = {
    "age": "age >= 18",
    "settlement": "intends_to_settle",
    "self_sufficiency": "self_sufficiency",
    "values": "values_attestation",
    "language": "french_oral_level >= 7",
    "control": "not controls_employer",
    "sector": "not ineligible_sector",
    "stay_purpose": "location in ['outside_quebec', 'quebec_work', 'quebec_youth_exchange']",
    "qualification": (
        "diploma_level in ['bachelor', 'graduate_diploma', 'master', 'doctorate'] and "
        "(skilled_months >= 24 or (diploma_level in ['master', 'doctorate'] and "
        "d(graduate_degree_date) >= d(filing_date).sub('12M') and "
        "d(graduate_degree_date) <= d(filing_date)))"
    ),
    "ai_job": (
        "job in ['held', 'accepted'] and job_weekly_hours >= 30 and job_ai_sector and "
        "job_matches_skills"
    ),
    "salary": "annual_salary >= (employer_in_cmm ? 100000 : 75000)",
}


def evaluator() -> Callable[[dict[str, Any]], bool]:
    """See the package."""
    expressions = [
        {"id": name, "key": name, "value": expression} for name, expression in CONDITIONS.items()
    ]
    graph = {
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode"},
            {
                "id": "conditions",
                "name": "conditions",
                "type": "expressionNode",
                "content": {"expressions": expressions},
            },
            {"id": "out", "name": "out", "type": "outputNode"},
        ],
        "edges": [
            {"id": "1", "type": "edge", "sourceId": "in", "targetId": "conditions"},
            {"id": "2", "type": "edge", "sourceId": "conditions", "targetId": "out"},
        ],
    }
    decision = zen.ZenEngine().create_decision(json.dumps(graph))

    def evaluate(answers: dict[str, Any]) -> bool:
        result = decision.evaluate(answers)["result"]
        return all(result[name] is True for name in CONDITIONS)

    return evaluate
