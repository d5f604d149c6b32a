"""Judges conditions that compare a date both with filing and with a day of the calendar.

Which values such a date may have, as the conditions tell them apart, depends on the filing date:
years after that day, no date is both recent and that old. So there is one group for each way in
which the windows before filing may lie to the days of the calendar.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

from rules.engine.enumeration_group import EnumerationGroup
from rules.engine.verdict import Verdict
from rules.model.conditions import Condition
from rules.model.expressions import Fact, OnOrBefore, WithinMonths

# Whether the first and the last day of each window lie on or before each day of the calendar.
Position: TypeAlias = tuple[bool, ...]


class CalendarGroup:
    """Conditions that share facts, one of which is compared with filing and with the calendar."""

    def __init__(self, conditions: tuple[Condition, ...]) -> None:
        predicates = [p for each in conditions for p in each.expression.predicates()]
        self._windows = tuple(dict.fromkeys(p for p in predicates if isinstance(p, WithinMonths)))
        self._days = tuple({p.day: None for p in predicates if isinstance(p, OnOrBefore)})
        self._groups: dict[Position, EnumerationGroup] = {}
        self.conditions = conditions
        self.facts: tuple[Fact, ...] = tuple(
            dict.fromkeys(fact for condition in conditions for fact in condition.facts)
        )

    def on(self, filing_date: date) -> EnumerationGroup:
        """Return the group of conditions for applications filed on `filing_date`."""
        position = tuple(
            end <= day
            for window in self._windows
            for end in window.window(filing_date)
            for day in self._days
        )
        group = self._groups.get(position)
        if group is None:
            group = self._groups[position] = EnumerationGroup(self.conditions, filing_date)
        return group

    def judge(self, answers: Mapping[str, Any], filing_date: date) -> Verdict:
        """The verdict on a person with these answers, dates as `date`."""
        return self.on(filing_date).judge(answers, filing_date)


def needs_calendar(conditions: tuple[Condition, ...]) -> bool:
    """Return whether a fact of `conditions` is compared with filing and with the calendar."""
    predicates = [p for each in conditions for p in each.expression.predicates()]
    relative = {p.fact for p in predicates if isinstance(p, WithinMonths)}
    return any(p.fact in relative for p in predicates if isinstance(p, OnOrBefore))
