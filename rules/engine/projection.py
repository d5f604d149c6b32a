"""Answers projected to a later filing date, and the days on which time changes outcomes."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from rules.engine.compiled_law import predicates_of
from rules.facts import filing_date
from rules.model.expressions import AtLeast, Fact, Predicate, WithinMonths
from rules.model.program import Program
from rules.programs import FACTS

# What turns where it is no fact that does: the law, at the start of an interval.
LAW = "law"

_LAST: Any = filing_date.maximum


def project(answers: Mapping[str, Any], day: date, *, most: bool) -> dict[str, Any]:
    """Return `answers` if filing is put off to `day`.

    Values that change with time become the most, or the least, that they may be by then.
    """
    passed = {
        fact.id: _projected_value(fact, answers, day, most=most)
        for fact in FACTS.values()
        if fact.evolves and answers.get(fact.id) is not None
    }
    return {**answers, "filing_date": day, **passed}


def change_dates(answers: Mapping[str, Any], program: Program) -> dict[date, set[str]]:
    """The filing date, and each later one on which an outcome under the program may differ from
    the day before: with the facts, or `LAW`, that turn on it.
    """
    since: date = answers["filing_date"]
    found: dict[date, set[str]] = {since: set()}
    for interval in program.law_intervals:
        if interval.start > since:
            found.setdefault(interval.start, set()).add(LAW)
    for predicate in _predicates(program):
        for holds in _monotone_predicates(predicate, answers):
            day = _first_day(since, holds)
            if day is not None and day > since:
                found.setdefault(day, set()).add(predicate.fact.id)
    return found


def _monotone_predicates(
    test: Predicate, answers: Mapping[str, Any]
) -> tuple[Callable[[date], bool], ...]:
    """Return functions of a day, derived from `test`, that change once from false to true."""
    fact, value = test.fact, answers.get(test.fact.id)
    if value is None:
        return ()
    if isinstance(test, WithinMonths):
        return (
            lambda day: bool(value <= day),
            lambda day: bool(value < test.window(day)[0]),
        )
    if not isinstance(test, AtLeast) or not fact.evolves:
        return ()
    return (
        lambda day: test.accepts(_projected_value(fact, answers, day, most=True), day),
        lambda day: test.accepts(_projected_value(fact, answers, day, most=False), day),
    )


def _projected_value(fact: Fact, answers: Mapping[str, Any], day: date, *, most: bool) -> Any:
    """Return the most or the least that a known value may be on `day`, within its domain."""
    since: date = answers["filing_date"]
    evolves, test = fact.evolves, fact.evolves_within
    if evolves is None:
        return answers[fact.id]
    if test is not None and (start := answers.get(test.fact.id)) is not None:
        closed = _first_day(since, lambda later: bool(start < test.window(later)[0]))
        day = min(day, closed or day)
    value = (evolves.most if most else evolves.least)(answers[fact.id], since, day)
    return min(value, fact.maximum)  # the domain of a number


def _first_day(since: date, holds: Callable[[date], bool]) -> date | None:
    """Return the first day from `since` on for which `holds` is true, as for all later days."""
    days = range((_LAST - since).days + 1)
    place = bisect_left(days, True, key=lambda n: holds(since + timedelta(n)))
    return since + timedelta(place) if place < len(days) else None


@cache
def _predicates(program: Program) -> tuple[Predicate, ...]:
    return predicates_of((program,))
