"""Expressions over facts: what a condition requires, as data that can be computed with.

The same object is evaluated, printed, enumerated and turned around for what would have to change.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules.model.dates import months_before

if TYPE_CHECKING:
    from rules.model.facts import Fact, Value


class Expression:
    """Something that is true or false of a person whose facts are known."""

    __slots__ = ()

    def __and__(self, other: "Expression") -> "AllOf":
        return AllOf((*_parts(self, AllOf), *_parts(other, AllOf)))

    def __or__(self, other: "Expression") -> "AnyOf":
        return AnyOf((*_parts(self, AnyOf), *_parts(other, AnyOf)))

    def __invert__(self) -> "Not":
        return Not(self)

    def predicates(self) -> "tuple[Predicate, ...]":
        """The tests of single facts in it, in reading order, each once."""
        raise NotImplementedError

    def facts(self) -> "tuple[Fact, ...]":
        """The facts that it reads, in reading order, each once."""
        return tuple(dict.fromkeys(predicate.fact for predicate in self.predicates()))

    def evaluate(self, truths: "Mapping[Predicate, bool]") -> bool:
        """Whether it holds, given the `truths` of its predicates."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Predicate(Expression):
    """A test of one fact, whose value alone, with the filing date, tells whether it holds."""

    fact: "Fact"

    def accepts(self, value: "Value", filing_date: date) -> bool:
        """Whether a known value passes."""
        raise NotImplementedError

    def predicates(self) -> "tuple[Predicate, ...]":
        return (self,)

    def evaluate(self, truths: "Mapping[Predicate, bool]") -> bool:
        return truths[self]


@dataclass(frozen=True, slots=True)
class AtLeast(Predicate):
    """The fact is `least` or more; for an enum, that word or a later one."""

    least: int | float | str

    def accepts(self, value: "Value", filing_date: date) -> bool:  # noqa: ARG002 - as in every test
        if isinstance(value, str):
            order = self.fact.values
            return order.index(value) >= order.index(str(self.least))
        return value >= self.least  # type: ignore[operator]


@dataclass(frozen=True, slots=True)
class IsTrue(Predicate):
    """The boolean fact is true."""

    def accepts(self, value: "Value", filing_date: date) -> bool:  # noqa: ARG002 - as in every test
        return value is True


@dataclass(frozen=True, slots=True)
class OneOf(Predicate):
    """The enum fact is one of `values`."""

    values: tuple[str, ...]

    def accepts(self, value: "Value", filing_date: date) -> bool:  # noqa: ARG002 - as in every test
        return value in self.values


@dataclass(frozen=True, slots=True)
class WithinMonths(Predicate):
    """The date lies from that many months before the filing date to the filing date."""

    months: int

    def accepts(self, value: "Value", filing_date: date) -> bool:
        first, last = self.window(filing_date)
        return first <= value <= last  # type: ignore[operator]

    def window(self, filing_date: date) -> tuple[date, date]:
        """The first and the last day that pass."""
        return months_before(filing_date, self.months), filing_date


@dataclass(frozen=True, slots=True)
class AtLeastFact(Expression):
    """The fact is at least another fact. It stands alone in a condition: no predicate tells it."""

    fact: "Fact"
    other: "Fact"

    def facts(self) -> "tuple[Fact, ...]":
        return (self.fact, self.other)


@dataclass(frozen=True, slots=True)
class Not(Expression):
    """The part does not hold."""

    part: Expression

    def predicates(self) -> "tuple[Predicate, ...]":
        return self.part.predicates()

    def evaluate(self, truths: "Mapping[Predicate, bool]") -> bool:
        return not self.part.evaluate(truths)


@dataclass(frozen=True, slots=True)
class _Several(Expression):
    parts: tuple[Expression, ...]

    def predicates(self) -> "tuple[Predicate, ...]":
        return tuple(dict.fromkeys(each for part in self.parts for each in part.predicates()))


@dataclass(frozen=True, slots=True)
class AllOf(_Several):
    """Every part holds."""

    def evaluate(self, truths: "Mapping[Predicate, bool]") -> bool:
        return all(part.evaluate(truths) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf(_Several):
    """At least one part holds."""

    def evaluate(self, truths: "Mapping[Predicate, bool]") -> bool:
        return any(part.evaluate(truths) for part in self.parts)


@dataclass(frozen=True, slots=True)
class IfElse(Expression):
    """`then` holds where `test` does, and `otherwise` where it does not."""

    test: Expression
    then: Expression
    otherwise: Expression

    def predicates(self) -> "tuple[Predicate, ...]":
        parts = (self.then, self.test, self.otherwise)
        return tuple(dict.fromkeys(predicate for part in parts for predicate in part.predicates()))

    def evaluate(self, truths: "Mapping[Predicate, bool]") -> bool:
        chosen = self.then if self.test.evaluate(truths) else self.otherwise
        return chosen.evaluate(truths)


def _parts(expression: Expression, kind: type[_Several]) -> tuple[Expression, ...]:
    return expression.parts if isinstance(expression, kind) else (expression,)
