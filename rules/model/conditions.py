"""Conditions: the requirements of a route, each with its citation."""

from dataclasses import dataclass

from rules.model.expressions import Expression, Fact, IfElse
from rules.model.outcomes import Standing


@dataclass(frozen=True, slots=True)
class Condition:
    """One requirement of a route under the law of an interval.

    Args:
        id: Its name in assessments.
        requires: What has to hold.
        standing: How well the requirement is known.
        sources: Keys of `rules.data.sources.SOURCES`.
        conflicts: Keys of `rules.data.conflicts.CONFLICTS`.
        applies_when: Of whom it is required; of everyone if None.
        profile: The profile of which it is required, if it differs by profile.
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
        """What is true of every applicant who meets the condition or to whom it does not apply."""
        if self.applies_when is None:
            return self.requires
        return IfElse(self.applies_when, self.requires, otherwise=~self.applies_when)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that it reads, in reading order."""
        first = () if self.applies_when is None else self.applies_when.facts()
        return tuple(dict.fromkeys((*first, *self.requires.facts())))
