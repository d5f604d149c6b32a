"""The conditions of the PEQ's two streams since it reopened (pages of the government of Québec)."""

from datetime import date

from rules import facts as shared
from rules.model.conditions import Condition
from rules.model.expressions import Expression
from rules.model.outcomes import Standing
from rules.programs.common import Citation, skilled_worker_conditions, spouse_french
from rules.programs.peq import facts as f
from rules.programs.peq.parameters import date_on, int_on

_OFFICIAL: Citation = (Standing.OFFICIAL, ("qc-peq",))
# The pages that were read do not list these. Some are in the ministry's guide of March 2025, which
# is older than the reopening; the others are conditions of the PSTQ.
_FROM_GUIDE: Citation = (Standing.INFERRED, ("qc-peq-guide", "qc-peq-reopening"))
_AS_IN_PSTQ: Citation = (Standing.INFERRED, ("boldea", "boldea-fr"))

_GENERAL: dict[str, Citation] = {
    "age": _OFFICIAL,
    "settlement": _FROM_GUIDE,
    "self_sufficiency": _FROM_GUIDE,
    "values": _FROM_GUIDE,
    "control": _AS_IN_PSTQ,
    "sector": _AS_IN_PSTQ,
    "scholarship": _FROM_GUIDE,
}


def general_conditions(day: date) -> tuple[Condition, ...]:
    """Return what both streams require on `day`."""
    return skilled_worker_conditions(int_on("minimum_age", day), _GENERAL)


def worker(day: date) -> tuple[Condition, ...]:
    """Temporary foreign workers."""
    return (
        _condition("experience", f.quebec_skilled_months >= int_on("experience_months", day)),
        # That the job must be held on the filing date is known from a secondary source.
        Condition(
            "reference_date",
            (f.quebec_skilled_months_2025 >= int_on("reference_experience_months", day))
            & f.quebec_skilled_job.is_true,
            Standing.SECONDARY,
            ("qc-peq", "qc-peq-reopening", "peq-reopening"),
        ),
        _condition("french", _oral_french(day)),
        _spouse_french(day),
    )


def graduate(day: date) -> tuple[Condition, ...]:
    """Québec graduates."""
    return (
        _condition(
            "diploma",
            ~f.peq_diploma.is_one_of("none")
            & f.peq_diploma_date.within_months(int_on("diploma_window_months", day)),
        ),
        Condition(
            "reference_date",
            f.peq_diploma_date.on_or_before(date_on("reference_date", day)),
            Standing.OFFICIAL,
            ("qc-peq", "qc-peq-reopening", "peq-reopening"),
        ),
        _condition(
            "french",
            _oral_french(day)
            & (shared.french_written_level >= int_on("graduate_french_written_level", day)),
        ),
        _spouse_french(day),
    )


def _condition(name: str, requires: Expression) -> Condition:
    return Condition(name, requires, *_OFFICIAL)


def _oral_french(day: date) -> Expression:
    return shared.french_oral_level >= int_on("french_oral_level", day)


def _spouse_french(day: date) -> Condition:
    return spouse_french(int_on("spouse_french_oral_level", day), _OFFICIAL)
