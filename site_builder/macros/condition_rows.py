"""The conditions of the program as rows of a table: one row a condition, for both periods."""

from collections.abc import Iterable
from dataclasses import dataclass

from rules.model.calendar import LawInterval
from rules.model.conditions import Condition
from rules.programs.pilot import FACTS, PROFILES, PROGRAM, ROUTES, conditions_of
from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator

GENERAL = "general"


@dataclass(frozen=True)
class ConditionRow:
    """A condition, as it is in each interval of law that has it.

    `key` is the condition's id, followed by the profile where the profiles differ.
    """

    key: str
    id: str
    profile: str | None
    by_law: dict[LawInterval, Condition]

    @property
    def by_period(self) -> dict[str, Condition]:
        """The condition at the beginning of each period that has it."""
        found: dict[str, Condition] = {}
        for law, condition in self.by_law.items():
            found.setdefault(law.period, condition)
        return found

    @property
    def latest(self) -> Condition:
        """The condition in the last period that has it."""
        return list(self.by_period.values())[-1]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of every period, each once."""
        return _unique(source for each in self.by_period.values() for source in each.sources)

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The conflicts of every period, each once."""
        return _unique(conflict for each in self.by_period.values() for conflict in each.conflicts)


def group_rows(group: str) -> tuple[ConditionRow, ...]:
    """Return the rows of `general` or of a route, in the order of the rules.

    Raises:
        BuildError: There is no such group.
    """
    if group not in (GENERAL, *ROUTES):
        raise BuildError(f"there is no route {group!r}. Use one of {[GENERAL, *ROUTES]}")
    by_key: dict[str, dict[LawInterval, Condition]] = {}
    for law in PROGRAM.law_intervals:
        for condition in _of_group(group, law.id):
            by_key.setdefault(row_key(condition), {})[law] = condition
    return tuple(
        ConditionRow(key, (first := next(iter(found.values()))).id, first.profile, found)
        for key, found in by_key.items()
    )


def all_rows() -> dict[str, ConditionRow]:
    """Return every row by key, those of every route first."""
    return {row.key: row for group in (GENERAL, *ROUTES) for row in group_rows(group)}


def row_key(condition: Condition) -> str:
    """Return the condition's id, followed by the profile where the profiles differ."""
    return f"{condition.id}.{condition.profile}" if condition.profile else condition.id


def requirement_text(translator: Translator, key: str, period: str) -> str:
    """Return the requirement of a condition in that period of law, as one sentence."""
    own = f"condition.{key}.requirement.{period}"
    return translator.text(own if translator.has(own) else f"condition.{key}.requirement", period)


def exemption_text(translator: Translator, condition_id: str) -> str | None:
    """Return to whom the condition does not apply, or None if it applies to everyone."""
    key = f"condition.{condition_id}.does_not_apply"
    return translator.text(key) if translator.has(key) else None


def conditions_reading(fact: str, period: str) -> tuple[str, ...]:
    """Return the keys of the conditions that read `fact` in that period."""
    return tuple(
        row.key
        for row in all_rows().values()
        if period in row.by_period and FACTS[fact] in row.by_period[period].facts
    )


def _of_group(group: str, law: str) -> tuple[Condition, ...]:
    """Return the conditions that all routes share, or those of one route alone."""
    found: dict[str, Condition] = {}
    for profile in PROFILES:
        shared = set.intersection(
            *({row_key(c) for c in conditions_of(route, profile, law)} for route in ROUTES)
        )
        for condition in conditions_of(ROUTES[0] if group == GENERAL else group, profile, law):
            if (row_key(condition) in shared) == (group == GENERAL):
                found.setdefault(row_key(condition), condition)
    return tuple(found.values())


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
