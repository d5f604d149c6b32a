"""Answers on a later filing date, and the days on which time alone may change an outcome."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from rules.data.periods import LAW_INTERVALS
from rules.engine.compiled_law import predicates_of
from rules.facts import FACTS, filing_date
from rules.model.expressions import AtLeast, Fact, Predicate, WithinMonths

# Stands for the law among the facts that change.
LAW = "law"

_LAST: Any = filing_date.maximum


def project(answers: Mapping[str, Any], day: date, *, most: bool) -> dict[str, Any]:
    """`answers`, if filing is put off to `day`: what time moves is the most that it may be then,
    or the least; the rest is as it was.
    """
    passed = {
        fact.id: _projected_value(fact, answers, day, most=most)
        for fact in FACTS.values()
        if fact.evolves and answers.get(fact.id) is not None
    }
    return {**answers, "filing_date": day, **passed}


def change_dates(answers: Mapping[str, Any]) -> dict[date, set[str]]:
    """The filing date, and each later one on which an outcome may differ from the day before:
    with the facts, or `LAW`, that turn on it.
    """
    since: date = answers["filing_date"]
    found: dict[date, set[str]] = {since: set()}
    for law in LAW_INTERVALS:
        if law.start > since:
            found.setdefault(law.start, set()).add(LAW)
    for test in predicates_of():
        for holds in _monotone_predicates(test, answers):
            day = _first_day(since, holds)
            if day is not None and day > since:
                found.setdefault(day, set()).add(test.fact.id)
    return found


def _monotone_predicates(
    test: Predicate, answers: Mapping[str, Any]
) -> tuple[Callable[[date], bool], ...]:
    """What of `test` is false up to some day, and true from then on."""
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
    """The most or the least that a known value may be on `day`, within the fact's domain."""
    since: date = answers["filing_date"]
    evolves, test = fact.evolves, fact.evolves_within
    if evolves is None:
        return answers[fact.id]
    if test is not None and (start := answers.get(test.fact.id)) is not None:
        closed = _first_day(since, lambda later: bool(start < test.window(later)[0]))
        day = min(day, closed or day)
    value = (evolves.most if most else evolves.least)(answers[fact.id], since, day)
    return min(value, fact.maximum)  # type: ignore[type-var] # the domain of a number


def _first_day(since: date, holds: Callable[[date], bool]) -> date | None:
    """The first filing date from `since` on that `holds`, which then holds for good."""
    days = range((_LAST - since).days + 1)
    place = bisect_left(days, True, key=lambda n: holds(since + timedelta(n)))
    return since + timedelta(place) if place < len(days) else None
