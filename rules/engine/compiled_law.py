"""Every route of a program in an interval of law, compiled into groups of conditions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeAlias

from rules.engine.calendar_group import CalendarGroup, needs_calendar
from rules.engine.comparison_group import ComparisonGroup
from rules.engine.enumeration_group import EnumerationGroup
from rules.model.conditions import Condition
from rules.model.expressions import AtLeastFact, Expression, Predicate
from rules.model.program import Program

Group: TypeAlias = EnumerationGroup | ComparisonGroup | CalendarGroup


@dataclass(frozen=True, slots=True)
class RouteProfile:
    """A route in a profile: its groups, as indexes into the law's `groups`.

    No two groups share a fact. `order` gives for each condition the index of its group among
    them, and its index in that group.
    """

    route: str
    profile: str | None
    groups: tuple[int, ...]
    order: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Law:
    """Every route of a program in one interval of law, and the groups that they share."""

    groups: tuple[Group, ...]
    route_profiles: tuple[RouteProfile, ...]

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition, those of a group together."""
        return tuple(each for group in self.groups for each in group.conditions)

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Every condition as an expression."""
        return tuple(each.expression for each in self.conditions)


@cache
def law_of(program: Program, law_id: str) -> Law:
    """Return the compiled law of an interval, or of the first interval of a period."""
    interval = next(each for each in program.law_intervals if each.id == law_id)
    found: dict[tuple[Condition, ...], int] = {}
    groups: list[Group] = []
    route_profiles = []
    for route, profile in program.routes:
        conditions = program.conditions(route, profile, interval)
        parts = _sharing_facts(conditions)
        for part in parts:
            if part not in found:
                found[part] = len(groups)
                groups.append(_group(part))
        order = tuple(
            next((g, part.index(each)) for g, part in enumerate(parts) if each in part)
            for each in conditions
        )
        places = tuple(found[part] for part in parts)
        route_profiles.append(RouteProfile(route, profile, places, order))
    return Law(tuple(groups), tuple(route_profiles))


def law_on(program: Program, day: date) -> Law:
    """Return the compiled law of a day on which the program is in force.

    Raises:
        LookupError: The program is not in force on that day.
    """
    for interval in program.law_intervals:
        if interval.start <= day <= interval.end:
            return law_of(program, interval.id)
    raise LookupError(f"no law of {program.id} on {day}")


@cache
def laws_of(program: Program) -> tuple[Law, ...]:
    """Return the compiled law of every interval."""
    return tuple(law_of(program, interval.id) for interval in program.law_intervals)


def predicates_of(programs: Iterable[Program], fact: str | None = None) -> tuple[Predicate, ...]:
    """Return the predicates of all conditions of all time, or of those that read `fact`."""
    found = dict.fromkeys(
        predicate
        for program in programs
        for law in laws_of(program)
        for expression in law.expressions
        for predicate in expression.predicates()
    )
    return tuple(each for each in found if fact in (None, each.fact.id))


def _group(conditions: tuple[Condition, ...]) -> Group:
    if len(conditions) == 1 and isinstance(conditions[0].expression, AtLeastFact):
        return ComparisonGroup(conditions[0])
    if needs_calendar(conditions):
        return CalendarGroup(conditions)
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
