"""The questions that come first whatever is answered, so that they need no assessment."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product
from typing import Any

from rules.data.periods import LAST_FILING_DAY, LAW_INTERVALS
from rules.engine.assess import next_fact
from rules.engine.compiled_law import predicates_of
from rules.engine.partition import representatives
from rules.facts import FACTS


@cache
def opening() -> tuple[str, ...]:
    """Return the first facts to ask, each of which comes next whatever was answered before.

    This holds for known and unknown answers, and on every filing date.
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
    """Yield answers to `facts` of every class under every law, and the facts left unknown."""
    for day in (*(law.start for law in LAW_INTERVALS), LAST_FILING_DAY):
        for values in product(*((None, *_values(fact, day)) for fact in facts)):
            known = dict(zip(facts, values, strict=True))
            yield {"filing_date": day, **known}, {f for f, v in known.items() if v is None}


def _values(fact: str, day: date) -> tuple[Any, ...]:
    return representatives(FACTS[fact], predicates_of(fact), day)
