"""The law read a second time: tables and small predicates, written from the sources.

Nothing here comes from `rules`; every figure is typed again. Answers are the JSON values that a
person would write, dates as `YYYY-MM-DD` (whose order is that of the days). A predicate is asked
only of people whose facts are all known.
"""

from datetime import date
from typing import Any


def words(text):
    """The words of a text."""
    return text.split()


ROUTES = ("ai_worker", "ai_graduate", "it_vfx")
PROFILES = ("french_speaking", "francization")
ROUTE_PROFILES = tuple((route, profile) for route in ROUTES for profile in PROFILES)

FIRST_DAY, LAST_DAY = "2021-04-22", "2025-12-31"
LAST_DAY_OF_FIRST_PERIOD = "2023-11-22"

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

# Facts that an applicant cannot change for an application on a given day.
BEYOND_REACH = {
    "age",
    "stay_compliant",
    "graduate_degree_date",
    "quebec_diploma_date",
    "quebec_study_residence",
    "post_graduation_months",
    "reference_wage",
}


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


def _recent(day, months, a):
    return months_before(a["filing_date"], months) <= day <= a["filing_date"]


def _full_time_job(a):
    return a["job"] != "none" and a["job_weekly_hours"] >= 30


def _purpose(a):
    return a["location"] not in ("quebec_study", "quebec_other")


def _qualification(a):
    level = DIPLOMAS.index(a["diploma_level"])
    if level < DIPLOMAS.index("bachelor"):
        return False
    if a["skilled_months"] >= 24:
        return True
    return level >= DIPLOMAS.index("master") and _recent(a["graduate_degree_date"], 12, a)


def _occupation(a):
    if not _full_time_job(a) or a["occupation"] == "other":
        return False
    return a["vfx_sector"] or a["occupation"] not in VFX_CODES


# Every condition: the facts that it reads, and when it is true.
CONDITIONS = {
    "age": (("age",), lambda a: a["age"] >= 18),
    "settlement": (("intends_to_settle",), lambda a: a["intends_to_settle"]),
    "self_sufficiency": (("self_sufficiency",), lambda a: a["self_sufficiency"]),
    "values": (("values_attestation",), lambda a: a["values_attestation"]),
    "language french_speaking": (("french_oral_level",), lambda a: a["french_oral_level"] >= 7),
    "language francization": (("francization_agreement",), lambda a: a["francization_agreement"]),
    "stay": (
        ("location", "stay_compliant"),
        lambda a: a["location"] == "outside_quebec" or a["stay_compliant"],
    ),
    "control": (("controls_employer",), lambda a: not a["controls_employer"]),
    "sector": (("ineligible_sector",), lambda a: not a["ineligible_sector"]),
    "stay_purpose": (("location",), _purpose),
    "qualification": (("diploma_level", "skilled_months", "graduate_degree_date"), _qualification),
    "ai_job": (
        ("job", "job_weekly_hours", "job_ai_sector", "job_matches_skills"),
        lambda a: _full_time_job(a) and a["job_ai_sector"] and a["job_matches_skills"],
    ),
    "salary": (
        ("annual_salary", "employer_in_cmm"),
        lambda a: a["annual_salary"] >= (100000 if a["employer_in_cmm"] else 75000),
    ),
    "study_residence": (("quebec_study_residence",), lambda a: a["quebec_study_residence"]),
    "quebec_diploma": (
        ("quebec_diploma", "quebec_diploma_date"),
        lambda a: a["quebec_diploma"] != "none" and _recent(a["quebec_diploma_date"], 24, a),
    ),
    "dess_experience": (
        ("quebec_diploma", "post_graduation_months"),
        lambda a: a["quebec_diploma"] != "graduate_diploma" or a["post_graduation_months"] >= 6,
    ),
    "scholarship": (("return_scholarship",), lambda a: a["return_scholarship"] != "unfulfilled"),
    "diploma": (("diploma_level",), lambda a: a["diploma_level"] in DIPLOMAS[3:]),
    "experience": (
        ("eligible_occupation_months",),
        lambda a: a["eligible_occupation_months"] >= 24,
    ),
    "occupation_job": (("job", "job_weekly_hours", "occupation", "vfx_sector"), _occupation),
    "wage": (("hourly_wage", "reference_wage"), lambda a: a["hourly_wage"] >= a["reference_wage"]),
}

# A condition that is not for everyone: the fact, and the values of it that bring it in.
APPLIES_TO = {"dess_experience": ("quebec_diploma", ("graduate_diploma",))}

_EVERY_ROUTE = ("age", "settlement", "self_sufficiency", "values", "language")
_OF_PERIOD = {"first": ("stay",), "second": ("control", "sector")}
_OF_ROUTE = {
    "ai_worker": ("stay_purpose", "qualification", "ai_job", "salary"),
    "ai_graduate": (
        "study_residence",
        "quebec_diploma",
        "dess_experience",
        "ai_job",
        "scholarship",
    ),
    "it_vfx": ("stay_purpose", "diploma", "experience", "occupation_job", "wage"),
}


def conditions(route, profile, period):
    """The pair's keys in CONDITIONS, in the order of the law."""
    ids = (*_EVERY_ROUTE, *_OF_PERIOD[period], *_OF_ROUTE[route])
    return tuple(f"{each} {profile}" if each == "language" else each for each in ids)


def program_on(day):
    """The program's status on a filing date, the day whose law holds, and that law's period."""
    if day < FIRST_DAY:
        return "not_yet_in_force", FIRST_DAY, "first"
    if day > LAST_DAY:
        return "closed", LAST_DAY, "second"
    return "in_force", day, "first" if day <= LAST_DAY_OF_FIRST_PERIOD else "second"


# First and last day, then for some pairs the day from which their places were gone.
_AI = ("ai_worker", "ai_graduate")
_WINDOWS: tuple[tuple[str, str, dict[tuple[str, str], str]], ...] = (
    ("2021-04-22", "2021-10-31", {}),
    ("2021-11-03", "2022-10-31", {("it_vfx", "francization"): "2022-06-30"}),
    (
        "2023-11-23",
        "2024-12-31",
        {
            ("it_vfx", "francization"): "2023-12-01",
            ("ai_worker", "francization"): "2024-05-24",
            ("ai_graduate", "francization"): "2024-05-24",
        },
    ),
    (
        "2025-01-13",
        "2025-12-31",
        {
            pair: "2025-11-01"
            for pair in ROUTE_PROFILES
            if not (pair[0] in _AI and pair[1] == "french_speaking")
        },
    ),
)


def intake(route, profile, day):
    """Whether an application of the pair was received on the day."""
    if not FIRST_DAY <= day <= LAST_DAY:
        return "none"
    if "2022-11-01" <= day <= LAST_DAY_OF_FIRST_PERIOD:
        return "undocumented"
    for start, end, full in _WINDOWS:
        if start <= day <= end:
            return "full" if day >= full.get((route, profile), "9999") else "open"
    return "between_intakes"
