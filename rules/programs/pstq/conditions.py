"""The conditions of the PSTQ's four streams (requirements page of the government of Québec)."""

from datetime import date

from rules import facts as shared
from rules.model.conditions import Condition
from rules.model.expressions import Expression, IfElse
from rules.model.outcomes import Standing
from rules.programs.common import Citation, skilled_worker_conditions, spouse_french
from rules.programs.pstq import facts as f
from rules.programs.pstq.parameters import int_on, str_on

_OFFICIAL: Citation = (Standing.OFFICIAL, ("qc-pstq-requirements",))
# The official page that was read does not list these: each cites the pages that do.
_LAW_FIRM: Citation = (Standing.SECONDARY, ("boldea", "boldea-fr"))

_GENERAL: dict[str, Citation] = {
    "age": _OFFICIAL,
    "settlement": (Standing.SECONDARY, ("boldea", "boldea-fr", "qc-pstq-guide")),
    "self_sufficiency": _OFFICIAL,
    "values": (Standing.SECONDARY, ("boldea-fr", "visahq-2025-11", "qc-pstq-guide")),
    "control": (Standing.SECONDARY, ("boldea",)),
    "sector": _LAW_FIRM,
    "scholarship": (Standing.SECONDARY, ("jurilog",)),
}


def general_conditions(day: date) -> tuple[Condition, ...]:
    """Return what every stream requires on `day`."""
    return skilled_worker_conditions(int_on("minimum_age", day), _GENERAL)


def stream_1(day: date) -> tuple[Condition, ...]:
    """Highly qualified and specialized skills: FÉER 0 to 2, outside regulated professions."""
    return (
        _condition("occupation", _skilled_level(day) & ~f.regulated_profession.is_true),
        _condition(
            "experience",
            f.main_occupation_months >= int_on("stream_1_experience_months", day),
        ),
        _condition("french", _skilled_french(day)),
        _spouse_french(day),
        _condition("diploma", f.professional_diploma.is_true),
    )


def stream_2(day: date) -> tuple[Condition, ...]:
    """Intermediate and manual skills: FÉER 3 to 5, with work in Québec."""
    return (
        _condition(
            "occupation",
            f.main_occupation_level >= int_on("intermediate_level_minimum", day),
        ),
        _condition(
            "experience",
            (f.main_occupation_months >= int_on("stream_2_experience_months", day))
            & (f.main_occupation_quebec_months >= int_on("stream_2_quebec_experience_months", day)),
        ),
        _condition("french", _intermediate_french(day)),
        _spouse_french(day),
        _condition("diploma", shared.diploma_level >= str_on("stream_2_diploma", day)),
    )


def stream_3(day: date) -> tuple[Condition, ...]:
    """Regulated professions, whose French depends on the level of the main occupation."""
    return (
        _condition("occupation", f.regulated_profession.is_true),
        _condition("recognition", f.practice_recognized.is_true),
        _condition(
            "french",
            IfElse(
                _skilled_level(day),
                then=_skilled_french(day),
                otherwise=_intermediate_french(day),
            ),
        ),
        _spouse_french(day),
    )


def stream_4(day: date) -> tuple[Condition, ...]:
    """Exceptional talent, in any occupation; no French is listed."""
    return (
        _condition(
            "experience",
            f.main_occupation_months >= int_on("stream_4_experience_months", day),
        ),
        _condition("expertise", f.exceptional_expertise.is_true),
    )


def _condition(name: str, requires: Expression) -> Condition:
    return Condition(name, requires, *_OFFICIAL)


def _skilled_level(day: date) -> Expression:
    return f.main_occupation_level <= int_on("skilled_level_maximum", day)


def _skilled_french(day: date) -> Expression:
    return (shared.french_oral_level >= int_on("skilled_french_oral_level", day)) & (
        shared.french_written_level >= int_on("skilled_french_written_level", day)
    )


def _intermediate_french(day: date) -> Expression:
    return shared.french_oral_level >= int_on("intermediate_french_oral_level", day)


def _spouse_french(day: date) -> Condition:
    return spouse_french(int_on("spouse_french_oral_level", day), _OFFICIAL)
