"""What an immigration program is to the engine, the reports and the guide."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from rules.model.calendar import IN_FORCE, Calendar, LawInterval, Period
from rules.model.conditions import Condition
from rules.model.expressions import Fact
from rules.model.intakes import Intake, intake_status
from rules.model.parameters import Parameters

if TYPE_CHECKING:
    from rules.json_types import IntakeStatus


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CountedWork:
    """The days whose full-time work a fact counts in months.

    Args:
        fact: The fact.
        months: The parameter that is the length of the window; the fact's maximum by default.
        after_studies: Whether the window begins at the end of the person's studies, instead of
            ending on the filing date.
        until: The parameter that is the window's last day, instead of the filing date.
    """

    fact: Fact
    months: str | None = None
    after_studies: bool = False
    until: str | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Program:
    """An immigration program.

    Args:
        id: Its name in assessments.
        routes: Its routes, each with a profile or None, in the order of reports.
        conditions: The conditions of a route and profile in an interval of law, in the order of
            reports.
        calendar: Its status and period of law by day.
        parameters: The dated values that its conditions read.
        intakes: The windows in which applications are received.
        questions: The facts that its conditions read, in the order of a conversation; the facts
            of a topic follow one another.
        calculators: The facts that a calculator or look-up of the self-check can fill in, by its
            name. `pay` converts the first fact, by the year, and the second, by the hour.
        counted_work: The facts that count months of work, which the calculator `experience` fills
            in; the parameter `full_time_hours` gives the paid hours a week that count.
        french_tables: The tables by which the calculator `french` reads results of tests, the one
            that the program follows first; it fills in the facts in the unit `level`.
        invitation_rounds: The module of its rounds of invitations, by name, since no browser's
            archive holds it: `ROUNDS`, `COMPARED` and `SOURCES`.
    """

    id: str
    routes: tuple[tuple[str, str | None], ...]
    conditions: Callable[[str, str | None, LawInterval], tuple[Condition, ...]]
    calendar: Calendar
    parameters: Parameters
    intakes: tuple[Intake, ...]
    questions: tuple[Fact, ...]
    calculators: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    counted_work: tuple[CountedWork, ...] = ()
    french_tables: tuple[str, ...] = ()
    invitation_rounds: str | None = None

    @property
    def law_intervals(self) -> tuple[LawInterval, ...]:
        """The intervals, from its first day in force to its last, in which nothing changes."""
        return _law_intervals(self)

    @property
    def periods(self) -> tuple[Period, ...]:
        """Its periods of law, in order."""
        return self.calendar.periods

    def intake_on(self, day: date, route: str, profile: str | None) -> "IntakeStatus":
        """Return whether applications are received on `day`: `none` out of force."""
        if self.calendar.status_on(day) != IN_FORCE:
            return "none"
        return intake_status(self.intakes, day, route, profile)


@cache
def _law_intervals(program: Program) -> tuple[LawInterval, ...]:
    calendar = program.calendar
    changes = {dated.start for each in program.parameters.values() for dated in each.values}
    starts = sorted({period.start for period in calendar.periods} | changes)
    ends = [*(start - timedelta(days=1) for start in starts[1:]), calendar.end]
    found = []
    for start, end in zip(starts, ends, strict=True):
        period = calendar.period_on(start)
        name = period.id if start == period.start else f"{period.id}-{start}"
        found.append(LawInterval(name, period.id, start, end))
    return tuple(found)
