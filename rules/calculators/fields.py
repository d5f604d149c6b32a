"""The fields of a message, each checked as a fact is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rules.io.answers import AnswersError, Problem, allowed_values, read_value
from rules.model.expressions import Fact


class Fields:
    """Reads the fields of one message, and gathers every problem that is found on the way."""

    def __init__(self, message: Mapping[str, Any]) -> None:
        self._message = message
        self.problems: list[Problem] = []

    def read(self, fact: Fact) -> Any:
        """The value of the field that is named as the fact; None where there is none."""
        return self.validate(fact, self._message.get(fact.id))

    def validate(self, fact: Fact, value: Any) -> Any:
        """What `value` stands for; None where it is missing or wrong."""
        if value is None:
            if fact.required:
                self.problems.append(Problem(fact.id, "missing", None, allowed_values(fact)))
            return None
        read = read_value(fact, value)
        if isinstance(read, Problem):
            self.problems.append(read)
            return None
        return read

    def add_problem(self, name: str, code: str, value: Any, allowed: str) -> None:
        """Adds a problem."""
        self.problems.append(Problem(name, code, value, allowed))

    def raise_if_any(self) -> None:
        """AnswersError if there was any problem."""
        if self.problems:
            raise AnswersError(self.problems)


def renamed(fact: Fact, name: str, *, required: bool = True) -> Fact:
    """The domain of `fact` under another name."""
    return replace(fact, id=name, required=required)
