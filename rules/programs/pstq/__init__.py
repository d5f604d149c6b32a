"""The Skilled Worker Selection Program (PSTQ), since its criteria of July 2025."""

from rules.model.program import CountedWork, Program
from rules.programs.common import conditions_by_route
from rules.programs.files import read_intakes
from rules.programs.pstq import conditions
from rules.programs.pstq import facts as f
from rules.programs.pstq.parameters import CALENDAR, PARAMETERS

_ROUTES = {
    "stream_1": conditions.stream_1,
    "stream_2": conditions.stream_2,
    "stream_3": conditions.stream_3,
    "stream_4": conditions.stream_4,
}

PROGRAM = Program(
    id="pstq",
    routes=tuple((route, None) for route in _ROUTES),
    conditions=conditions_by_route(conditions.general_conditions, _ROUTES),
    calendar=CALENDAR,
    parameters=PARAMETERS,
    intakes=read_intakes("programs/pstq"),
    questions=f.QUESTIONS,
    calculators={"occupation": (f.main_occupation_level,), "regulated": (f.regulated_profession,)},
    counted_work=(
        CountedWork(f.main_occupation_months, "experience_window_months"),
        CountedWork(f.main_occupation_quebec_months, "experience_window_months"),
    ),
    french_tables=("skilled-workers-2024",),
    invitation_rounds="rules.programs.pstq.rounds",
)
