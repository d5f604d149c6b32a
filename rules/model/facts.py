"""Facts: the things that are asked of a person, each with its domain."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from rules.model.expressions import AtLeast, AtLeastFact, IsTrue, OneOf, WithinMonths
from rules.model.time_evolution import TimeEvolution

Value: TypeAlias = bool | int | float | str | date


class Kind(StrEnum):
    """The type of a fact's values."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    ENUM = "enum"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is asked of a person.

    `minimum` and `maximum` bound integers, numbers and dates, both included; `values` are the
    words of an enum, lowest first where they have an order. `within_power`: a person may bring
    about another value. `fixed_when_known`: no change of a known value is ever proposed.
    `evolves`: how the value moves, where it does, as filing is put off; it stops once
    `evolves_within` does not hold any more.
    """

    id: str
    kind: Kind
    topic: str
    minimum: int | float | date | None = None
    maximum: int | float | date | None = None
    values: tuple[str, ...] = ()
    unit: str | None = None
    required: bool = False
    within_power: bool = True
    fixed_when_known: bool = False
    evolves: TimeEvolution | None = None
    evolves_within: WithinMonths | None = None

    def __hash__(self) -> int:
        return hash(self.id)

    def __ge__(self, least: "int | float | str | Fact") -> AtLeast | AtLeastFact:
        if isinstance(least, Fact):
            return AtLeastFact(self, least)
        return AtLeast(self, least)

    @property
    def is_true(self) -> IsTrue:
        """The expression that this boolean fact is true."""
        return IsTrue(self)

    def is_one_of(self, *values: str) -> OneOf:
        """The expression that this enum fact is one of `values`."""
        return OneOf(self, values)

    def within_months(self, months: int) -> WithinMonths:
        """The expression that this date lies within the `months` before filing."""
        return WithinMonths(self, months)
