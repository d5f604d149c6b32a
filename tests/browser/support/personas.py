"""Applicants of the tests, and their answers to every question."""

import tomllib
from dataclasses import dataclass
from typing import Any

from benchmarks.question_count import APPLICANTS
from rules import PROGRAMS
from tests.rules.applicants import meets_everything

Answers = dict[str, Any]


def _meets_everything(*programs: str) -> Answers:
    """Return answers to a program's questions that meet as many conditions as possible at once."""
    answers = meets_everything("2024-06-30")
    return {fact.id: answers[fact.id] for each in programs for fact in PROGRAMS[each].questions}


# Someone abroad with a bachelor's degree, long experience and no French: all others start from it.
ANYONE: Answers = (
    _meets_everything("pilot") | tomllib.loads(APPLICANTS.read_text("utf-8"))["anyone"]
)
ANYONE |= {
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
    """Answers for the check, and the outcome of one pair of route and profile; the profile is empty
    if the route has none.
    """

    answers: Answers
    pair: tuple[str, str, str]
    outcome: str
    hypothetical: bool = False


def walks(
    answers: Answers, pair: tuple[str, str, str], *, lacks: Answers, leaves: str, later: Answers
) -> dict[str, Walk]:
    """Return walks for one pair: met, not met, unknown, and on a date outside the program."""
    return {
        f"{pair[1]}, eligible": Walk(answers, pair, "eligible"),
        f"{pair[1]}, not eligible": Walk(answers | lacks, pair, "not_eligible"),
        f"{pair[1]}, undetermined": Walk(answers | {leaves: None}, pair, "undetermined"),
        f"{pair[1]}, hypothetical": Walk(answers | later, pair, "not_eligible", hypothetical=True),
    }


WALKS = {
    **walks(
        AI_WORKER,
        ("pilot", "ai_worker", "francization"),
        lacks={"annual_salary": 99999},
        leaves="annual_salary",
        later={"filing_date": "2026-01-01"},
    ),
    **walks(
        AI_GRADUATE,
        ("pilot", "ai_graduate", "french_speaking"),
        lacks={"post_graduation_months": 5},
        leaves="return_scholarship",
        later={"filing_date": "2026-06-30", "quebec_diploma_date": "2025-05-31"},
    ),
    **walks(
        IT_VFX,
        ("pilot", "it_vfx", "francization"),
        lacks={"hourly_wage": 54.99},
        leaves="reference_wage",
        later={"filing_date": "2021-04-21"},
    ),
}


# A developer in Québec with a bachelor's degree, enough work and French: those who ask what is open
# now start from them.
DEVELOPER: Answers = _meets_everything("pstq", "peq") | {
    "filing_date": "2026-11-30",
    "main_occupation_level": 1,
    "regulated_profession": False,
    "practice_recognized": False,
    "french_oral_level": 8,
    "french_written_level": 6,
    "spouse_accompanies": True,
    "spouse_french_oral_level": 4,
    "main_occupation_months": 30,
    "main_occupation_quebec_months": 30,
    "exceptional_expertise": False,
    "professional_diploma": True,
    "diploma_level": "bachelor",
    "return_scholarship": "none",
    "controls_employer": False,
    "ineligible_sector": False,
    "age": 30,
    "intends_to_settle": True,
    "self_sufficiency": True,
    "values_attestation": True,
    "quebec_skilled_job": True,
    "quebec_skilled_months": 30,
    "quebec_skilled_months_2025": 24,
    "peq_diploma": "none",
    "peq_diploma_date": "2012-06-01",
}
WELDER = DEVELOPER | {
    "main_occupation_level": 4,
    "french_oral_level": 5,
    "french_written_level": 0,
    "main_occupation_quebec_months": 12,
    "diploma_level": "secondary",
}
NURSE = DEVELOPER | {"regulated_profession": True, "practice_recognized": True}
DANCER = DEVELOPER | {"exceptional_expertise": True, "main_occupation_months": 36}
GRADUATE = DEVELOPER | {"peq_diploma": "bachelor", "peq_diploma_date": "2025-11-19"}

# The answer that each applicant changes who is short of one thing.
_NOW: dict[tuple[str, str, str], tuple[Answers, Answers]] = {
    ("pstq", "stream_1", ""): (DEVELOPER, {"french_written_level": 4}),
    ("pstq", "stream_2", ""): (WELDER, {"main_occupation_quebec_months": 11}),
    ("pstq", "stream_3", ""): (NURSE, {"practice_recognized": False}),
    ("pstq", "stream_4", ""): (DANCER, {"exceptional_expertise": False}),
    ("peq", "worker", ""): (DEVELOPER, {"quebec_skilled_months_2025": 23}),
    ("peq", "graduate", ""): (GRADUATE, {"peq_diploma_date": "2025-11-20"}),
}
WALKS_NOW = {
    f"{pair[1]}, {outcome}": Walk(answers | lacks, pair, outcome.replace(" ", "_"))
    for pair, (answers, lack) in _NOW.items()
    for outcome, lacks in (("eligible", Answers()), ("not eligible", lack))
}
WALKS_NOW["stream_1, undetermined"] = Walk(
    DEVELOPER | {"professional_diploma": None}, ("pstq", "stream_1", ""), "undetermined"
)

# Someone short of everything, so that the verdict's list is as long as it gets.
NOBODY = DEVELOPER | {
    "french_oral_level": 0,
    "french_written_level": 0,
    "spouse_french_oral_level": 0,
    "main_occupation_months": 3,
    "main_occupation_quebec_months": 0,
    "quebec_skilled_job": False,
    "quebec_skilled_months": 0,
    "quebec_skilled_months_2025": 0,
    "professional_diploma": False,
    "age": 17,
}
_EVERY_ROUTE = (
    AI_GRADUATE
    | AI_WORKER
    | {
        "filing_date": "2024-02-15",
        "diploma_level": "master",
        "quebec_diploma": "master",
        "quebec_diploma_date": "2023-10-01",
        "eligible_occupation_months": 40,
        "occupation": "21231",
        "hourly_wage": 80,
    }
)

# Each kind of verdict: answers, and the programs that are checked.
VERDICTS: dict[str, tuple[Answers, str]] = {
    "met, open": (IT_VFX | {"filing_date": "2023-11-25"}, "pilot"),
    "met, full": (IT_VFX | {"filing_date": "2024-02-15"}, "pilot"),
    "met, between intakes": (IT_VFX | {"filing_date": "2025-01-05"}, "pilot"),
    "met, intake undocumented": (IT_VFX | {"filing_date": "2025-06-01"}, "pilot"),
    "met by several routes": (_EVERY_ROUTE, "pilot"),
    "met by three, intake undocumented": (
        _EVERY_ROUTE | {"filing_date": "2022-12-02", "quebec_diploma_date": "2021-10-01"},
        "pilot",
    ),
    "short": (IT_VFX | {"eligible_occupation_months": 22}, "pilot"),
    "short of much": (ANYONE, "pilot"),
    "a tie": (IT_VFX | {"age": 17, "french_oral_level": 8}, "pilot"),
    "unknown": ({"filing_date": "2024-06-30"}, "pilot"),
    "unknown in one": (IT_VFX | {"reference_wage": None}, "pilot"),
    "unknown in much": (
        IT_VFX
        | dict.fromkeys(("values_attestation", "age", "job", "job_weekly_hours", "hourly_wage"))
        | dict.fromkeys(("diploma_level", "occupation", "eligible_occupation_months")),
        "pilot",
    ),
    "closed, met": (IT_VFX | {"filing_date": "2026-06-30"}, "pilot"),
    "closed, unknown": ({"filing_date": "2026-06-30"}, "pilot"),
    "not yet in force": (IT_VFX | {"filing_date": "2021-04-21"}, "pilot"),
    "now, met": (GRADUATE | {"exceptional_expertise": True}, "pstq,peq"),
    "now, not met": (NOBODY, "pstq,peq"),
    "now, unknown": ({"filing_date": "2026-11-30"}, "pstq,peq"),
    "now, unknown in two": (
        DEVELOPER | {"professional_diploma": None, "quebec_skilled_months_2025": None},
        "pstq,peq",
    ),
    "now, not covered": (DEVELOPER | {"filing_date": "2025-01-15"}, "pstq,peq"),
}

# Skilled work for two years, outside any regulated profession.
SKILLED: Answers = {
    "filing_date": "2026-11-30",
    "main_occupation_level": 1,
    "regulated_profession": False,
    "french_oral_level": 7,
    "french_written_level": 5,
    "spouse_accompanies": False,
    "main_occupation_months": 24,
}
