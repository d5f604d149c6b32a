"""Facts that only the pilot asks for, and the order in which a conversation asks for all of its.

The order is by topic. It opens with facts that matter whatever was answered before, and puts
what settles most early within a topic.
"""

from datetime import date

from rules import facts as shared
from rules.data.occupations import OCCUPATIONS
from rules.kinds.date import DATE
from rules.kinds.listed import BOOLEAN, ENUM
from rules.kinds.number import NUMBER
from rules.model.expressions import Fact
from rules.model.time_evolution import WORK, WORK_AFTER_STUDIES
from rules.programs.pilot.parameters import constant_int

location = Fact(
    "location",
    ENUM,
    "stay",
    values=(
        "outside_quebec",
        "quebec_work",
        "quebec_youth_exchange",
        "quebec_study",
        "quebec_other",
    ),
    depends_on=(shared.filing_date,),
)
quebec_diploma = Fact(
    "quebec_diploma",
    ENUM,
    "studies",
    values=("none", "graduate_diploma", "master", "doctorate"),
)
quebec_diploma_date = Fact(
    "quebec_diploma_date",
    DATE,
    "studies",
    date(1950, 1, 1),
    date(2035, 12, 31),
    within_power=False,
    depends_on=(quebec_diploma,),
)
quebec_study_residence = Fact(
    "quebec_study_residence",
    BOOLEAN,
    "studies",
    within_power=False,
    depends_on=(quebec_diploma,),
)
post_graduation_months = Fact(
    "post_graduation_months",
    NUMBER,
    "studies",
    0,
    12,
    unit="months",
    within_power=False,
    evolves=WORK_AFTER_STUDIES,
    # The studies ended when the diploma was obtained, or before.
    evolves_within=quebec_diploma_date.within_months(constant_int("dess_experience_window_months")),
    depends_on=(
        quebec_diploma_date,
        shared.filing_date,
    ),
)
graduate_degree_date = Fact(
    "graduate_degree_date",
    DATE,
    "studies",
    date(1950, 1, 1),
    date(2035, 12, 31),
    within_power=False,
    depends_on=(shared.diploma_level,),
)
skilled_months = Fact(
    "skilled_months",
    NUMBER,
    "experience",
    0,
    60,
    unit="months",
    evolves=WORK,
    depends_on=(shared.filing_date,),
)
eligible_occupation_months = Fact(
    "eligible_occupation_months",
    NUMBER,
    "experience",
    0,
    60,
    unit="months",
    evolves=WORK,
    depends_on=(shared.filing_date,),
)
job = Fact(
    "job", ENUM, "job", values=("held", "accepted", "none"), depends_on=(shared.filing_date,)
)
job_weekly_hours = Fact(
    "job_weekly_hours", NUMBER, "job", 0, 80, unit="hours_per_week", depends_on=(job,)
)
occupation = Fact(
    "occupation",
    ENUM,
    "job",
    values=(*dict.fromkeys(code for each in OCCUPATIONS for code in each.codes), "other"),
    depends_on=(job,),
)
vfx_sector = Fact("vfx_sector", BOOLEAN, "job", depends_on=(job,))
hourly_wage = Fact("hourly_wage", NUMBER, "job", 0, 5000, unit="cad_per_hour", depends_on=(job,))
reference_wage = Fact(
    "reference_wage",
    NUMBER,
    "job",
    1,
    10000,
    unit="cad_per_hour",
    within_power=False,
    fixed_when_known=True,
    depends_on=(
        occupation,
        shared.filing_date,
    ),
)
job_ai_sector = Fact("job_ai_sector", BOOLEAN, "job", depends_on=(job,))
job_matches_skills = Fact("job_matches_skills", BOOLEAN, "job", depends_on=(job,))
annual_salary = Fact(
    "annual_salary", NUMBER, "job", 0, 10_000_000, unit="cad_per_year", depends_on=(job,)
)
employer_in_cmm = Fact("employer_in_cmm", BOOLEAN, "job", depends_on=(job,))
francization_agreement = Fact("francization_agreement", BOOLEAN, "french")
stay_compliant = Fact(
    "stay_compliant", BOOLEAN, "commitments", within_power=False, depends_on=(location,)
)

QUESTIONS: tuple[Fact, ...] = (
    shared.filing_date,
    location,
    quebec_diploma,
    quebec_diploma_date,
    quebec_study_residence,
    shared.return_scholarship,
    post_graduation_months,
    shared.diploma_level,
    graduate_degree_date,
    skilled_months,
    eligible_occupation_months,
    job,
    job_weekly_hours,
    occupation,
    vfx_sector,
    hourly_wage,
    reference_wage,
    job_ai_sector,
    job_matches_skills,
    annual_salary,
    employer_in_cmm,
    shared.controls_employer,
    shared.ineligible_sector,
    shared.french_oral_level,
    francization_agreement,
    shared.age,
    shared.intends_to_settle,
    stay_compliant,
    shared.self_sufficiency,
    shared.values_attestation,
)
