"""The questions that can be asked before any answer is computed with."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product
from typing import Any

from rules.engine.assess import next_fact
from rules.engine.compiled_law import predicates_of
from rules.facts import filing_date
from rules.kinds.partition import representatives
from rules.model.program import Program
from rules.programs.registry import questions_of


@cache
def opening(programs: tuple[Program, ...]) -> tuple[str, ...]:
    """Return the longest run of questions about the programs, from the first, each of which comes
    next whatever was answered before it, known or not, on any filing date.
    """
    order = tuple(questions_of(programs))
    length = 1
    while length < len(order) and all(
        next_fact(answers, skipped, programs) == order[length]
        for answers, skipped in _answers(programs, order[1:length])
    ):
        length += 1
    return order[:length]


def _answers(
    programs: tuple[Program, ...], facts: tuple[str, ...]
) -> Iterator[tuple[dict[str, Any], set[str]]]:
    """Answers to `facts` of every class in every period of law, and the facts left unknown."""
    for day in _days(programs):
        for values in product(*((None, *_values(programs, fact, day)) for fact in facts)):
            known = dict(zip(facts, values, strict=True))
            yield {"filing_date": day, **known}, {f for f, v in known.items() if v is None}


def _days(programs: tuple[Program, ...]) -> tuple[Any, ...]:
    """The first and last filing dates of all, and those on which some program's law changes."""
    first: Any = filing_date.minimum
    last: Any = filing_date.maximum
    days = {first, last}
    for program in programs:
        days |= {interval.start for interval in program.law_intervals}
    return tuple(sorted(days))


def _values(programs: tuple[Program, ...], fact: str, day: date) -> tuple[Any, ...]:
    return representatives(questions_of(programs)[fact], predicates_of(programs, fact), day)
