"""From when and until when conditions are met, if filing is put off.

Every answer stays as it is, known or unknown, but for what time itself changes: an applicant
grows older, work goes on full time at the same level, dates come nearer or fall out of their
windows, and the law changes. The birthday is unknown, and so is when past months were worked. A
first day is therefore given as two: `earliest`, before which the conditions cannot be met, and
`sure`, from which they are met in every case. Days before the filing date are not considered.

Past the program's last filing day the dates are what its conditions alone would give. Each day
comes with the program's status on it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from rules.engine.assess import assess, programs_for
from rules.engine.projection import LAW, change_dates, project
from rules.model.calendar import Calendar
from rules.model.outcomes import Outcome
from rules.model.program import Program

if TYPE_CHECKING:
    from rules.json_types import (
        ConditionDates,
        ConditionResult,
        Day,
        EligibilityDates,
        FirstDay,
        LastDay,
        ProgramDates,
        RouteResult,
    )

_ONE_DAY = timedelta(days=1)


def eligibility_dates(
    answers: Mapping[str, Any], programs: Sequence[Program] | None = None
) -> "list[ProgramDates]":
    """Return from when and until when each route of each program is met, as JSON data.

    `from` is None where the conditions are met on the filing date, or never. `until` is None where
    nothing ends it, else the last day on which they are not settled as not met. Only conditions
    that have one of the two are listed.

    Args:
        answers: Valid answers, dates as `date`.
        programs: Those wanted; by default those in force on the filing date.
    """
    return [
        {"program": program.id, "routes": _of_program(answers, program)}
        for program in programs or programs_for(answers["filing_date"])
    ]


def _of_program(answers: Mapping[str, Any], program: Program) -> "list[EligibilityDates]":
    changes = change_dates(answers, program)
    days = tuple(sorted(changes))
    most, least = (
        [_assessed(project(answers, day, most=most), program) for day in days]
        for most in (True, False)
    )
    return [
        _of_route(
            _Timeline(
                program.calendar,
                days,
                changes,
                [each[n] for each in most],
                [each[n] for each in least],
            )
        )
        for n in range(len(most[0]))
    ]


def _assessed(answers: Mapping[str, Any], program: Program) -> "list[RouteResult]":
    return assess(answers, (program,))["programs"][0]["routes"]


@dataclass(frozen=True, slots=True)
class _Timeline:
    """The results of a route in a profile on each of `days`.

    `most` and `least` are those with the most and the least that time may bring by then.
    """

    calendar: Calendar
    days: tuple[date, ...]
    changes: Mapping[date, set[str]]
    most: "list[RouteResult]"
    least: "list[RouteResult]"

    def dates(
        self, most: "list[str | None]", least: "list[str | None]", facts: set[str]
    ) -> "tuple[FirstDay | None, LastDay | None]":
        """Return from when and until when the outcomes on each day are met."""
        if Outcome.MET not in most:
            return None, None
        start = most.index(Outcome.MET)
        later = range(start, len(most))
        end = next((n for n in later if most[n] == Outcome.NOT_MET), len(most))
        sure = next((self.days[n] for n in range(start, end) if least[n] == Outcome.MET), None)
        first: FirstDay | None = None
        last: LastDay | None = None
        if start:
            first = {
                "earliest": self._day(self.days[start]),
                "sure": None if sure is None else self._day(sure),
                "by": self._by(start, facts),
            }
        if end < len(most):
            last = {**self._day(self.days[end] - _ONE_DAY), "by": self._by(end, facts)}
        return first, last

    def _day(self, day: date) -> "Day":
        return {"day": day.isoformat(), "status": self.calendar.status_on(day)}

    def _by(self, place: int, facts: set[str]) -> list[str]:
        return sorted(self.changes[self.days[place]] & {*facts, LAW})


def _of_route(timeline: _Timeline) -> "EligibilityDates":
    first = timeline.most[0]
    begin, end = timeline.dates(
        [route["conditions_outcome"] for route in timeline.most],
        [route["conditions_outcome"] for route in timeline.least],
        {fact for row in first["conditions"] for fact in row["facts"]},
    )
    conditions = [_of_condition(timeline, row) for row in first["conditions"]]
    return {
        "route": first["route"],
        "profile": first["profile"],
        "from": begin,
        "until": end,
        "conditions": [each for each in conditions if each["from"] or each["until"]],
    }


def _of_condition(timeline: _Timeline, row: "ConditionResult") -> "ConditionDates":
    most, least = (_outcomes(each, row["id"]) for each in (timeline.most, timeline.least))
    begin, end = timeline.dates(most, least, {*row["facts"]})
    return {"id": row["id"], "from": begin, "until": end}


def _outcomes(routes: "list[RouteResult]", condition: str) -> "list[str | None]":
    """Return the outcome of one condition on each day, None where the law does not have it."""
    return [
        next((row["outcome"] for row in route["conditions"] if row["id"] == condition), None)
        for route in routes
    ]
