"""Every route and profile in an interval of law, compiled into groups of conditions."""

from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from rules.data.periods import LAW_INTERVALS
from rules.engine.comparison_group import ComparisonGroup
from rules.engine.enumeration_group import EnumerationGroup
from rules.model.conditions import Condition
from rules.model.expressions import AtLeastFact, Expression, Predicate
from rules.programs.pilot import ROUTE_PROFILES, conditions_of

Group: TypeAlias = EnumerationGroup | ComparisonGroup


@dataclass(frozen=True, slots=True)
class RouteProfile:
    """A route in a profile: its groups, as indexes into the law's `groups`.

    No two groups share a fact. `order` gives for each condition the index of its group among
    them, and its index in that group.
    """

    route: str
    profile: str
    groups: tuple[int, ...]
    order: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Law:
    """Every route in every profile in one interval of law, and the groups that they share."""

    groups: tuple[Group, ...]
    route_profiles: tuple[RouteProfile, ...]

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Every condition as an expression."""
        return tuple(each.expression for group in self.groups for each in group.conditions)


@cache
def law_of(law_id: str) -> Law:
    """Return the compiled law of an interval, or of the first interval of a period."""
    found: dict[tuple[Condition, ...], int] = {}
    groups: list[Group] = []
    route_profiles = []
    for route, profile in ROUTE_PROFILES:
        conditions = conditions_of(route, profile, law_id)
        parts = _sharing_facts(conditions)
        for part in parts:
            if part not in found:
                found[part] = len(groups)
                groups.append(_group(part))
        order = tuple(
            next((g, part.index(each)) for g, part in enumerate(parts) if each in part)
            for each in conditions
        )
        route_profiles.append(
            RouteProfile(route, profile, tuple(found[part] for part in parts), order)
        )
    return Law(tuple(groups), tuple(route_profiles))


@cache
def predicates_of(fact: str | None = None) -> tuple[Predicate, ...]:
    """Return the predicates of all conditions of all time, or of those that read `fact`."""
    found = dict.fromkeys(
        predicate
        for law in LAW_INTERVALS
        for expression in law_of(law.id).expressions
        for predicate in expression.predicates()
    )
    return tuple(each for each in found if fact in (None, each.fact.id))


def _group(conditions: tuple[Condition, ...]) -> Group:
    if len(conditions) == 1 and isinstance(conditions[0].expression, AtLeastFact):
        return ComparisonGroup(conditions[0])
    return EnumerationGroup(conditions)


def _sharing_facts(conditions: tuple[Condition, ...]) -> list[tuple[Condition, ...]]:
    """Return the smallest parts of the conditions such that no two parts read the same fact."""
    parts: list[tuple[Condition, ...]] = []
    for condition in conditions:
        facts = set(condition.facts)
        joined = [part for part in parts if any(facts & set(each.facts) for each in part)]
        merged = (*(each for part in joined for each in part), condition)
        parts = [part for part in parts if part not in joined]
        parts.append(merged)
    return parts
