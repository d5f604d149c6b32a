"""The answers that may no longer hold after another one has changed."""

import pytest

from rules import FACTS

FILING_DATE = {
    "age",
    "location",
    "job",
    "reference_wage",
    "post_graduation_months",
    "skilled_months",
    "eligible_occupation_months",
    "main_occupation_months",
    "main_occupation_quebec_months",
    "quebec_skilled_months",
    "quebec_skilled_job",
}
# By the fact that changes: what depends on it.
DEPENDENT = {
    "filing_date": FILING_DATE,
    "spouse_accompanies": {"spouse_french_oral_level"},
    "location": {"stay_compliant"},
    "diploma_level": {"graduate_degree_date"},
    "quebec_diploma": {"quebec_diploma_date", "quebec_study_residence"},
    "quebec_diploma_date": {"post_graduation_months"},
    "job": {
        "job_weekly_hours",
        "occupation",
        "vfx_sector",
        "hourly_wage",
        "job_ai_sector",
        "job_matches_skills",
        "annual_salary",
        "employer_in_cmm",
    },
    "occupation": {"reference_wage"},
    "main_occupation_level": {
        "regulated_profession",
        "practice_recognized",
        "main_occupation_months",
        "main_occupation_quebec_months",
    },
    "regulated_profession": {"practice_recognized"},
    "peq_diploma": {"peq_diploma_date"},
}


@pytest.mark.parametrize("fact", FACTS)
def test_what_depends_on_a_fact(fact: str) -> None:
    """Exactly these pairs are declared."""
    found = {other.id for other in FACTS.values() if FACTS[fact] in other.depends_on}
    assert found == DEPENDENT.get(fact, set())


def test_what_changes_with_time_depends_on_the_filing_date() -> None:
    """Values that grow or pass with time are counted on the filing date."""
    assert {fact.id for fact in FACTS.values() if fact.evolves} <= FILING_DATE
