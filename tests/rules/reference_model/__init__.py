"""The law read a second time, program by program, written from the sources alone.

Nothing here comes from `rules`; every figure is typed again. Answers are the JSON values that a
person would write, dates as `YYYY-MM-DD` (whose order is that of the days). A predicate is asked
only of people whose facts are all known.
"""

from tests.rules.reference_model import facts, peq, pilot, pstq

PROGRAMS = {"pilot": pilot, "pstq": pstq, "peq": peq}
FACTS = facts.FACTS | pilot.FACTS | pstq.FACTS | peq.FACTS

BEYOND_REACH = {fact for fact, row in FACTS.items() if row.beyond_reach}


def assessed_programs(day, asked=()):
    """The programs that an assessment covers: those asked for, else those in force on the day,
    else the pilot.
    """
    if asked:
        return [each for each in PROGRAMS if each in asked]
    in_force = [each for each, law in PROGRAMS.items() if law.status_on(day)[0] == "in_force"]
    return in_force or ["pilot"]
