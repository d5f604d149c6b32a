"""Months of full-time work, added up from periods of employment.

A day counts, once however many jobs were held on it, if it lies in the window that the fact
counts and one job of that day was full time. Unbroken runs of such days are counted in calendar
months from their first day. Days left over are added up over all runs, 31 to a month, so that a
run that is a day short of a month counts as no month.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from rules.calculators.fields import WEEKLY_HOURS, Fields, renamed
from rules.kinds.date import DATE
from rules.kinds.listed import ENUM
from rules.model.dates import months_after, months_before
from rules.model.expressions import Fact
from rules.model.program import CountedWork, Program
from rules.programs import FACTS, PROGRAMS

if TYPE_CHECKING:
    from rules.json_types import CountedPeriod, Experience

DAYS_A_MONTH = 31
MAX_JOBS = 50

_COUNTED: dict[str, tuple[Program, CountedWork]] = {
    work.fact.id: (program, work) for program in PROGRAMS.values() for work in program.counted_work
}

_FACT = Fact("fact", ENUM, "", values=tuple(_COUNTED), required=True)
DAY = Fact("day", DATE, "", date(1950, 1, 1), date(2035, 12, 31), required=True)
"""The domain of the days of jobs and studies."""
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Job:
    """A period of employment, first and last day included, and its paid hours a week."""

    start: date
    end: date
    hours: float


@dataclass(frozen=True, slots=True)
class Window:
    """The days that count, both ends included, and the `months` that they hold at most."""

    start: date
    end: date
    months: int

    def clip(self, job: Job) -> tuple[date, date] | None:
        """Return the first and the last day of the job within the window."""
        first, last = max(job.start, self.start), min(job.end, self.end)
        return (first, last) if first <= last else None


@dataclass(frozen=True, slots=True)
class Length:
    """A time in whole calendar months and days left over."""

    months: int
    days: int

    @property
    def decimal(self) -> int | float:
        """The months with two decimals, never rounded up."""
        hundredths = (self.months * DAYS_A_MONTH + self.days) * 100 // DAYS_A_MONTH
        return hundredths // 100 if hundredths % 100 == 0 else hundredths / 100


def runs(stretches: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return the same days as unbroken runs, in order; first and last days included."""
    found: list[tuple[date, date]] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + _ONE_DAY:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def length(stretches: Iterable[tuple[date, date]], most: int) -> Length:
    """Return the length of the runs together, at most `most` months."""
    months = days = 0
    for first, last in stretches:
        after = last + _ONE_DAY
        own = (after.year - first.year) * 12 + after.month - first.month
        if months_after(first, own) > after:
            own -= 1
        months += own
        days += (after - months_after(first, own)).days
    months += days // DAYS_A_MONTH
    return Length(most, 0) if months >= most else Length(months, days % DAYS_A_MONTH)


def calculate_experience(message: Mapping[str, Any]) -> "Experience":
    """Return the months of full-time work in the periods of a message, as JSON data.

    Args:
        message: An `ExperienceMessage`, not yet validated. A period without an end lasts until
            the filing date.

    Raises:
        AnswersError: Fields are missing or invalid; it names every one.
    """
    fields = Fields(message)
    fact = fields.read(_FACT)
    filing_date = fields.read(FACTS["filing_date"])
    after_studies = fact in _COUNTED and _COUNTED[fact][1].after_studies
    studies_end = fields.read(renamed(DAY, "studies_end")) if after_studies else None
    if studies_end and filing_date and studies_end > filing_date:
        allowed = f"a date from {DAY.minimum} to {filing_date}"
        fields.add_problem("studies_end", "out_of_domain", studies_end.isoformat(), allowed)
    jobs = _jobs(fields, message.get("periods"), filing_date)
    fields.raise_if_any()
    program, work = _COUNTED[fact]
    law_date = program.calendar.law_date(filing_date)
    window = _window(program, work, law_date, filing_date, studies_end)
    full_time = program.parameters.int_on("full_time_hours", law_date)
    counted = runs(
        clipped for job in jobs if job.hours >= full_time and (clipped := window.clip(job))
    )
    total = length(counted, window.months)
    return {
        "fact": fact,
        "months": total.decimal,
        "whole": total.months,
        "days": total.days,
        "full_time_hours": full_time,
        "window": {
            "from": window.start.isoformat(),
            "to": window.end.isoformat(),
            "months": window.months,
            "years": [
                {"year": year, "at": _fraction_before(window, date(year, 1, 1))}
                for year in range(window.start.year + 1, window.end.year + 1)
            ],
        },
        "periods": [_counted_period(job, window, full_time) for job in jobs],
    }


def _window(
    program: Program, work: CountedWork, law_date: date, filing_date: date, studies_end: date | None
) -> Window:
    parameters = program.parameters
    most: Any = work.fact.maximum
    months = parameters.int_on(work.months, law_date) if work.months else most
    if studies_end is not None:
        return Window(studies_end, min(filing_date, months_after(studies_end, months)), months)
    last = parameters.date_on(work.until, law_date) if work.until else filing_date
    return Window(months_before(last, months), min(last, filing_date), months)


def _jobs(fields: Fields, periods: Any, filing_date: date | None) -> list[Job]:
    if not isinstance(periods, list) or len(periods) > MAX_JOBS:
        allowed = f"a list of at most {MAX_JOBS} periods"
        fields.add_problem("periods", "wrong_type", periods, allowed)
        return []
    jobs = []
    for number, period in enumerate(periods):
        name = f"periods.{number}"
        if not isinstance(period, dict):
            fields.add_problem(name, "wrong_type", period, "an object with start, end and hours")
            continue
        start = fields.validate(renamed(DAY, f"{name}.start"), period.get("start"))
        end = fields.validate(renamed(DAY, f"{name}.end", required=False), period.get("end"))
        hours = fields.validate(renamed(WEEKLY_HOURS, f"{name}.hours"), period.get("hours"))
        if start and end and end < start:
            allowed = f"a date from {start} on"
            fields.add_problem(f"{name}.end", "before_start", end.isoformat(), allowed)
        # A job without an end is known up to the filing date, and may start after it.
        if start and hours is not None and filing_date:
            jobs.append(Job(start, end or max(start, filing_date), hours))
    return jobs


def _counted_period(job: Job, window: Window, full_time: int) -> "CountedPeriod":
    clipped = window.clip(job)
    if clipped is None:
        return {"counts": "outside", "from": None, "to": None, "at": None, "width": None}
    first, last = clipped
    at, after = _fraction_before(window, first), _fraction_before(window, last + _ONE_DAY)
    return {
        "counts": "full_time" if job.hours >= full_time else "part_time",
        "from": first.isoformat(),
        "to": last.isoformat(),
        "at": at,
        "width": round(after - at, 4),
    }


def _fraction_before(window: Window, day: date) -> float:
    """Return the part of the window that lies before `day`, from 0 to 1."""
    return round((day - window.start) / (window.end + _ONE_DAY - window.start), 4)
