"""Equivalence classes of a fact's values under the predicates of a group of conditions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from rules.model.expressions import Fact, Predicate

# Any filing date cuts the domain of a date into the same classes, unless a day of the calendar
# cuts it too; this one makes them.
SOME_FILING_DATE = date(2024, 2, 29)


@dataclass(frozen=True, slots=True)
class Partition:
    """The classes of one fact: values that no test in `predicates` distinguishes are in one class.

    A class is named by its truths, one bit a predicate, lowest bit first.
    """

    fact: Fact
    predicates: tuple[Predicate, ...]
    truths: dict[int, dict[Predicate, bool]]

    def of(self, value: Any, filing_date: date) -> int:
        """Return the class of a known value."""
        bits = 0
        for place, predicate in enumerate(self.predicates):
            if predicate.accepts(value, filing_date):
                bits |= 1 << place
        return bits


def partition_of(
    fact: Fact, predicates: tuple[Predicate, ...], filing_date: date = SOME_FILING_DATE
) -> Partition:
    """The classes that `predicates`, all of them tests of `fact`, make of its domain on
    `filing_date`.
    """
    classes = Partition(fact, predicates, {})
    for value in representatives(fact, predicates, filing_date):
        truths = {each: each.accepts(value, filing_date) for each in predicates}
        classes.truths.setdefault(classes.of(value, filing_date), truths)
    return classes


def representatives(
    fact: Fact, predicates: tuple[Predicate, ...], filing_date: date
) -> tuple[Any, ...]:
    """Return values of `fact`, at least one of each class and both bounds, lowest first."""
    edges = (edge for each in predicates for edge in each.edges(filing_date))
    return fact.kind.representatives(fact, edges)
