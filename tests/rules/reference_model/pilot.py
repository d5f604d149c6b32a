"""The pilot program, as its sources say."""

from tests.rules.reference_model.facts import (
    DIPLOMAS,
    Condition,
    boolean,
    day,
    enum,
    months_before,
    number,
    recent,
    words,
)

ROUTES = ("ai_worker", "ai_graduate", "it_vfx")
PROFILES = ("french_speaking", "francization")
PAIRS = tuple((route, profile) for route in ROUTES for profile in PROFILES)
LAW_AS_OF = "2024-11-01"

FIRST_DAY, LAST_DAY = "2021-04-22", "2025-12-31"
LAST_DAY_OF_FIRST_PERIOD = "2023-11-22"
PERIODS = {"first": "2022-02-28", "second": "2024-02-29"}

ANY_SECTOR_CODES = words(
    "0213 20012 2133 21310 2171 21222 21221 21220 2173 21231 2174 21232 21230 21234 "
    "2241 22310 2281 22220"
)
VFX_CODES = words("5131 51120 5225 52113 5241 52120")
FACTS = {
    "francization_agreement": boolean(True),
    "location": enum(
        "quebec_work",
        "outside_quebec",
        "quebec_work",
        "quebec_youth_exchange",
        "quebec_study",
        "quebec_other",
    ),
    "stay_compliant": boolean(True, beyond_reach=True),
    "graduate_degree_date": day(lambda day: months_before(day, 3), window=12, beyond_reach=True),
    "quebec_diploma": enum("master", "none", "graduate_diploma", "master", "doctorate"),
    "quebec_diploma_date": day(lambda day: months_before(day, 3), window=24, beyond_reach=True),
    "quebec_study_residence": boolean(True, beyond_reach=True),
    "post_graduation_months": number(
        2.5, 0, 12, "months", tried=(0, 5.99, 6, 6.01, 12), beyond_reach=True
    ),
    "skilled_months": number(30, 0, 60, "months", tried=(0, 23.99, 24, 24.01, 60)),
    "eligible_occupation_months": number(26.5, 0, 60, "months", tried=(0, 23.99, 24, 24.01, 60)),
    "job": enum("accepted", "held", "accepted", "none"),
    "job_weekly_hours": number(37.5, 0, 80, "hours_per_week", tried=(0, 29.99, 30, 80)),
    "job_ai_sector": boolean(True),
    "job_matches_skills": boolean(True),
    "annual_salary": number(
        104000,
        0,
        10000000,
        "cad_per_year",
        tried=(0, 74999.99, 75000, 75000.01, 99999.99, 100000, 100000.01, 10000000),
    ),
    "employer_in_cmm": boolean(True),
    "occupation": enum("2174", *ANY_SECTOR_CODES, *VFX_CODES, "other"),
    "vfx_sector": boolean(False),
    "hourly_wage": number(
        58.25, 0, 5000, "cad_per_hour", tried=(0, 0.99, 1, 1.01, 49.99, 50, 50.01, 4999.99, 5000)
    ),
    "reference_wage": number(
        57.5,
        1,
        10000,
        "cad_per_hour",
        tried=(1, 1.01, 49.99, 50, 50.01, 4999.99, 5000, 5000.01, 10000),
        beyond_reach=True,
        fixed_when_known=True,
    ),
}


def _full_time_job(a):
    return a["job"] != "none" and a["job_weekly_hours"] >= 30


def _qualification(a):
    level = DIPLOMAS.index(a["diploma_level"])
    if level < DIPLOMAS.index("bachelor"):
        return False
    if a["skilled_months"] >= 24:
        return True
    return level >= DIPLOMAS.index("master") and recent(a["graduate_degree_date"], 12, a)


def _occupation(a):
    if not _full_time_job(a) or a["occupation"] == "other":
        return False
    return a["vfx_sector"] or a["occupation"] not in VFX_CODES


AGE = Condition("age", ("age",), lambda a: a["age"] >= 18, "secondary")
SETTLEMENT = Condition(
    "settlement", ("intends_to_settle",), lambda a: a["intends_to_settle"], "secondary"
)
SELF_SUFFICIENCY = Condition(
    "self_sufficiency", ("self_sufficiency",), lambda a: a["self_sufficiency"], "official"
)
VALUES = Condition(
    "values", ("values_attestation",), lambda a: a["values_attestation"], "secondary"
)
LANGUAGE = {
    "french_speaking": Condition(
        "language", ("french_oral_level",), lambda a: a["french_oral_level"] >= 7, "official"
    ),
    "francization": Condition(
        "language", ("francization_agreement",), lambda a: a["francization_agreement"], "seed"
    ),
}
OF_PERIOD = {
    "first": (
        Condition(
            "stay",
            ("location", "stay_compliant"),
            lambda a: a["location"] == "outside_quebec" or a["stay_compliant"],
            "secondary",
        ),
    ),
    "second": (
        Condition(
            "control", ("controls_employer",), lambda a: not a["controls_employer"], "secondary"
        ),
        Condition(
            "sector", ("ineligible_sector",), lambda a: not a["ineligible_sector"], "secondary"
        ),
    ),
}
PURPOSE = Condition(
    "stay_purpose",
    ("location",),
    lambda a: a["location"] not in ("quebec_study", "quebec_other"),
    "inferred",
)
AI_JOB = Condition(
    "ai_job",
    ("job", "job_weekly_hours", "job_ai_sector", "job_matches_skills"),
    lambda a: _full_time_job(a) and a["job_ai_sector"] and a["job_matches_skills"],
    "seed",
)
WAGE = {
    period: Condition(
        "wage",
        ("hourly_wage", "reference_wage"),
        lambda a: a["hourly_wage"] >= a["reference_wage"],
        standing,
    )
    for period, standing in (("first", "seed"), ("second", "secondary"))
}
OF_ROUTE = {
    "ai_worker": (
        PURPOSE,
        Condition(
            "qualification",
            ("diploma_level", "skilled_months", "graduate_degree_date"),
            _qualification,
            "seed",
        ),
        AI_JOB,
        Condition(
            "salary",
            ("annual_salary", "employer_in_cmm"),
            lambda a: a["annual_salary"] >= (100000 if a["employer_in_cmm"] else 75000),
            "seed",
        ),
    ),
    "ai_graduate": (
        Condition(
            "study_residence",
            ("quebec_study_residence",),
            lambda a: a["quebec_study_residence"],
            "seed",
        ),
        Condition(
            "quebec_diploma",
            ("quebec_diploma", "quebec_diploma_date"),
            lambda a: a["quebec_diploma"] != "none" and recent(a["quebec_diploma_date"], 24, a),
            "seed",
        ),
        Condition(
            "dess_experience",
            ("quebec_diploma", "post_graduation_months"),
            lambda a: a["quebec_diploma"] != "graduate_diploma" or a["post_graduation_months"] >= 6,
            "seed",
            ("quebec_diploma", ("graduate_diploma",)),
        ),
        AI_JOB,
        Condition(
            "scholarship",
            ("return_scholarship",),
            lambda a: a["return_scholarship"] != "unfulfilled",
            "seed",
        ),
    ),
    "it_vfx": (
        PURPOSE,
        Condition(
            "diploma", ("diploma_level",), lambda a: a["diploma_level"] in DIPLOMAS[3:], "seed"
        ),
        Condition(
            "experience",
            ("eligible_occupation_months",),
            lambda a: a["eligible_occupation_months"] >= 24,
            "seed",
        ),
        Condition(
            "occupation_job",
            ("job", "job_weekly_hours", "occupation", "vfx_sector"),
            _occupation,
            "seed",
        ),
    ),
}


def conditions(route, profile, period):
    """The pair's conditions, in the order of the law."""
    return (
        AGE,
        SETTLEMENT,
        SELF_SUFFICIENCY,
        VALUES,
        LANGUAGE[profile],
        *OF_PERIOD[period],
        *OF_ROUTE[route],
        *((WAGE[period],) if route == "it_vfx" else ()),
    )


def status_on(day):
    """The program's status on a filing date, the day whose law holds, and that law's period."""
    if day < FIRST_DAY:
        return "not_yet_in_force", FIRST_DAY, "first"
    if day > LAST_DAY:
        return "closed", LAST_DAY, "second"
    return "in_force", day, "first" if day <= LAST_DAY_OF_FIRST_PERIOD else "second"


_AI = ("ai_worker", "ai_graduate")


def intake(route, profile, day):
    """What is known of whether an application of the pair was received on the day."""
    if not FIRST_DAY <= day <= LAST_DAY:
        return "none"
    for first, last, found in _windows(route, profile):
        if first <= day <= last:
            return found
    return "between_intakes"


def _windows(route, profile):
    """The stretches of days of which something is known, each with what it is."""
    yield "2021-04-22", "2021-10-31", "open"
    if (route, profile) == ("it_vfx", "francization"):
        yield "2021-11-03", "2021-11-03", "open"
        yield "2021-11-04", "2022-06-29", "undocumented"
        yield "2022-06-30", "2022-10-31", "full"
    yield "2021-11-03", "2022-10-31", "open"
    yield "2022-11-01", "2023-11-22", "undocumented"
    if profile == "francization":
        yield "2024-05-24" if route in _AI else "2023-12-01", "2024-12-31", "full"
    yield "2023-11-23", "2024-12-31", "open"
    if route in _AI and profile == "french_speaking":
        yield "2025-01-13", "2025-11-09", "open"
        yield "2025-11-10", "2025-12-31", "undocumented"
    yield "2025-01-13", "2025-01-13", "open"
    yield "2025-01-14", "2025-11-08", "undocumented"
    yield "2025-11-09", "2025-12-31", "full"
