"""From when and until when: what becomes of the conditions if filing is put off.

Every answer stays as it is, known or unknown, save what time itself moves: a person grows older,
work goes on full time at the same level, dates come nearer or fall out of their windows, and
another period of law begins. The day of birth is not known, nor when the months counted so far
were worked: so a first day is given as two, an `earliest` before which it is out of the question,
and a `sure` one from which it holds in every case. Nothing is said of days before the filing date.

Past the program's last filing day, the days are what its conditions alone would say: each comes
with the program's status on it, and nobody can file there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

from rules.data.periods import status_on
from rules.engine.assess import assess
from rules.engine.projection import LAW, change_dates, project
from rules.model.outcomes import Outcome

Timing: TypeAlias = dict[str, Any]


def eligibility_dates(answers: Mapping[str, Any]) -> list[Timing]:
    """From when and until when each pair, and each condition in it, is met, as JSON data.

    One object a pair: `route`, `profile`, `from`, `until`, and in `conditions` the `id`, `from`
    and `until` of those of which there is something to say. A day is `day` with the program's
    `status` on it; `by` names what moves: facts, or `law`.

    from   null where it is met on the filing date, or never; else `earliest` and `sure` (null
           where it never is), days as above, and `by`
    until  null where nothing ends it; else the last `day` on which it is not settled as not met,
           its `status`, and `by`
    """
    found = change_dates(answers)
    days = tuple(sorted(found))
    most = [assess(project(answers, day, most=True))["routes"] for day in days]
    least = [assess(project(answers, day, most=False))["routes"] for day in days]
    return [
        _route_profile(
            _Timeline(days, found, [each[n] for each in most], [each[n] for each in least])
        )
        for n in range(len(most[0]))
    ]


@dataclass(frozen=True, slots=True)
class _Timeline:
    """What becomes of a pair: on each of `days`, the most and the least that time may bring."""

    days: tuple[date, ...]
    turns: Mapping[date, set[str]]
    most: list[dict[str, Any]]
    least: list[dict[str, Any]]


def _route_profile(course: _Timeline) -> Timing:
    first = course.most[0]
    whole = [route["conditions_outcome"] for route in course.most]
    surely = [route["conditions_outcome"] for route in course.least]
    read = {fact for row in first["conditions"] for fact in row["facts"]}
    conditions = (
        {
            "id": row["id"],
            **_dates(course, _row(course.most, row), _row(course.least, row), {*row["facts"]}),
        }
        for row in first["conditions"]
    )
    return {
        "route": first["route"],
        "profile": first["profile"],
        **_dates(course, whole, surely, read),
        "conditions": [each for each in conditions if each["from"] or each["until"]],
    }


def _row(routes: list[dict[str, Any]], like: dict[str, Any]) -> list[str | None]:
    """The outcome of one condition on each day; None where the law does not have it."""
    return [
        next((row["outcome"] for row in route["conditions"] if row["id"] == like["id"]), None)
        for route in routes
    ]


def _dates(
    course: _Timeline, most: list[str | None], least: list[str | None], facts: set[str]
) -> Timing:
    """`from` and `until`, by the outcomes on each day."""
    if Outcome.MET not in most:
        return {"from": None, "until": None}
    start = most.index(Outcome.MET)
    ends = (n for n in range(start, len(most)) if most[n] == Outcome.NOT_MET)
    end = next(ends, len(most))
    sure = next((course.days[n] for n in range(start, end) if least[n] == Outcome.MET), None)

    def by(place: int) -> list[str]:
        return sorted(course.turns[course.days[place]] & {*facts, LAW})

    begins = {"earliest": _day(course.days[start]), "sure": sure and _day(sure)}
    return {
        "from": {**begins, "by": by(start)} if start else None,
        "until": {**_day(course.days[end] - timedelta(1)), "by": by(end)}
        if end < len(most)
        else None,
    }


def _day(day: date) -> dict[str, str]:
    return {"day": day.isoformat(), "status": status_on(day)}
