"""The evaluator of a condition that compares two facts, such as a wage and its reference."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from rules.engine.verdict import Verdict, condition_row
from rules.kinds.required_value import RequiredValue
from rules.model.conditions import Condition
from rules.model.expressions import AtLeastFact, Fact
from rules.model.outcomes import Outcome

if TYPE_CHECKING:
    from rules.json_types import RequiredValue as Needs


class ComparisonGroup:
    """One condition: a number is at least another number, each within its domain."""

    def __init__(self, condition: Condition) -> None:
        expression = condition.expression
        if not isinstance(expression, AtLeastFact):
            raise TypeError(f"condition {condition.id} is not a comparison of two facts alone")
        self.conditions = (condition,)
        self.fact: Fact = expression.fact
        self.other: Fact = expression.other
        self.facts: tuple[Fact, ...] = (self.fact, self.other)
        self._rows = {outcome: (condition_row(condition, outcome),) for outcome in Outcome}

    def judge(self, answers: Mapping[str, Any], filing_date: date) -> Verdict:  # noqa: ARG002 - the same signature for every group
        """Return the verdict on an applicant with these answers."""
        value, other = answers.get(self.fact.id), answers.get(self.other.id)
        lowest, highest = _range(self.fact, value)
        least, most = _range(self.other, other)
        if lowest >= most:
            outcome = Outcome.MET
        elif highest < least:
            outcome = Outcome.NOT_MET
        else:
            outcome = Outcome.UNKNOWN
        unknown = {f.id for f, v in ((self.fact, value), (self.other, other)) if v is None}
        return Verdict(
            self._rows[outcome],
            outcome,
            frozenset(unknown if outcome is Outcome.UNKNOWN else ()),
            ((),) if outcome is Outcome.MET else self._changes(value, other),
        )

    def _changes(self, value: Any, other: Any) -> tuple[tuple[RequiredValue, ...], ...]:
        top, bottom = self.fact.maximum, self.other.minimum
        _, most = _range(self.other, other)
        found = []
        if top >= most:
            needs: Needs = {"at_least": most} if other is None else {"at_least_fact": self.other.id}
            found.append((RequiredValue(self.fact, fixed=needs),))
        if other is None:
            reach, _ = _range(self.fact, value)
            if reach >= bottom:
                found.append((RequiredValue(self.other, fixed={"at_most": reach}),))
            if not found:
                both = (
                    RequiredValue(self.fact, fixed={"at_least_fact": self.other.id}),
                    RequiredValue(self.other, fixed={"any": True}),
                )
                found.append(both)  # type: ignore[arg-type]
        return tuple(found)


def _range(fact: Fact, value: Any) -> tuple[Any, Any]:
    """Return the lowest and the highest value that `fact` may have."""
    return (fact.minimum, fact.maximum) if value is None else (value, value)
