"""The skilled worker selection program (PSTQ), as the official pages of June 2026 say."""

from tests.rules.reference_model.facts import (
    DIPLOMAS,
    SPOUSE_FRENCH,
    Condition,
    boolean,
    general,
    integer,
    number,
)

PAIRS = (("stream_1", None), ("stream_2", None), ("stream_3", None), ("stream_4", None))
LAW_AS_OF = "2026-06-25"
PERIODS = {"current": "2026-06-30"}

FACTS = {
    "professional_diploma": boolean(True),
    "main_occupation_level": integer(1, 0, 5, "feer", tried=(0, 1, 2, 3, 4, 5)),
    "regulated_profession": boolean(False),
    "practice_recognized": boolean(True),
    "main_occupation_months": number(
        40, 0, 60, "months", tried=(0, 11.99, 12, 12.01, 23.99, 24, 24.01, 35.99, 36, 36.01, 60)
    ),
    "main_occupation_quebec_months": number(20.5, 0, 60, "months", tried=(0, 11.99, 12, 12.01, 60)),
    "exceptional_expertise": boolean(True),
}


def _advanced_french(a):
    return a["french_oral_level"] >= 7 and a["french_written_level"] >= 5


GENERAL = general("secondary", "official")
OF_STREAM = {
    "stream_1": (
        Condition(
            "occupation",
            ("main_occupation_level", "regulated_profession"),
            lambda a: a["main_occupation_level"] in (0, 1, 2) and not a["regulated_profession"],
            "official",
        ),
        Condition(
            "experience",
            ("main_occupation_months",),
            lambda a: a["main_occupation_months"] >= 12,
            "official",
        ),
        Condition(
            "french", ("french_oral_level", "french_written_level"), _advanced_french, "official"
        ),
        SPOUSE_FRENCH,
        Condition(
            "diploma", ("professional_diploma",), lambda a: a["professional_diploma"], "official"
        ),
    ),
    "stream_2": (
        Condition(
            "occupation",
            ("main_occupation_level",),
            lambda a: a["main_occupation_level"] in (3, 4, 5),
            "official",
        ),
        Condition(
            "experience",
            ("main_occupation_months", "main_occupation_quebec_months"),
            lambda a: (
                a["main_occupation_months"] >= 24 and a["main_occupation_quebec_months"] >= 12
            ),
            "official",
        ),
        Condition(
            "french", ("french_oral_level",), lambda a: a["french_oral_level"] >= 5, "official"
        ),
        SPOUSE_FRENCH,
        Condition(
            "diploma", ("diploma_level",), lambda a: a["diploma_level"] in DIPLOMAS[1:], "official"
        ),
    ),
    "stream_3": (
        Condition(
            "occupation",
            ("regulated_profession",),
            lambda a: a["regulated_profession"],
            "official",
        ),
        Condition(
            "recognition", ("practice_recognized",), lambda a: a["practice_recognized"], "official"
        ),
        Condition(
            "french",
            ("main_occupation_level", "french_oral_level", "french_written_level"),
            lambda a: (
                _advanced_french(a)
                if a["main_occupation_level"] < 3
                else a["french_oral_level"] >= 5
            ),
            "official",
        ),
        SPOUSE_FRENCH,
    ),
    "stream_4": (
        Condition(
            "experience",
            ("main_occupation_months",),
            lambda a: a["main_occupation_months"] >= 36,
            "official",
        ),
        Condition(
            "expertise",
            ("exceptional_expertise",),
            lambda a: a["exceptional_expertise"],
            "official",
        ),
    ),
}


def conditions(route, profile, period):  # noqa: ARG001 - as of every program
    """The stream's conditions, in the order of the law."""
    return (*GENERAL, *OF_STREAM[route])


def status_on(day):
    """The program's status on a filing date, the day whose law holds, and that law's period."""
    if day < "2024-11-29":
        return "not_yet_in_force", "2025-07-02", "current"
    if day < "2025-07-02":
        return "not_covered", "2025-07-02", "current"
    return "in_force", day, "current"


def intake(route, profile, day):  # noqa: ARG001 - as of every program
    """Nobody files without an invitation."""
    return "by_invitation" if status_on(day)[0] == "in_force" else "none"
