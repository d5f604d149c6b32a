"""Every pair of route and profile under a period of law, as groups of conditions to judge."""

from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from rules.engine.comparison_group import ComparisonGroup
from rules.engine.enumeration_group import EnumerationGroup
from rules.model.conditions import Condition
from rules.model.expressions import AtLeastFact
from rules.programs.pilot import ROUTE_PROFILES, conditions_of

Group: TypeAlias = EnumerationGroup | ComparisonGroup


@dataclass(frozen=True, slots=True)
class RouteProfile:
    """A pair's groups, as places in its law's `groups`; no two of them share a fact.
    `order` gives for each condition the place of its group among them, and its place in that.
    """

    route: str
    profile: str
    groups: tuple[int, ...]
    order: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Law:
    """The six pairs under one period of law, and the groups that they are made of."""

    groups: tuple[Group, ...]
    pairs: tuple[RouteProfile, ...]


@cache
def law_of(period_id: str) -> Law:
    """The law of that period, made ready to judge."""
    found: dict[tuple[Condition, ...], int] = {}
    groups: list[Group] = []
    pairs = []
    for route, profile in ROUTE_PROFILES:
        conditions = conditions_of(route, profile, period_id)
        parts = _sharing_facts(conditions)
        for part in parts:
            if part not in found:
                found[part] = len(groups)
                groups.append(_group(part))
        order = tuple(
            next((g, part.index(each)) for g, part in enumerate(parts) if each in part)
            for each in conditions
        )
        pairs.append(RouteProfile(route, profile, tuple(found[part] for part in parts), order))
    return Law(tuple(groups), tuple(pairs))


def _group(conditions: tuple[Condition, ...]) -> Group:
    if len(conditions) == 1 and isinstance(conditions[0].expression, AtLeastFact):
        return ComparisonGroup(conditions[0])
    return EnumerationGroup(conditions)


def _sharing_facts(conditions: tuple[Condition, ...]) -> list[tuple[Condition, ...]]:
    """The conditions in the smallest parts of which no two read the same fact."""
    parts: list[tuple[Condition, ...]] = []
    for condition in conditions:
        facts = set(condition.facts)
        joined = [part for part in parts if any(facts & set(each.facts) for each in part)]
        merged = (*(each for part in joined for each in part), condition)
        parts = [part for part in parts if part not in joined]
        parts.append(merged)
    return parts
