"""The values that facts need to have, as the parts of a change."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from rules.engine.partition import Partition
from rules.model.expressions import AtLeast, AtMost, Fact, OnOrBefore, WithinMonths
from rules.model.kinds import Kind

if TYPE_CHECKING:
    from rules.json_types import RequiredValue as Needs


@dataclass(frozen=True, slots=True)
class RequiredValue:
    """A fact and the values it needs: either `fixed`, or a day in all of the `windows`."""

    fact: Fact
    fixed: "Needs | None" = None
    windows: tuple[WithinMonths | OnOrBefore, ...] = ()

    def on(self, filing_date: date) -> "Needs":
        """Return what is needed of an application filed on `filing_date`, as in assessments."""
        if not self.windows:
            return self.fixed or {"any": True}
        windows = [each.window(filing_date) for each in self.windows]
        first, last = max(first for first, _ in windows), min(last for _, last in windows)
        return {"from": first.isoformat(), "to": last.isoformat()}


def required_value(partition: Partition, allowed: Collection[int]) -> RequiredValue:
    """Return what the partition's fact needs to be to fall into one of the classes `allowed`.

    Raises:
        ValueError: Assessments cannot express it, as for a day outside a window.
    """
    fact, truths = partition.fact, partition.truths
    if len(allowed) == len(truths):
        return RequiredValue(fact, fixed={"any": True})
    if fact.kind in (Kind.BOOLEAN, Kind.ENUM):
        values = [v for v in _values(fact) if partition.of(v, date.min) in allowed]
        needs: Needs = {"equals": values[0]} if len(values) == 1 else {"one_of": values}
        return RequiredValue(fact, fixed=needs)
    if fact.kind is Kind.INTEGER:
        return RequiredValue(fact, fixed=_bound(partition, allowed))
    # What holds of every allowed class has to hold of no other.
    sure = tuple(p for p in partition.predicates if all(truths[each][p] for each in allowed))
    if {each for each in truths if all(truths[each][p] for p in sure)} != {*allowed}:
        raise _no_words(fact)
    if fact.kind is Kind.DATE:
        return RequiredValue(fact, windows=sure)  # type: ignore[arg-type] # tests of dates
    least = [predicate.least for predicate in sure if isinstance(predicate, AtLeast)]
    most = [predicate.most for predicate in sure if isinstance(predicate, AtMost)]
    if least and most:
        raise _no_words(fact)
    return RequiredValue(fact, fixed={"at_least": max(least)} if least else {"at_most": min(most)})


def _bound(partition: Partition, allowed: Collection[int]) -> "Needs":
    """The one bound of whole numbers that run to an end of the domain without a gap."""
    low: Any = partition.fact.minimum
    high: Any = partition.fact.maximum
    values = [each for each in range(low, high + 1) if partition.of(each, date.min) in allowed]
    first, last = values[0], values[-1]
    if len(values) <= last - first or (first > low and last < high):
        raise _no_words(partition.fact)
    return {"at_least": first} if first > low else {"at_most": last}


def _no_words(fact: Fact) -> ValueError:
    return ValueError(
        f"no words for a change of {fact.id} to fewer, earlier or outside. Add a key to "
        "RequiredValue in rules/json_types.py, and produce it here."
    )


def _values(fact: Fact) -> tuple[Any, ...]:
    return (True, False) if fact.kind is Kind.BOOLEAN else fact.values
