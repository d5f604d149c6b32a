"""The classes into which the tests of a group of conditions cut a fact's domain."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rules.model.expressions import AtLeast, Atom, WithinMonths
from rules.model.facts import Fact, Kind

# Any filing date cuts the domain of a date into the same classes; this one makes them.
_SOME_FILING_DATE = date(2024, 2, 29)


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes of one fact: values that no test in `atoms` tells apart are in one class.

    A class is named by its truths, one bit an atom, lowest bit first.
    """

    fact: Fact
    atoms: tuple[Atom, ...]
    truths: dict[int, dict[Atom, bool]]

    def of(self, value: Any, filing_date: date) -> int:
        """The class of a known value."""
        bits = 0
        for place, atom in enumerate(self.atoms):
            if atom.holds(value, filing_date):
                bits |= 1 << place
        return bits


def classes_of(fact: Fact, atoms: tuple[Atom, ...]) -> Classes:
    """The classes that `atoms`, all of them tests of `fact`, make of its domain."""
    classes = Classes(fact, atoms, {})
    for value in representatives(fact, atoms, _SOME_FILING_DATE):
        truths = {atom: atom.holds(value, _SOME_FILING_DATE) for atom in atoms}
        classes.truths.setdefault(classes.of(value, _SOME_FILING_DATE), truths)
    return classes


def representatives(fact: Fact, atoms: tuple[Atom, ...], filing_date: date) -> tuple[Any, ...]:
    """Values of `fact`, at least one of each class and each bound of its domain, lowest first."""
    if fact.kind is Kind.BOOLEAN:
        return (False, True)
    if fact.kind is Kind.ENUM:
        return fact.values
    low: Any = fact.minimum
    high: Any = fact.maximum
    found = {low, high}
    for atom in atoms:
        if isinstance(atom, AtLeast):
            found.add(atom.least)
        elif isinstance(atom, WithinMonths):
            first, last = atom.window(filing_date)
            found |= {first - timedelta(days=1), first, last, last + timedelta(days=1)}
    return tuple(sorted(value for value in found if low <= value <= high))
