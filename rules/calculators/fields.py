"""Validation of the fields of a message, each as a fact is validated."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rules.io.answers import AnswersError, Problem, read_value
from rules.kinds.number import NUMBER
from rules.model.expressions import Fact
from rules.programs import FACTS

HOURS_A_WEEK = 24 * 7
WEEKLY_HOURS = next(
    (fact for fact in FACTS.values() if fact.unit == "hours_per_week"),
    Fact("hours", NUMBER, "", 0, HOURS_A_WEEK, unit="hours_per_week"),
)
"""A fact with the bounds of all paid hours a week: that of a program, if one asks for them."""


class Fields:
    """Reads the fields of one message and collects every problem."""

    def __init__(self, message: Mapping[str, Any]) -> None:
        self._message = message
        self.problems: list[Problem] = []

    def read(self, fact: Fact) -> Any:
        """Return the valid value of the field named as the fact, else None."""
        return self.validate(fact, self._message.get(fact.id))

    def validate(self, fact: Fact, value: Any) -> Any:
        """Return the value that the JSON `value` stands for, None if it is missing or invalid."""
        if value is None:
            if fact.required:
                self.problems.append(Problem(fact.id, "missing", None, fact.kind.allowed(fact)))
            return None
        read = read_value(fact, value)
        if isinstance(read, Problem):
            self.problems.append(read)
            return None
        return read

    def add_problem(self, name: str, code: str, value: Any, allowed: str) -> None:
        """Add a problem with the field `name`."""
        self.problems.append(Problem(name, code, value, allowed))

    def raise_if_any(self) -> None:
        """Raise AnswersError if there was any problem."""
        if self.problems:
            raise AnswersError(self.problems)


def renamed(fact: Fact, name: str, *, required: bool = True) -> Fact:
    """Return the domain of `fact` under another name."""
    return replace(fact, id=name, required=required)
