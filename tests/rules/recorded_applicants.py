"""The applicants of the pilot program from which the recorded answers were drawn.

Their facts, values and order stay as they were then: another value is another applicant.
"""

from tests.rules import applicants, brute_force, reference_model
from tests.rules.reference_model.facts import words

FACTS = {
    fact: reference_model.FACTS[fact]
    for fact in words(
        "filing_date age intends_to_settle self_sufficiency values_attestation french_oral_level "
        "francization_agreement location stay_compliant diploma_level graduate_degree_date "
        "quebec_diploma quebec_diploma_date quebec_study_residence post_graduation_months "
        "return_scholarship skilled_months eligible_occupation_months job job_weekly_hours "
        "job_ai_sector job_matches_skills annual_salary employer_in_cmm occupation vfx_sector "
        "hourly_wage reference_wage controls_employer ineligible_sector"
    )
}


def samples(fact, filing_date):
    """Return values of the fact on both sides of every threshold and window of the pilot."""
    if fact == "french_oral_level":
        return (0, 6, 7, 8, 12)
    return brute_force.samples(fact, filing_date)


def meets_everything(filing_date):
    """Return answers that meet all conditions of every route under any law."""
    answers = applicants.meets_everything(filing_date)
    return {fact: answers[fact] for fact in FACTS}


EDGES = words(
    "2015-01-01 2021-04-21 2021-04-22 2021-10-31 2021-11-01 2021-11-02 2021-11-03 2022-06-29 "
    "2022-06-30 2022-10-31 2022-11-01 2023-11-22 2023-11-23 2023-11-30 2023-12-01 2024-02-29 "
    "2024-05-23 2024-05-24 2024-12-31 2025-01-01 2025-01-12 2025-01-13 2025-02-28 2025-10-31 "
    "2025-11-01 2025-12-31 2026-01-01 2028-02-29 2035-12-31"
)
