"""The answers on the edges of a diagram: classes of values, as data."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, TypeAlias

from rules.kinds.partition import Partition
from rules.model.expressions import AtLeast, AtMost, OnOrBefore, Predicate, WithinMonths


@dataclass(frozen=True, slots=True)
class ChoiceAnswer:
    """One of these values of a kind that has few."""

    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class RangeAnswer:
    """A number of at least `least` and less than `below`; None means unbounded."""

    least: int | float | None
    below: int | float | None


@dataclass(frozen=True, slots=True)
class WindowAnswer:
    """A date within that many months before filing, or outside them."""

    months: int
    within: bool


@dataclass(frozen=True, slots=True)
class DateAnswer:
    """A date that lies on these sides of windows before filing and of days of the calendar: for
    each number of months, whether it is within; for each day, whether it is on it or before.
    """

    within: tuple[tuple[int, bool], ...]
    on_or_before: tuple[tuple[date, bool], ...]


@dataclass(frozen=True, slots=True)
class ComparisonAnswer:
    """Whether the first fact of the question is at least the second."""

    reached: bool


@dataclass(frozen=True, slots=True)
class UnknownAnswer:
    """The applicant does not know."""


Answer: TypeAlias = (
    ChoiceAnswer | RangeAnswer | WindowAnswer | DateAnswer | ComparisonAnswer | UnknownAnswer
)


def answer_of(classes: Partition, chosen: Collection[int]) -> Answer:
    """Return the answer that puts a fact into one of the `chosen` classes.

    Raises:
        ValueError: No single answer does, as for a number in two separate ranges.
    """
    fact = classes.fact
    if choices := fact.kind.choices(fact):
        return ChoiceAnswer(tuple(value for value in choices if _class(classes, value) in chosen))
    if any(isinstance(predicate, WithinMonths | OnOrBefore) for predicate in classes.predicates):
        return _date(classes, chosen)
    thresholds = sorted({_least(predicate) for predicate in classes.predicates})
    stretches = [
        (low, high)
        for low, high in zip((None, *thresholds), (*thresholds, None), strict=True)
        if (_lowest_class(classes) if low is None else _class(classes, low)) in chosen
    ]
    if any(one[1] != other[0] for one, other in pairwise(stretches)):
        raise ValueError(f"no answer puts {fact.id} into several stretches")
    return RangeAnswer(stretches[0][0], stretches[-1][1])


def _date(classes: Partition, chosen: Collection[int]) -> WindowAnswer | DateAnswer:
    """The answer by what the chosen classes have in common, which no other class may have."""
    truths = classes.truths
    sides: dict[Predicate, bool] = {}
    for predicate in classes.predicates:
        found = {truths[each][predicate] for each in chosen}
        if len(found) == 1:
            sides[predicate] = found.pop()
    if {each for each in truths if sides.items() <= truths[each].items()} != {*chosen}:
        raise ValueError(f"no answer puts {classes.fact.id} into or out of several windows")
    within = tuple((p.months, side) for p, side in sides.items() if isinstance(p, WithinMonths))
    days = tuple((p.day, side) for p, side in sides.items() if isinstance(p, OnOrBefore))
    if len(classes.predicates) == 1 and within:
        return WindowAnswer(*within[0])
    return DateAnswer(within, days)


def _class(classes: Partition, value: Any) -> int:
    """Return the class of a value whose predicates do not depend on the filing date."""
    return classes.of(value, date.min)


def _lowest_class(classes: Partition) -> int:
    """Return the class of the values below every threshold."""
    below = (isinstance(predicate, AtMost) for predicate in classes.predicates)
    return sum(holds << place for place, holds in enumerate(below))


def _least(predicate: Predicate) -> Any:
    """Return the threshold: the first value for which the predicate has its other truth."""
    if isinstance(predicate, AtMost) and (step := predicate.fact.kind.step):
        return predicate.most + step
    if not isinstance(predicate, AtLeast):
        raise TypeError(f"{predicate.fact.id} is a number with predicates other than thresholds")
    return predicate.least
