"""The Québec experience program (PEQ) as it was opened again on 2026-07-02."""

from tests.rules.reference_model.facts import (
    SPOUSE_FRENCH,
    Condition,
    boolean,
    day,
    enum,
    general,
    months_before,
    number,
    recent,
)

PAIRS = (("worker", None), ("graduate", None))
LAW_AS_OF = "2026-06-17"
PERIODS = {"reopened": "2026-08-31"}

FACTS = {
    "peq_diploma": enum(
        "bachelor", "none", "vocational", "college_technical", "bachelor", "master", "doctorate"
    ),
    "peq_diploma_date": day(
        lambda day: min(months_before(day, 3), "2025-11-19"),
        window=36,
        until="2025-11-19",
        beyond_reach=True,
    ),
    "quebec_skilled_months": number(30, 0, 36, "months", tried=(0, 23.99, 24, 24.01, 36)),
    "quebec_skilled_months_2025": number(
        30, 0, 120, "months", tried=(0, 23.99, 24, 24.01, 120), beyond_reach=True
    ),
    "quebec_skilled_job": boolean(True),
}

GENERAL = general("inferred", "inferred")
OF_ROUTE = {
    "worker": (
        Condition(
            "experience",
            ("quebec_skilled_months",),
            lambda a: a["quebec_skilled_months"] >= 24,
            "official",
        ),
        Condition(
            "reference_date",
            ("quebec_skilled_months_2025", "quebec_skilled_job"),
            lambda a: a["quebec_skilled_months_2025"] >= 24 and a["quebec_skilled_job"],
            "secondary",
        ),
        Condition(
            "french", ("french_oral_level",), lambda a: a["french_oral_level"] >= 7, "official"
        ),
        SPOUSE_FRENCH,
    ),
    "graduate": (
        Condition(
            "diploma",
            ("peq_diploma", "peq_diploma_date"),
            lambda a: a["peq_diploma"] != "none" and recent(a["peq_diploma_date"], 36, a),
            "official",
        ),
        Condition(
            "reference_date",
            ("peq_diploma_date",),
            lambda a: a["peq_diploma_date"] <= "2025-11-19",
            "official",
        ),
        Condition(
            "french",
            ("french_oral_level", "french_written_level"),
            lambda a: a["french_oral_level"] >= 7 and a["french_written_level"] >= 5,
            "official",
        ),
        SPOUSE_FRENCH,
    ),
}


def conditions(route, profile, period):  # noqa: ARG001 - as of every program
    """The route's conditions, in the order of the law."""
    return (*GENERAL, *OF_ROUTE[route])


def status_on(day):
    """The program's status on a filing date, the day whose law holds, and that law's period."""
    if day < "2026-07-02":
        return "not_covered", "2026-07-02", "reopened"
    if day > "2028-07-02":
        return "closed", "2028-07-02", "reopened"
    return "in_force", day, "reopened"


def intake(route, profile, day):  # noqa: ARG001 - as of every program
    """What is known of whether an application was received on the day."""
    if status_on(day)[0] != "in_force":
        return "none"
    return "open" if day <= "2026-10-31" else "undocumented"
