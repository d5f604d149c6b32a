"""Every fact, with its domain, and what the programs' readings share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any


def words(text):
    """The words of a text."""
    return text.split()


DIPLOMAS = words(
    "none secondary college_general college_technical bachelor graduate_diploma master doctorate"
)
ANY_SECTOR_CODES = words(
    "0213 20012 2133 21310 2171 21222 21221 21220 2173 21231 2174 21232 21230 21234 "
    "2241 22310 2281 22220"
)
VFX_CODES = words("5131 51120 5225 52113 5241 52120")
_DATE_OF_LIFE = ("date", "1950-01-01", "2035-12-31")

# Every fact: what kind of value, and the values or the bounds that are allowed.
FACTS: dict[str, tuple[Any, ...]] = {
    "filing_date": ("date", "2015-01-01", "2035-12-31"),
    "age": ("integer", 0, 120),
    "intends_to_settle": ("boolean",),
    "self_sufficiency": ("boolean",),
    "values_attestation": ("boolean",),
    "french_oral_level": ("integer", 0, 12),
    "french_written_level": ("integer", 0, 12),
    "spouse_accompanies": ("boolean",),
    "spouse_french_oral_level": ("integer", 0, 12),
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
    "professional_diploma": ("boolean",),
    "graduate_degree_date": _DATE_OF_LIFE,
    "quebec_diploma": ("enum", "none", "graduate_diploma", "master", "doctorate"),
    "quebec_diploma_date": _DATE_OF_LIFE,
    "quebec_study_residence": ("boolean",),
    "post_graduation_months": ("number", 0, 12),
    "return_scholarship": ("enum", "none", "fulfilled", "unfulfilled"),
    "peq_diploma": (
        "enum",
        "none",
        "vocational",
        "college_technical",
        "bachelor",
        "master",
        "doctorate",
    ),
    "peq_diploma_date": _DATE_OF_LIFE,
    "skilled_months": ("number", 0, 60),
    "eligible_occupation_months": ("number", 0, 60),
    "main_occupation_level": ("integer", 0, 5),
    "regulated_profession": ("boolean",),
    "practice_recognized": ("boolean",),
    "main_occupation_months": ("number", 0, 60),
    "main_occupation_quebec_months": ("number", 0, 60),
    "exceptional_expertise": ("boolean",),
    "quebec_skilled_months": ("number", 0, 36),
    "quebec_skilled_months_2025": ("number", 0, 120),
    "quebec_skilled_job": ("boolean",),
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

# What nobody can bring about for an application on a given day.
BEYOND_REACH = {
    "age",
    "stay_compliant",
    "graduate_degree_date",
    "quebec_diploma_date",
    "quebec_study_residence",
    "post_graduation_months",
    "reference_wage",
    "peq_diploma_date",
    "quebec_skilled_months_2025",
}
# A change of these would be no advice: a spouse is not left behind for an application.
NEVER_CHANGED = {"filing_date", "spouse_accompanies"}
FIXED_WHEN_KNOWN = {"reference_wage"}


@dataclass(frozen=True, eq=False)
class Condition:
    """One requirement: the facts that it reads, and when it is true. `applies_to`: the fact, and
    the values of it, that bring the condition in; None where it is for everyone.
    """

    id: str
    facts: tuple[str, ...]
    holds: Callable[[dict[str, Any]], bool]
    standing: str
    applies_to: tuple[str, tuple[Any, ...]] | None = None


def months_before(day, months):
    """The same day of the month so many months earlier, or the last day that month has."""
    year, month, number = (int(part) for part in day.split("-"))
    for _ in range(months):
        month -= 1
        if month == 0:
            year, month = year - 1, 12
    while True:
        try:
            return date(year, month, number).isoformat()
        except ValueError:
            number -= 1


def recent(day, months, a):
    """Whether the day lies within so many months before filing."""
    return months_before(a["filing_date"], months) <= day <= a["filing_date"]


def general(secondary_or_inferred, official_sufficiency):
    """The conditions of both live programs, in their order, by how well each is known."""
    weak = secondary_or_inferred
    return (
        Condition("age", ("age",), lambda a: a["age"] >= 18, "official"),
        Condition("settlement", ("intends_to_settle",), lambda a: a["intends_to_settle"], weak),
        Condition(
            "self_sufficiency",
            ("self_sufficiency",),
            lambda a: a["self_sufficiency"],
            official_sufficiency,
        ),
        Condition("values", ("values_attestation",), lambda a: a["values_attestation"], weak),
        Condition("control", ("controls_employer",), lambda a: not a["controls_employer"], weak),
        Condition("sector", ("ineligible_sector",), lambda a: not a["ineligible_sector"], weak),
        Condition(
            "scholarship",
            ("return_scholarship",),
            lambda a: a["return_scholarship"] in ("none", "fulfilled"),
            weak,
        ),
    )


SPOUSE_FRENCH = Condition(
    "spouse_french",
    ("spouse_accompanies", "spouse_french_oral_level"),
    lambda a: not a["spouse_accompanies"] or a["spouse_french_oral_level"] >= 4,
    "official",
    ("spouse_accompanies", (True,)),
)
