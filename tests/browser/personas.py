"""People who go through the self-check: what each would answer to every question."""

import tomllib
from dataclasses import dataclass
from typing import Any

from benchmarks.question_count import APPLICANTS

Answers = dict[str, Any]

# Someone abroad with a bachelor's degree, long experience and no French: all others start from it.
ANYONE: Answers = tomllib.loads(APPLICANTS.read_text("utf-8"))["anyone"] | {
    "filing_date": "2022-05-10",
    "eligible_occupation_months": 6,
    "annual_salary": 60000,
    "hourly_wage": 30.5,
    "reference_wage": 55,
}

AI_WORKER = ANYONE | {"job_ai_sector": True, "annual_salary": 100000}

AI_GRADUATE = ANYONE | {
    "filing_date": "2024-06-30",
    "location": "quebec_study",
    "diploma_level": "graduate_diploma",
    "quebec_diploma": "graduate_diploma",
    "quebec_diploma_date": "2023-05-31",
    "quebec_study_residence": True,
    "post_graduation_months": 7.5,
    "return_scholarship": "fulfilled",
    "job_ai_sector": True,
    "french_oral_level": 8,
}

IT_VFX = ANYONE | {
    "filing_date": "2025-03-01",
    "location": "quebec_work",
    "diploma_level": "college_technical",
    "eligible_occupation_months": 24,
    "job": "held",
    "occupation": "52120",
    "vfx_sector": True,
    "hourly_wage": 55,
}


@dataclass(frozen=True)
class Walk:
    """A way through the check, and what the rules say of its pair at the end."""

    answers: Answers
    pair: tuple[str, str]
    outcome: str
    hypothetical: bool = False


def walks(
    answers: Answers, pair: tuple[str, str], *, lacks: Answers, leaves: str, later: Answers
) -> dict[str, Walk]:
    """The four ends of one pair: met, short of something, something not known, at another time."""
    return {
        f"{pair[0]}, eligible": Walk(answers, pair, "eligible"),
        f"{pair[0]}, not eligible": Walk(answers | lacks, pair, "not_eligible"),
        f"{pair[0]}, undetermined": Walk(answers | {leaves: None}, pair, "undetermined"),
        f"{pair[0]}, hypothetical": Walk(answers | later, pair, "not_eligible", hypothetical=True),
    }


WALKS = {
    **walks(
        AI_WORKER,
        ("ai_worker", "francization"),
        lacks={"annual_salary": 99999},
        leaves="annual_salary",
        later={"filing_date": "2026-01-01"},
    ),
    **walks(
        AI_GRADUATE,
        ("ai_graduate", "french_speaking"),
        lacks={"post_graduation_months": 5},
        leaves="return_scholarship",
        later={"filing_date": "2026-06-30", "quebec_diploma_date": "2025-05-31"},
    ),
    **walks(
        IT_VFX,
        ("it_vfx", "francization"),
        lacks={"hourly_wage": 54.99},
        leaves="reference_wage",
        later={"filing_date": "2021-04-21"},
    ),
}
