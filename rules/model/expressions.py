"""Facts, and expressions over facts: what a condition requires, as data.

The same object is evaluated, drawn, enumerated, and inverted to find what would have to change.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NoReturn

from rules.model.dates import months_before
from rules.model.kind import Kind, Value
from rules.model.time_evolution import TimeEvolution

# Between a number with decimals and the next one that is tried.
_A_LITTLE = 0.01


class Expression:
    """What is true or false of an applicant whose facts are known.

    Combine expressions with `&`, `|` and `~`.
    """

    __slots__ = ()

    def __and__(self, other: "Expression") -> "AllOf":
        return AllOf((*_parts(self, AllOf), *_parts(other, AllOf)))

    def __or__(self, other: "Expression") -> "AnyOf":
        return AnyOf((*_parts(self, AnyOf), *_parts(other, AnyOf)))

    def __invert__(self) -> "Not":
        return Not(self)

    def __bool__(self) -> NoReturn:
        raise TypeError(
            "An expression has no truth value of its own. Combine expressions with &, | and ~ "
            "instead of and, or and not, and compare with None by `is None`."
        )

    def predicates(self) -> "tuple[Predicate, ...]":
        """Return the predicates in it, in reading order, each once."""
        raise NotImplementedError

    def facts(self) -> "tuple[Fact, ...]":
        """Return the facts that it reads, in reading order, each once."""
        return tuple(dict.fromkeys(predicate.fact for predicate in self.predicates()))

    def evaluate(self, truths: "Mapping[Predicate, bool]") -> bool:
        """Return whether it holds, given the truth of each of its predicates."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is asked of an applicant.

    Args:
        id: Its name in answers.
        kind: The type of its values.
        topic: The part of the questionnaire that asks for it.
        minimum: The least value of an ordered kind.
        maximum: The greatest value of an ordered kind.
        values: The words of an enum, lowest first where they have an order.
        unit: What a number counts.
        required: Whether answers without it are invalid.
        within_power: Whether an applicant can bring about another value.
        fixed_when_known: Whether no change of a known value is ever proposed.
        never_changes: Whether no change is ever proposed, of an unknown value neither.
        evolves: How the value changes as filing is put off, if it does.
        evolves_within: The window after which it stops changing.
        depends_on: The facts on which its value hangs: where one of them changes, an answer to
            this fact may no longer hold.
    """

    id: str
    kind: Kind
    topic: str
    minimum: Any = None
    maximum: Any = None
    values: tuple[str, ...] = ()
    unit: str | None = None
    required: bool = False
    within_power: bool = True
    fixed_when_known: bool = False
    never_changes: bool = False
    evolves: TimeEvolution | None = None
    evolves_within: "WithinMonths | None" = None
    depends_on: "tuple[Fact, ...]" = ()

    def __hash__(self) -> int:
        return hash(self.id)

    def __ge__(self, least: "Value | Fact") -> "AtLeast | AtLeastFact":
        if isinstance(least, Fact):
            return AtLeastFact(self, least)
        return AtLeast(self, least)

    def __le__(self, most: float) -> "AtMost":
        return AtMost(self, most)

    @property
    def is_true(self) -> "IsTrue":
        """The expression that this boolean fact is true."""
        return IsTrue(self)

    def is_one_of(self, *values: str) -> "OneOf":
        """Return the expression that this enum fact is one of `values`."""
        return OneOf(self, values)

    def within_months(self, months: int) -> "WithinMonths":
        """Return the expression that this date lies within the `months` before filing."""
        return WithinMonths(self, months)

    def on_or_before(self, day: date) -> "OnOrBefore":
        """Return the expression that this date is `day` or earlier."""
        return OnOrBefore(self, day)


@dataclass(frozen=True, slots=True)
class Predicate(Expression):
    """A test of one fact by its value and the filing date."""

    fact: Fact

    def accepts(self, value: Value, filing_date: date) -> bool:
        """Return whether it holds for a known value."""
        raise NotImplementedError

    def edges(self, filing_date: date) -> tuple[Value, ...]:  # noqa: ARG002 - most have none
        """Return values among which, in their order, it becomes true or false."""
        return ()

    def predicates(self) -> "tuple[Predicate, ...]":
        return (self,)

    def evaluate(self, truths: "Mapping[Predicate, bool]") -> bool:
        return truths[self]


@dataclass(frozen=True, slots=True)
class AtLeast(Predicate):
    """The fact is `least` or more; for an enum, that word or a later one."""

    least: Value

    def accepts(self, value: Value, filing_date: date) -> bool:  # noqa: ARG002 - as every predicate
        return self.fact.kind.at_least(self.fact, value, self.least)

    def edges(self, filing_date: date) -> tuple[Value, ...]:  # noqa: ARG002 - as every predicate
        return (self.least,)


@dataclass(frozen=True, slots=True)
class AtMost(Predicate):
    """The number is `most` or less."""

    most: int | float

    def accepts(self, value: Value, filing_date: date) -> bool:  # noqa: ARG002 - as every predicate
        return bool(value <= self.most)

    def edges(self, filing_date: date) -> tuple[Value, ...]:  # noqa: ARG002 - as every predicate
        return (self.most, self.most + (self.fact.kind.step or _A_LITTLE))


@dataclass(frozen=True, slots=True)
class IsTrue(Predicate):
    """The boolean fact is true."""

    def accepts(self, value: Value, filing_date: date) -> bool:  # noqa: ARG002 - as every predicate
        return value is True


@dataclass(frozen=True, slots=True)
class OneOf(Predicate):
    """The enum fact is one of `values`."""

    values: tuple[str, ...]

    def accepts(self, value: Value, filing_date: date) -> bool:  # noqa: ARG002 - as every predicate
        return value in self.values


@dataclass(frozen=True, slots=True)
class WithinMonths(Predicate):
    """The date lies from that many months before the filing date to the filing date."""

    months: int

    def accepts(self, value: Value, filing_date: date) -> bool:
        first, last = self.window(filing_date)
        return bool(first <= value <= last)

    def edges(self, filing_date: date) -> tuple[Value, ...]:
        return _edges(*self.window(filing_date))

    def window(self, filing_date: date) -> tuple[date, date]:
        """Return the first and the last day accepted."""
        return months_before(filing_date, self.months), filing_date


@dataclass(frozen=True, slots=True)
class OnOrBefore(Predicate):
    """The date is `day` or earlier, whatever the filing date."""

    day: date

    def accepts(self, value: Value, filing_date: date) -> bool:  # noqa: ARG002 - as every predicate
        return bool(value <= self.day)

    def edges(self, filing_date: date) -> tuple[Value, ...]:
        return _edges(*self.window(filing_date))

    def window(self, filing_date: date) -> tuple[date, date]:  # noqa: ARG002 - as every window
        """The first and the last day that pass."""
        return self.fact.minimum, self.day


@dataclass(frozen=True, slots=True)
class AtLeastFact(Expression):
    """The fact is at least another fact. It has no predicates and stands alone in a condition."""

    fact: Fact
    other: Fact

    def predicates(self) -> tuple[Predicate, ...]:
        return ()

    def facts(self) -> tuple[Fact, ...]:
        return (self.fact, self.other)


@dataclass(frozen=True, slots=True)
class Not(Expression):
    """The part does not hold."""

    part: Expression

    def predicates(self) -> tuple[Predicate, ...]:
        return self.part.predicates()

    def evaluate(self, truths: Mapping[Predicate, bool]) -> bool:
        return not self.part.evaluate(truths)


@dataclass(frozen=True, slots=True)
class _Several(Expression):
    parts: tuple[Expression, ...]

    def predicates(self) -> tuple[Predicate, ...]:
        return tuple(dict.fromkeys(each for part in self.parts for each in part.predicates()))


@dataclass(frozen=True, slots=True)
class AllOf(_Several):
    """Every part holds."""

    def evaluate(self, truths: Mapping[Predicate, bool]) -> bool:
        return all(part.evaluate(truths) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf(_Several):
    """At least one part holds."""

    def evaluate(self, truths: Mapping[Predicate, bool]) -> bool:
        return any(part.evaluate(truths) for part in self.parts)


@dataclass(frozen=True, slots=True)
class IfElse(Expression):
    """`then` holds where `test` does, and `otherwise` where it does not."""

    test: Expression
    then: Expression
    otherwise: Expression

    def predicates(self) -> tuple[Predicate, ...]:
        parts = (self.then, self.test, self.otherwise)
        return tuple(dict.fromkeys(each for part in parts for each in part.predicates()))

    def evaluate(self, truths: Mapping[Predicate, bool]) -> bool:
        chosen = self.then if self.test.evaluate(truths) else self.otherwise
        return chosen.evaluate(truths)


def _parts(expression: Expression, kind: type[_Several]) -> tuple[Expression, ...]:
    return expression.parts if isinstance(expression, kind) else (expression,)


def _edges(first: date, last: date) -> tuple[Value, ...]:
    one_day = timedelta(days=1)
    return first - one_day, first, last, last + one_day
