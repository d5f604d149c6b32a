"""The pilot program for AI, IT and visual-effects workers, from 2021 to 2025."""

from rules.model.calendar import LawInterval
from rules.model.conditions import Condition
from rules.model.program import CountedWork, Program
from rules.programs.files import read_intakes
from rules.programs.pilot import facts as f
from rules.programs.pilot.ai_graduate import ai_graduate_conditions
from rules.programs.pilot.ai_worker import ai_worker_conditions
from rules.programs.pilot.general import general_conditions
from rules.programs.pilot.it_vfx import it_vfx_conditions
from rules.programs.pilot.parameters import CALENDAR, PARAMETERS

_ROUTES = {
    "ai_worker": ai_worker_conditions,
    "ai_graduate": ai_graduate_conditions,
    "it_vfx": it_vfx_conditions,
}
_PROFILES = ("french_speaking", "francization")


def _conditions(route: str, profile: str | None, law: LawInterval) -> tuple[Condition, ...]:
    return (*general_conditions(law, profile or ""), *_ROUTES[route](law))


PROGRAM = Program(
    id="pilot",
    routes=tuple((route, profile) for route in _ROUTES for profile in _PROFILES),
    conditions=_conditions,
    calendar=CALENDAR,
    parameters=PARAMETERS,
    intakes=read_intakes("programs/pilot"),
    questions=f.QUESTIONS,
    calculators={"pay": (f.annual_salary, f.hourly_wage), "municipality": (f.employer_in_cmm,)},
    counted_work=(
        CountedWork(f.skilled_months, "experience_window_months"),
        CountedWork(f.eligible_occupation_months, "experience_window_months"),
        CountedWork(f.post_graduation_months, "dess_experience_window_months", after_studies=True),
    ),
    french_tables=("skilled-workers-2024", "older-pages"),
)
