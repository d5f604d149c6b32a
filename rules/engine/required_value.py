"""What a fact would need to be: the parts of a change, before and after a filing date is known."""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from rules.model.expressions import AtLeast, Atom, WithinMonths
from rules.model.facts import Fact, Kind

Needs: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Need:
    """A fact and what it needs to be: either `fixed`, or a `window` counted from filing."""

    fact: Fact
    fixed: Needs | None = None
    window: WithinMonths | None = None

    def on(self, filing_date: date) -> Needs:
        """The need for an application filed on `filing_date`, in the assessment's words."""
        if self.window is None:
            return self.fixed or {"any": True}
        first, last = self.window.window(filing_date)
        return {"from": first.isoformat(), "to": last.isoformat()}


def need_of(fact: Fact, allowed: tuple[dict[Atom, bool], ...], *, excluded: bool) -> Need:
    """The need for `fact` to be of one of the classes `allowed`, each given by its atoms' truths.

    `excluded`: some class of the fact is not allowed. ValueError where the assessment's words
    cannot say it, as for a number that must stay below a threshold.
    """
    if not excluded:
        return Need(fact, fixed={"any": True})
    if fact.kind in (Kind.BOOLEAN, Kind.ENUM):
        values = [v for v in _values(fact) if _truths(fact, v, allowed[0]) in allowed]
        return Need(fact, fixed={"equals": values[0]} if len(values) == 1 else {"one_of": values})
    sure = [atom for atom in allowed[0] if all(truths[atom] for truths in allowed)]
    if fact.kind is Kind.DATE and len(sure) == 1 and isinstance(sure[0], WithinMonths):
        return Need(fact, window=sure[0])
    thresholds = [atom.least for atom in sure if isinstance(atom, AtLeast)]
    if not thresholds:
        msg = f"no words for a change of {fact.id} to fewer, earlier or outside"
        raise ValueError(msg)
    return Need(fact, fixed={"at_least": max(thresholds)})


def _values(fact: Fact) -> tuple[Any, ...]:
    return (True, False) if fact.kind is Kind.BOOLEAN else fact.values


def _truths(fact: Fact, value: Any, like: dict[Atom, bool]) -> dict[Atom, bool]:
    return {atom: atom.holds(value, date.min) for atom in like if atom.fact is fact}
