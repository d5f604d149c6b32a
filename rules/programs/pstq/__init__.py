"""The Skilled Worker Selection Program (PSTQ), since its criteria of July 2025."""

from rules import facts as shared
from rules.model.program import CountedWork, Program
from rules.programs.common import GENERAL_QUESTIONS, conditions_by_route
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

# Main occupation and French first: they decide which streams remain.
_QUESTIONS = (
    shared.filing_date,
    f.main_occupation_level,
    f.regulated_profession,
    f.practice_recognized,
    shared.french_oral_level,
    shared.french_written_level,
    shared.spouse_accompanies,
    shared.spouse_french_oral_level,
    f.main_occupation_months,
    f.main_occupation_quebec_months,
    f.exceptional_expertise,
    f.professional_diploma,
    shared.diploma_level,
    shared.return_scholarship,
    *GENERAL_QUESTIONS,
)

PROGRAM = Program(
    id="pstq",
    routes=tuple((route, None) for route in _ROUTES),
    conditions=conditions_by_route(conditions.general_conditions, _ROUTES),
    calendar=CALENDAR,
    parameters=PARAMETERS,
    intakes=read_intakes("programs/pstq"),
    questions=_QUESTIONS,
    counted_work=(
        CountedWork(f.main_occupation_months, "experience_window_months"),
        CountedWork(f.main_occupation_quebec_months, "experience_window_months"),
    ),
    french_tables=("skilled-workers-2024",),
    invitation_rounds="rules.programs.pstq.rounds",
)
