"""The values that facts need to have, as the parts of a change."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules.kinds.partition import Partition
from rules.model.expressions import Fact, OnOrBefore, Predicate, WithinMonths

if TYPE_CHECKING:
    from rules.json_types import RequiredValue as Needs


@dataclass(frozen=True, slots=True)
class RequiredValue:
    """A fact and the values it needs: either `fixed`, or a day in all of the `windows`."""

    fact: Fact
    fixed: "Needs | None" = None
    windows: tuple[WithinMonths | OnOrBefore, ...] = ()

    # By identity: `fixed` has no hash.
    __hash__ = object.__hash__

    def on(self, filing_date: date) -> "Needs":
        """Return what is needed of an application filed on `filing_date`, as in assessments."""
        if self.fixed is not None:
            return self.fixed
        windows = [each.window(filing_date) for each in self.windows]
        first, last = max(first for first, _ in windows), min(last for _, last in windows)
        return {"from": first.isoformat(), "to": last.isoformat()}


def common_predicates(partition: Partition, allowed: Collection[int]) -> tuple[Predicate, ...]:
    """Return the predicates that hold in all classes `allowed`, together in no other.

    Raises:
        ValueError: Together they hold in another class too.
    """
    truths = partition.truths
    sure = tuple(p for p in partition.predicates if all(truths[each][p] for each in allowed))
    if {each for each in truths if all(truths[each][p] for p in sure)} != {*allowed}:
        raise no_words(partition.fact)
    return sure


def no_words(fact: Fact) -> ValueError:
    """Return the error that assessments cannot express a change of the fact."""
    return ValueError(
        f"no words for a change of {fact.id} to fewer, earlier or outside. Add a key to "
        f"RequiredValue in rules/json_types.py, and produce it in the kind {fact.kind.name}."
    )
