"""An invented program for gardeners: it proves that a program is added by data and a folder."""

from datetime import date

from rules import facts as shared
from rules.kinds.listed import BOOLEAN
from rules.kinds.number import NUMBER
from rules.model.conditions import Condition
from rules.model.expressions import Expression, Fact
from rules.model.outcomes import Standing
from rules.model.program import Program
from rules.model.time_evolution import WORK
from rules.programs.common import conditions_by_route
from rules.programs.files import read_calendar, read_intakes, read_parameters

_FOLDER = "programs/invented"
_CALENDAR = read_calendar(_FOLDER)
_PARAMETERS = read_parameters(_FOLDER, _CALENDAR)

has_garden = Fact("has_garden", BOOLEAN, "job")
gardening_months = Fact(
    "gardening_months",
    NUMBER,
    "experience",
    0,
    60,
    unit="months",
    evolves=WORK,
    depends_on=(shared.filing_date,),
)


def _general(_day: date) -> tuple[Condition, ...]:
    return (_condition("garden", has_garden.is_true),)


def _gardener(day: date) -> tuple[Condition, ...]:
    work = gardening_months >= _PARAMETERS.int_on("gardening_months_required", day)
    found = (_condition("gardening", work),)
    if _CALENDAR.period_on(day).id == "sowing":
        return found
    level = _PARAMETERS.int_on("gardener_french_level", day)
    return (*found, _condition("french", shared.french_oral_level >= level))


def _condition(name: str, requires: Expression) -> Condition:
    return Condition(name, requires, Standing.INFERRED, ("invented",))


PROGRAM = Program(
    id="invented",
    routes=(("gardener", None),),
    conditions=conditions_by_route(_general, {"gardener": _gardener}),
    calendar=_CALENDAR,
    parameters=_PARAMETERS,
    intakes=read_intakes(_FOLDER),
    questions=(shared.filing_date, gardening_months, has_garden, shared.french_oral_level),
    french_tables=("skilled-workers-2024",),
)
