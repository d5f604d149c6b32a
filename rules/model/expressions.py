"""Expressions over facts: what a condition requires, as data that can be computed with.

The same object is evaluated, printed, enumerated and turned around for what would have to change.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from rules.model.dates import months_before

if TYPE_CHECKING:
    from rules.model.facts import Fact, Value


class Expression:
    """Something that is true or false of a person whose facts are known."""

    __slots__ = ()

    def __and__(self, other: "Expression") -> "All":
        return All((*_parts(self, All), *_parts(other, All)))

    def __or__(self, other: "Expression") -> "Any":
        return Any((*_parts(self, Any), *_parts(other, Any)))

    def __invert__(self) -> "Not":
        return Not(self)

    def atoms(self) -> "tuple[Atom, ...]":
        """The tests of single facts in it, in reading order, each once."""
        raise NotImplementedError

    def facts(self) -> "tuple[Fact, ...]":
        """The facts that it reads, in reading order, each once."""
        return tuple(dict.fromkeys(atom.fact for atom in self.atoms()))

    def truth(self, atoms: "Mapping[Atom, bool]") -> bool:
        """Whether it holds where its atoms hold as `atoms` says."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class _Test(Expression):
    """A test of one fact, whose value alone, with the filing date, tells whether it holds."""

    fact: "Fact"

    def holds(self, value: "Value", filing_date: date) -> bool:
        """Whether a known value passes."""
        raise NotImplementedError

    def atoms(self) -> "tuple[Atom, ...]":
        return (self,)

    def truth(self, atoms: "Mapping[Atom, bool]") -> bool:
        return atoms[self]


@dataclass(frozen=True, slots=True)
class AtLeast(_Test):
    """The fact is `least` or more; for an enum, that word or a later one."""

    least: int | float | str

    def holds(self, value: "Value", filing_date: date) -> bool:  # noqa: ARG002 - as in every test
        if isinstance(value, str):
            order = self.fact.values
            return order.index(value) >= order.index(str(self.least))
        return value >= self.least  # type: ignore[operator]


@dataclass(frozen=True, slots=True)
class IsTrue(_Test):
    """The boolean fact is true."""

    def holds(self, value: "Value", filing_date: date) -> bool:  # noqa: ARG002 - as in every test
        return value is True


@dataclass(frozen=True, slots=True)
class OneOf(_Test):
    """The enum fact is one of `values`."""

    values: tuple[str, ...]

    def holds(self, value: "Value", filing_date: date) -> bool:  # noqa: ARG002 - as in every test
        return value in self.values


@dataclass(frozen=True, slots=True)
class WithinMonths(_Test):
    """The date lies from that many months before the filing date to the filing date."""

    months: int

    def holds(self, value: "Value", filing_date: date) -> bool:
        first, last = self.window(filing_date)
        return first <= value <= last  # type: ignore[operator]

    def window(self, filing_date: date) -> tuple[date, date]:
        """The first and the last day that pass."""
        return months_before(filing_date, self.months), filing_date


Atom: TypeAlias = _Test


@dataclass(frozen=True, slots=True)
class AtLeastFact(Expression):
    """The fact is at least another fact. It stands alone in a condition: no atom tells it."""

    fact: "Fact"
    other: "Fact"

    def facts(self) -> "tuple[Fact, ...]":
        return (self.fact, self.other)


@dataclass(frozen=True, slots=True)
class Not(Expression):
    """The part does not hold."""

    part: Expression

    def atoms(self) -> "tuple[Atom, ...]":
        return self.part.atoms()

    def truth(self, atoms: "Mapping[Atom, bool]") -> bool:
        return not self.part.truth(atoms)


@dataclass(frozen=True, slots=True)
class _Several(Expression):
    parts: tuple[Expression, ...]

    def atoms(self) -> "tuple[Atom, ...]":
        return tuple(dict.fromkeys(atom for part in self.parts for atom in part.atoms()))


@dataclass(frozen=True, slots=True)
class All(_Several):
    """Every part holds."""

    def truth(self, atoms: "Mapping[Atom, bool]") -> bool:
        return all(part.truth(atoms) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Any(_Several):
    """At least one part holds."""

    def truth(self, atoms: "Mapping[Atom, bool]") -> bool:
        return any(part.truth(atoms) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Choice(Expression):
    """`then` holds where `test` does, and `otherwise` where it does not."""

    test: Expression
    then: Expression
    otherwise: Expression

    def atoms(self) -> "tuple[Atom, ...]":
        parts = (self.then, self.test, self.otherwise)
        return tuple(dict.fromkeys(atom for part in parts for atom in part.atoms()))

    def truth(self, atoms: "Mapping[Atom, bool]") -> bool:
        return (self.then if self.test.truth(atoms) else self.otherwise).truth(atoms)


def _parts(expression: Expression, kind: type[_Several]) -> tuple[Expression, ...]:
    return expression.parts if isinstance(expression, kind) else (expression,)
