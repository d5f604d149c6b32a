"""What a person may answer to a question of a diagram: a class of values, as data."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, TypeAlias

from rules.engine.partition import Classes
from rules.model.expressions import AtLeast, Atom, WithinMonths
from rules.model.facts import Kind


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these words of an enum, or this boolean."""

    values: tuple[str | bool, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """A number from `least` on and less than `below`; None where there is no such end."""

    least: int | float | None
    below: int | float | None


@dataclass(frozen=True, slots=True)
class Window:
    """A date within so many months before filing, or outside of them."""

    months: int
    within: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """The first fact of the question is at least the second one, or it is not."""

    reached: bool


@dataclass(frozen=True, slots=True)
class NotKnown:
    """The person does not know."""


Answer: TypeAlias = OneOf | Between | Window | Compared | NotKnown


def answer_of(classes: Classes, chosen: Collection[int]) -> Answer:
    """The answer that puts a fact into one of the `chosen` classes; ValueError where none says
    it, as for a number in two stretches.
    """
    fact = classes.fact
    if fact.kind is Kind.DATE:
        return _window(classes, chosen)
    if fact.kind in (Kind.BOOLEAN, Kind.ENUM):
        values = fact.values if fact.kind is Kind.ENUM else (True, False)
        return OneOf(tuple(value for value in values if _class(classes, value) in chosen))
    thresholds = sorted(_least(atom) for atom in classes.atoms)
    stretches = [
        (low, high)
        for low, high in zip((None, *thresholds), (*thresholds, None), strict=True)
        if _class(classes, fact.minimum if low is None else low) in chosen
    ]
    if any(one[1] != other[0] for one, other in pairwise(stretches)):
        raise ValueError(f"no answer puts {fact.id} into several stretches")
    return Between(stretches[0][0], stretches[-1][1])


def _window(classes: Classes, chosen: Collection[int]) -> Window:
    atom, *others = classes.atoms
    if others or len(chosen) != 1 or not isinstance(atom, WithinMonths):
        raise ValueError(f"no answer puts {classes.fact.id} into or out of several windows")
    return Window(atom.months, all(classes.truths[each][atom] for each in chosen))


def _class(classes: Classes, value: Any) -> int:
    """The class of a value, whose tests do not look at the filing date."""
    return classes.of(value, date.min)


def _least(atom: Atom) -> Any:
    if not isinstance(atom, AtLeast):
        raise TypeError(f"{atom.fact.id} is a number that is tested by more than thresholds")
    return atom.least
