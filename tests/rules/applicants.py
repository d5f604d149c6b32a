"""People to start from: one who meets every condition of every program, and people at random."""

from datetime import date, timedelta
from random import Random

from tests.rules.brute_force import samples
from tests.rules.reference_model.facts import FACTS, months_before, words


def meets_everything(filing_date):
    """Answers that meet all conditions of every program, whatever the period of law, but for two:
    an occupation is regulated or not (stream 3), and at FÉER 0 to 2 or 3 to 5 (stream 2); and
    nobody graduates both by the PEQ's reference date and within 36 months of a date after 2028.
    """
    return {
        "filing_date": filing_date,
        "age": 31,
        "intends_to_settle": True,
        "self_sufficiency": True,
        "values_attestation": True,
        "french_oral_level": 8,
        "french_written_level": 6,
        "spouse_accompanies": True,
        "spouse_french_oral_level": 5,
        "francization_agreement": True,
        "location": "quebec_work",
        "stay_compliant": True,
        "diploma_level": "master",
        "professional_diploma": True,
        "graduate_degree_date": months_before(filing_date, 3),
        "quebec_diploma": "master",
        "quebec_diploma_date": months_before(filing_date, 3),
        "quebec_study_residence": True,
        "post_graduation_months": 2.5,
        "return_scholarship": "fulfilled",
        "peq_diploma": "bachelor",
        "peq_diploma_date": min(months_before(filing_date, 3), "2025-11-19"),
        "skilled_months": 30,
        "eligible_occupation_months": 26.5,
        "main_occupation_level": 1,
        "regulated_profession": False,
        "practice_recognized": True,
        "main_occupation_months": 40,
        "main_occupation_quebec_months": 20.5,
        "exceptional_expertise": True,
        "quebec_skilled_months": 30,
        "quebec_skilled_months_2025": 30,
        "quebec_skilled_job": True,
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
    "2015-01-01 2021-04-21 2021-04-22 2021-10-31 2021-11-01 2021-11-02 2021-11-03 2021-11-04 "
    "2022-06-29 2022-06-30 2022-10-31 2022-11-01 2023-11-22 2023-11-23 2023-11-30 2023-12-01 "
    "2024-02-29 2024-05-23 2024-05-24 2024-11-28 2024-11-29 2024-12-31 2025-01-01 2025-01-12 "
    "2025-01-13 2025-01-14 2025-02-28 2025-07-01 2025-07-02 2025-11-08 2025-11-09 2025-11-10 "
    "2025-12-31 2026-01-01 2026-07-01 2026-07-02 2026-10-31 2026-11-01 2028-02-29 2028-07-02 "
    "2028-07-03 2028-11-19 2028-11-20 2035-12-31"
)


def random_day(random, first, last):
    """A day from `first` to `last`, both included."""
    start = date.fromisoformat(first)
    return (
        start + timedelta(random.randint(0, (date.fromisoformat(last) - start).days))
    ).isoformat()


def random_value(random, fact, filing_date):
    """A value of the fact: mostly one beside a threshold, else any of its domain."""
    kind, *domain = FACTS[fact]
    if kind not in ("date", "integer", "number") or random.random() < 0.6:
        return random.choice(samples(fact, filing_date))
    if kind == "date":
        return random_day(random, *domain)
    if kind == "integer":
        return random.randint(*domain)
    return round(random.uniform(*domain), 2)


def random_answers(seed):
    """Answers of a random person: often nearly met, and from all to almost nothing known."""
    random = Random(seed)
    if random.random() < 0.3:
        filing_date = random.choice(EDGES)
    else:
        filing_date = random_day(random, "2020-06-01", "2029-12-31")
    unlike, unknown = random.choice((0.02, 0.06, 0.15, 0.9)), random.choice((0, 0.04, 0.15, 0.5))
    answers = meets_everything(filing_date)
    for fact in list(answers)[1:]:
        if random.random() < unlike:
            answers[fact] = random_value(random, fact, filing_date)
        if random.random() < unknown:
            if random.random() < 0.5:
                answers[fact] = None
            else:
                del answers[fact]
    order = list(answers.items())
    random.shuffle(order)
    return dict(order)
