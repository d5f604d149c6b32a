"""The values that facts need to have, as the parts of a change."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from rules.model.expressions import AtLeast, Fact, Predicate, WithinMonths
from rules.model.kinds import Kind

if TYPE_CHECKING:
    from rules.json_types import RequiredValue as Needs


@dataclass(frozen=True, slots=True)
class RequiredValue:
    """A fact and the values it needs: either `fixed`, or a `window` before the filing date."""

    fact: Fact
    fixed: "Needs | None" = None
    window: WithinMonths | None = None

    def on(self, filing_date: date) -> "Needs":
        """Return what is needed of an application filed on `filing_date`, as in assessments."""
        if self.window is None:
            return self.fixed or {"any": True}
        first, last = self.window.window(filing_date)
        return {"from": first.isoformat(), "to": last.isoformat()}


def required_value(
    fact: Fact, allowed: tuple[dict[Predicate, bool], ...], *, excluded: bool
) -> RequiredValue:
    """Return what `fact` needs to be to fall into one of the classes `allowed`, each given by
    the truths of its predicates.

    Args:
        fact: The fact.
        allowed: The truths of each class that will do.
        excluded: Whether some class of the fact is not among them.

    Raises:
        ValueError: Assessments cannot express it, as for a number below a threshold.
    """
    if not excluded:
        return RequiredValue(fact, fixed={"any": True})
    if fact.kind in (Kind.BOOLEAN, Kind.ENUM):
        values = [v for v in _values(fact) if _truths(fact, v, allowed[0]) in allowed]
        needs: Needs = {"equals": values[0]} if len(values) == 1 else {"one_of": values}
        return RequiredValue(fact, fixed=needs)
    sure = [predicate for predicate in allowed[0] if all(truths[predicate] for truths in allowed)]
    if fact.kind is Kind.DATE and len(sure) == 1 and isinstance(sure[0], WithinMonths):
        return RequiredValue(fact, window=sure[0])
    thresholds = [predicate.least for predicate in sure if isinstance(predicate, AtLeast)]
    if not thresholds:
        raise ValueError(
            f"no words for a change of {fact.id} to fewer, earlier or outside. Add a key to "
            "RequiredValue in rules/json_types.py, and produce it here."
        )
    return RequiredValue(fact, fixed={"at_least": max(thresholds)})


def _values(fact: Fact) -> tuple[Any, ...]:
    return (True, False) if fact.kind is Kind.BOOLEAN else fact.values


def _truths(fact: Fact, value: Any, like: dict[Predicate, bool]) -> dict[Predicate, bool]:
    return {each: each.accepts(value, date.min) for each in like if each.fact is fact}
