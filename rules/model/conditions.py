"""Conditions: the requirements of a route, each with its citation."""

from dataclasses import dataclass

from rules.model.expressions import Expression, Fact, IfElse
from rules.model.outcomes import Standing


@dataclass(frozen=True, slots=True)
class Condition:
    """One requirement of a route under one period of law.

    `requires` has to hold where `applies_when` does (everywhere, if it is None). `sources` and
    `conflicts` are keys of `SOURCES` and `CONFLICTS` in `rules.data`. `profile` is set where the
    requirement differs by profile.
    """

    id: str
    requires: Expression
    standing: Standing
    sources: tuple[str, ...]
    conflicts: tuple[str, ...] = ()
    applies_when: Expression | None = None
    profile: str | None = None

    def __hash__(self) -> int:
        return hash((self.id, self.profile))

    @property
    def expression(self) -> Expression:
        """What holds of everyone whom the condition does not stop."""
        if self.applies_when is None:
            return self.requires
        return IfElse(self.applies_when, self.requires, otherwise=~self.applies_when)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that it reads, in reading order."""
        first = () if self.applies_when is None else self.applies_when.facts()
        return tuple(dict.fromkeys((*first, *self.requires.facts())))
