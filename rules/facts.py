"""The facts, in the order in which a conversation asks for them.

The order is by topic. It opens with facts that matter whatever the other answers are, and puts what
settles most early within a topic.
"""

from datetime import date

from rules.data.occupations import OCCUPATIONS
from rules.data.parameters import constant_int
from rules.model.expressions import Fact
from rules.model.kinds import Kind
from rules.model.time_evolution import AGE, WORK, WORK_AFTER_STUDIES

DIPLOMA_LEVELS = (
    "none",
    "secondary",
    "college_general",
    "college_technical",
    "bachelor",
    "graduate_diploma",
    "master",
    "doctorate",
)

filing_date = Fact(
    "filing_date",
    Kind.DATE,
    "filing",
    date(2015, 1, 1),
    date(2035, 12, 31),
    required=True,
    within_power=False,
    fixed_when_known=True,
)

location = Fact(
    "location",
    Kind.ENUM,
    "stay",
    values=(
        "outside_quebec",
        "quebec_work",
        "quebec_youth_exchange",
        "quebec_study",
        "quebec_other",
    ),
)

quebec_diploma = Fact(
    "quebec_diploma",
    Kind.ENUM,
    "studies",
    values=("none", "graduate_diploma", "master", "doctorate"),
)
quebec_diploma_date = Fact(
    "quebec_diploma_date",
    Kind.DATE,
    "studies",
    date(1950, 1, 1),
    date(2035, 12, 31),
    within_power=False,
)
quebec_study_residence = Fact("quebec_study_residence", Kind.BOOLEAN, "studies", within_power=False)
return_scholarship = Fact(
    "return_scholarship", Kind.ENUM, "studies", values=("none", "fulfilled", "unfulfilled")
)
post_graduation_months = Fact(
    "post_graduation_months",
    Kind.NUMBER,
    "studies",
    0,
    12,
    unit="months",
    within_power=False,
    evolves=WORK_AFTER_STUDIES,
    # The studies ended when the diploma was obtained, or before.
    evolves_within=quebec_diploma_date.within_months(constant_int("dess_experience_window_months")),
)
diploma_level = Fact("diploma_level", Kind.ENUM, "studies", values=DIPLOMA_LEVELS)
graduate_degree_date = Fact(
    "graduate_degree_date",
    Kind.DATE,
    "studies",
    date(1950, 1, 1),
    date(2035, 12, 31),
    within_power=False,
)

skilled_months = Fact(
    "skilled_months", Kind.NUMBER, "experience", 0, 60, unit="months", evolves=WORK
)
eligible_occupation_months = Fact(
    "eligible_occupation_months", Kind.NUMBER, "experience", 0, 60, unit="months", evolves=WORK
)

job = Fact("job", Kind.ENUM, "job", values=("held", "accepted", "none"))
job_weekly_hours = Fact("job_weekly_hours", Kind.NUMBER, "job", 0, 80, unit="hours_per_week")
occupation = Fact(
    "occupation",
    Kind.ENUM,
    "job",
    values=(*dict.fromkeys(code for each in OCCUPATIONS for code in each.codes), "other"),
)
vfx_sector = Fact("vfx_sector", Kind.BOOLEAN, "job")
hourly_wage = Fact("hourly_wage", Kind.NUMBER, "job", 0, 5000, unit="cad_per_hour")
reference_wage = Fact(
    "reference_wage",
    Kind.NUMBER,
    "job",
    1,
    10000,
    unit="cad_per_hour",
    within_power=False,
    fixed_when_known=True,
)
job_ai_sector = Fact("job_ai_sector", Kind.BOOLEAN, "job")
job_matches_skills = Fact("job_matches_skills", Kind.BOOLEAN, "job")
annual_salary = Fact("annual_salary", Kind.NUMBER, "job", 0, 10_000_000, unit="cad_per_year")
employer_in_cmm = Fact("employer_in_cmm", Kind.BOOLEAN, "job")
controls_employer = Fact("controls_employer", Kind.BOOLEAN, "job")
ineligible_sector = Fact("ineligible_sector", Kind.BOOLEAN, "job")

french_oral_level = Fact("french_oral_level", Kind.INTEGER, "french", 0, 12, unit="level")
francization_agreement = Fact("francization_agreement", Kind.BOOLEAN, "french")

age = Fact("age", Kind.INTEGER, "commitments", 0, 120, unit="age", within_power=False, evolves=AGE)
intends_to_settle = Fact("intends_to_settle", Kind.BOOLEAN, "commitments")
stay_compliant = Fact("stay_compliant", Kind.BOOLEAN, "commitments", within_power=False)
self_sufficiency = Fact("self_sufficiency", Kind.BOOLEAN, "commitments")
values_attestation = Fact("values_attestation", Kind.BOOLEAN, "commitments")

FACTS: dict[str, Fact] = {
    fact.id: fact
    for fact in (
        filing_date,
        location,
        quebec_diploma,
        quebec_diploma_date,
        quebec_study_residence,
        return_scholarship,
        post_graduation_months,
        diploma_level,
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
        controls_employer,
        ineligible_sector,
        french_oral_level,
        francization_agreement,
        age,
        intends_to_settle,
        stay_compliant,
        self_sufficiency,
        values_attestation,
    )
}

TOPICS: dict[str, tuple[str, ...]] = {
    topic: tuple(fact.id for fact in FACTS.values() if fact.topic == topic)
    for topic in dict.fromkeys(fact.topic for fact in FACTS.values())
}
