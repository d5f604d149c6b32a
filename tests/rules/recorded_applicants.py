"""The domains and samples from which the recorded applicants are drawn.

They stay as they were when the answers were recorded: another value here is another applicant.
"""

from datetime import date, timedelta
from functools import cache
from typing import Any

from tests.rules.reference_model.facts import months_before, words

DIPLOMAS = words(
    "none secondary college_general college_technical bachelor graduate_diploma master doctorate"
)

ANY_SECTOR_CODES = words(
    "0213 20012 2133 21310 2171 21222 21221 21220 2173 21231 2174 21232 21230 21234 "
    "2241 22310 2281 22220"
)
VFX_CODES = words("5131 51120 5225 52113 5241 52120")

# Every fact: what kind of value, and the values or the bounds that are allowed.
FACTS: dict[str, tuple[Any, ...]] = {
    "filing_date": ("date", "2015-01-01", "2035-12-31"),
    "age": ("integer", 0, 120),
    "intends_to_settle": ("boolean",),
    "self_sufficiency": ("boolean",),
    "values_attestation": ("boolean",),
    "french_oral_level": ("integer", 0, 12),
    "francization_agreement": ("boolean",),
    "location": (
        "enum",
        "outside_quebec",
        "quebec_work",
        "quebec_youth_exchange",
        "quebec_study",
        "quebec_other",
    ),
    "stay_compliant": ("boolean",),
    "diploma_level": ("enum", *DIPLOMAS),
    "graduate_degree_date": ("date", "1950-01-01", "2035-12-31"),
    "quebec_diploma": ("enum", "none", "graduate_diploma", "master", "doctorate"),
    "quebec_diploma_date": ("date", "1950-01-01", "2035-12-31"),
    "quebec_study_residence": ("boolean",),
    "post_graduation_months": ("number", 0, 12),
    "return_scholarship": ("enum", "none", "fulfilled", "unfulfilled"),
    "skilled_months": ("number", 0, 60),
    "eligible_occupation_months": ("number", 0, 60),
    "job": ("enum", "held", "accepted", "none"),
    "job_weekly_hours": ("number", 0, 80),
    "job_ai_sector": ("boolean",),
    "job_matches_skills": ("boolean",),
    "annual_salary": ("number", 0, 10000000),
    "employer_in_cmm": ("boolean",),
    "occupation": ("enum", *ANY_SECTOR_CODES, *VFX_CODES, "other"),
    "vfx_sector": ("boolean",),
    "hourly_wage": ("number", 0, 5000),
    "reference_wage": ("number", 1, 10000),
    "controls_employer": ("boolean",),
    "ineligible_sector": ("boolean",),
}

# Windows before filing, in months, and days of the calendar with which a date is compared.
WINDOWS = {"graduate_degree_date": 12, "quebec_diploma_date": 24}
# Values of numbers among which every threshold lies.
SAMPLES = {
    "age": (0, 17, 18, 19, 120),
    "french_oral_level": (0, 6, 7, 8, 12),
    "post_graduation_months": (0, 5.99, 6, 6.01, 12),
    "skilled_months": (0, 23.99, 24, 24.01, 60),
    "eligible_occupation_months": (0, 23.99, 24, 24.01, 60),
    "job_weekly_hours": (0, 29.99, 30, 80),
    "annual_salary": (0, 74999.99, 75000, 75000.01, 99999.99, 100000, 100000.01, 10000000),
    "hourly_wage": (0, 0.99, 1, 1.01, 49.99, 50, 50.01, 4999.99, 5000),
    "reference_wage": (1, 1.01, 49.99, 50, 50.01, 4999.99, 5000, 5000.01, 10000),
}


@cache
def samples(fact, filing_date):
    """Values of the fact among which every threshold and window lies."""
    kind, *allowed = FACTS[fact]
    if kind == "boolean":
        return (False, True)
    if kind == "enum":
        return tuple(allowed)
    if kind != "date":
        return SAMPLES[fact]
    first = date.fromisoformat(months_before(filing_date, WINDOWS[fact]))
    last = date.fromisoformat(filing_date)
    near = {edge + timedelta(days) for edge in (first, last) for days in (-1, 0, 1)}
    inside = {day.isoformat() for day in near if allowed[0] <= day.isoformat() <= allowed[1]}
    return tuple(sorted({*inside, *allowed}))


def meets_everything(filing_date):
    """Answers that meet all conditions of every pair, whatever the period of law."""
    return {
        "filing_date": filing_date,
        "age": 31,
        "intends_to_settle": True,
        "self_sufficiency": True,
        "values_attestation": True,
        "french_oral_level": 8,
        "francization_agreement": True,
        "location": "quebec_work",
        "stay_compliant": True,
        "diploma_level": "master",
        "graduate_degree_date": months_before(filing_date, 3),
        "quebec_diploma": "master",
        "quebec_diploma_date": months_before(filing_date, 3),
        "quebec_study_residence": True,
        "post_graduation_months": 2.5,
        "return_scholarship": "fulfilled",
        "skilled_months": 30,
        "eligible_occupation_months": 26.5,
        "job": "accepted",
        "job_weekly_hours": 37.5,
        "job_ai_sector": True,
        "job_matches_skills": True,
        "annual_salary": 104000,
        "employer_in_cmm": True,
        "occupation": "2174",
        "vfx_sector": False,
        "hourly_wage": 58.25,
        "reference_wage": 57.5,
        "controls_employer": False,
        "ineligible_sector": False,
    }


EDGES = words(
    "2015-01-01 2021-04-21 2021-04-22 2021-10-31 2021-11-01 2021-11-02 2021-11-03 2022-06-29 "
    "2022-06-30 2022-10-31 2022-11-01 2023-11-22 2023-11-23 2023-11-30 2023-12-01 2024-02-29 "
    "2024-05-23 2024-05-24 2024-12-31 2025-01-01 2025-01-12 2025-01-13 2025-02-28 2025-10-31 "
    "2025-11-01 2025-12-31 2026-01-01 2028-02-29 2035-12-31"
)
