"""The Québec Experience Program (PEQ), since it reopened in July 2026."""

from rules.model.program import CountedWork, Program
from rules.programs.common import conditions_by_route
from rules.programs.files import read_intakes
from rules.programs.peq import conditions
from rules.programs.peq import facts as f
from rules.programs.peq.parameters import CALENDAR, PARAMETERS

_ROUTES = {"worker": conditions.worker, "graduate": conditions.graduate}

PROGRAM = Program(
    id="peq",
    routes=tuple((route, None) for route in _ROUTES),
    conditions=conditions_by_route(conditions.general_conditions, _ROUTES),
    calendar=CALENDAR,
    parameters=PARAMETERS,
    intakes=read_intakes("programs/peq"),
    questions=f.QUESTIONS,
    counted_work=(
        CountedWork(f.quebec_skilled_months, "experience_window_months"),
        CountedWork(f.quebec_skilled_months_2025, until="reference_date"),
    ),
    french_tables=("skilled-workers-2024", "older-pages"),
)
