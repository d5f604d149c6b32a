"""The days of an immigration program: when its rules hold, and under which period of law."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules.model.outcomes import Standing

if TYPE_CHECKING:
    from rules.json_types import ProgramStatus

NOT_YET_IN_FORCE: "ProgramStatus" = "not_yet_in_force"
IN_FORCE: "ProgramStatus" = "in_force"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Period:
    """A stretch of days, both ends included, under one state of the law."""

    id: str
    start: date
    end: date
    standing: Standing
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LawInterval:
    """Days, both ends included, in one period of law on which no parameter changes.

    The first interval of a period has the period's id, a later one its first day added to it.
    """

    id: str
    period: str
    start: date
    end: date


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class StatusSpan:
    """From `start` until the next span, the program has this status."""

    status: "ProgramStatus"
    start: date
    standing: Standing
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Calendar:
    """A program's status and period of law by day.

    Args:
        law_as_of: The day of the newest official text behind the program's rules.
        statuses: What the program's status is from which day on, in order; before the first, it
            is not yet in force. It is in force in one unbroken stretch of days.
        periods: The periods of law, which together cover the days in force.
    """

    law_as_of: date
    statuses: tuple[StatusSpan, ...]
    periods: tuple[Period, ...]

    @property
    def start(self) -> date:
        """The first day on which the program is in force."""
        return self.periods[0].start

    @property
    def end(self) -> date:
        """The last day on which the program is in force; `date.max` where no end is known."""
        return self.periods[-1].end

    @property
    def change_days(self) -> tuple[date, ...]:
        """The days on which the status or the period changes, in order."""
        spans = {span.start for span in self.statuses}
        days = {*spans, *(each.start for each in self.periods)} - {date.min}
        return tuple(sorted(days))

    def status_on(self, day: date) -> "ProgramStatus":
        """Return the program's status on `day`."""
        started = [span.status for span in self.statuses if span.start <= day]
        return started[-1] if started else NOT_YET_IN_FORCE

    def law_date(self, filing_date: date) -> date:
        """Return the day in force that is nearest to `filing_date`: its law is applied."""
        return min(max(filing_date, self.start), self.end)

    def period_on(self, day: date) -> Period:
        """Return the period of law of `day`.

        Raises:
            LookupError: if the program is not in force on that day.
        """
        for period in self.periods:
            if period.start <= day <= period.end:
                return period
        raise LookupError(f"no period of law on {day}")
