"""The questions that can be asked before any answer is computed with."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product
from typing import Any

from rules.data.periods import LAST_FILING_DAY, PERIODS
from rules.engine.assess import next_fact
from rules.engine.compiled_law import law_of
from rules.engine.partition import representatives
from rules.facts import FACTS
from rules.model.expressions import AtLeastFact


@cache
def opening() -> tuple[str, ...]:
    """The longest run of questions, from the first, each of which comes next whatever was
    answered before it, known or not, on any filing date.
    """
    order = tuple(FACTS)
    length = 1
    while length < len(order) and all(
        next_fact(answers, skipped) == order[length]
        for answers, skipped in _answers(order[1:length])
    ):
        length += 1
    return order[:length]


def _answers(facts: tuple[str, ...]) -> Iterator[tuple[dict[str, Any], set[str]]]:
    """Answers to `facts` of every class in every period of law, and the facts left unknown."""
    for day in (*(period.start for period in PERIODS), LAST_FILING_DAY):
        for values in product(*((None, *_values(fact, day)) for fact in facts)):
            known = dict(zip(facts, values, strict=True))
            yield {"filing_date": day, **known}, {f for f, v in known.items() if v is None}


def _values(fact: str, day: date) -> tuple[Any, ...]:
    predicates = tuple(
        predicate
        for period in PERIODS
        for group in law_of(period.id).groups
        for condition in group.conditions
        if not isinstance(condition.expression, AtLeastFact)
        for predicate in condition.expression.predicates()
        if predicate.fact.id == fact
    )
    return representatives(FACTS[fact], predicates, day)
