"""The pilot program for AI, IT and visual-effects workers, from 2021 to 2025."""

from functools import cache

from rules.model.calendar import LawInterval, Period
from rules.model.conditions import Condition
from rules.model.expressions import Fact
from rules.model.intakes import Intake
from rules.model.program import CountedWork, Program
from rules.programs.files import read_intakes
from rules.programs.pilot import facts as f
from rules.programs.pilot.ai_graduate import ai_graduate_conditions
from rules.programs.pilot.ai_worker import ai_worker_conditions
from rules.programs.pilot.facts import QUESTIONS
from rules.programs.pilot.general import general_conditions
from rules.programs.pilot.it_vfx import it_vfx_conditions
from rules.programs.pilot.parameters import CALENDAR, PARAMETERS
from rules.programs.registry import topics_of

_ROUTE_CONDITIONS = {
    "ai_worker": ai_worker_conditions,
    "ai_graduate": ai_graduate_conditions,
    "it_vfx": it_vfx_conditions,
}

ROUTES: tuple[str, ...] = tuple(_ROUTE_CONDITIONS)
PROFILES: tuple[str, ...] = ("french_speaking", "francization")
ROUTE_PROFILES: tuple[tuple[str, str], ...] = tuple((r, p) for r in ROUTES for p in PROFILES)

INTAKES: tuple[Intake, ...] = read_intakes("programs/pilot")
PERIODS: tuple[Period, ...] = CALENDAR.periods
PROGRAM_START, LAST_FILING_DAY = CALENDAR.start, CALENDAR.end
FACTS: dict[str, Fact] = {fact.id: fact for fact in QUESTIONS}
TOPICS: dict[str, tuple[str, ...]] = topics_of(QUESTIONS)


def route_conditions(route: str, law: LawInterval) -> tuple[Condition, ...]:
    """Return the conditions of `route` alone, without those of every route."""
    return _ROUTE_CONDITIONS[route](law)


def _conditions(route: str, profile: str | None, law: LawInterval) -> tuple[Condition, ...]:
    return (*general_conditions(law, profile or ""), *route_conditions(route, law))


PROGRAM = Program(
    id="pilot",
    routes=ROUTE_PROFILES,
    conditions=_conditions,
    calendar=CALENDAR,
    parameters=PARAMETERS,
    intakes=INTAKES,
    questions=QUESTIONS,
    calculators={"pay": (f.annual_salary, f.hourly_wage), "municipality": (f.employer_in_cmm,)},
    counted_work=(
        CountedWork(f.skilled_months, "experience_window_months"),
        CountedWork(f.eligible_occupation_months, "experience_window_months"),
        CountedWork(f.post_graduation_months, "dess_experience_window_months", after_studies=True),
    ),
    french_tables=("skilled-workers-2024", "older-pages"),
)


@cache
def conditions_of(route: str, profile: str, law_id: str) -> tuple[Condition, ...]:
    """Return every condition of a route and profile in the interval of law `law_id`.

    General conditions come first. The id of a period stands for the period's first interval.
    """
    law = next(each for each in PROGRAM.law_intervals if each.id == law_id)
    return _conditions(route, profile, law)
