"""Immigration programs, one folder each, in the order of reports."""

from collections.abc import Mapping

from rules.model.expressions import Fact
from rules.model.program import Program
from rules.programs import peq, pilot, pstq
from rules.programs.registry import calculators_of, check_programs, questions_of

PROGRAMS: dict[str, Program] = check_programs((pilot.PROGRAM, pstq.PROGRAM, peq.PROGRAM))
FACTS: dict[str, Fact] = questions_of(PROGRAMS.values())
CALCULATORS: Mapping[str, tuple[Fact, ...]] = calculators_of(PROGRAMS.values())
"""The facts that each calculator of the self-check fills in, by its name."""
