"""Months of full-time work, added up from periods of employment.

Each day counts once, however many jobs were held on it, if it lies within the window that the
fact counts and one job of that day was full time. Runs of such days are counted in calendar
months from their first day. The days left over of all runs are added up, 31 to a month, so that
a run that is a day short of a month is no month.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rules.calculators.fields import Fields, renamed
from rules.data.parameters import int_on
from rules.data.periods import law_date
from rules.facts import FACTS
from rules.model.dates import months_after, months_before
from rules.model.expressions import Fact
from rules.model.kinds import Kind

DAYS_A_MONTH = 31
MAX_JOBS = 50

_WINDOWS = {
    "skilled_months": "experience_window_months",
    "eligible_occupation_months": "experience_window_months",
    "post_graduation_months": "dess_experience_window_months",
}
_AFTER_STUDIES = "post_graduation_months"

_FACT = Fact("fact", Kind.ENUM, "", values=tuple(_WINDOWS), required=True)
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
        """The first and the last day of the job within the window."""
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
    """The same days as unbroken runs, in order; first and last days included."""
    found: list[tuple[date, date]] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + _ONE_DAY:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def length(stretches: Iterable[tuple[date, date]], most: int) -> Length:
    """How long the runs are together, `most` months at the most."""
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


def calculate_experience(message: Mapping[str, Any]) -> dict[str, Any]:
    """The months that `message` adds up to, as JSON data; AnswersError names what is wrong.

    `fact`: the months wanted. `filing_date`; `studies_end` too for `post_graduation_months`.
    `periods`: objects with `start`, `end` (null: not ended by the filing date) and `hours` a week.
    """
    fields = Fields(message)
    fact = fields.read(_FACT)
    filing_date = fields.read(FACTS["filing_date"])
    day = FACTS["graduate_degree_date"]
    after_studies = fact == _AFTER_STUDIES
    studied = fields.read(renamed(day, "studies_end")) if after_studies else None
    if studied and filing_date and studied > filing_date:
        allowed = f"a date from {day.minimum} to {filing_date}"
        fields.add_problem("studies_end", "out_of_domain", studied.isoformat(), allowed)
    jobs = _jobs(fields, message.get("periods"), filing_date)
    fields.raise_if_any()
    window = _window(fact, filing_date, studied)
    full_time = int_on("full_time_hours", law_date(filing_date))
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
        "periods": [_period_row(job, window, full_time) for job in jobs],
    }


def _window(fact: str, filing_date: date, studied: date | None) -> Window:
    months = int_on(_WINDOWS[fact], law_date(filing_date))
    if studied is None:
        return Window(months_before(filing_date, months), filing_date, months)
    return Window(studied, min(filing_date, months_after(studied, months)), months)


def _jobs(fields: Fields, periods: Any, filing_date: date | None) -> list[Job]:
    if not isinstance(periods, list) or len(periods) > MAX_JOBS:
        fields.add_problem(
            "periods", "wrong_type", periods, f"a list of at most {MAX_JOBS} periods"
        )
        return []
    jobs = []
    weekly_hours = FACTS["job_weekly_hours"]
    for number, period in enumerate(periods):
        name = f"periods.{number}"
        if not isinstance(period, dict):
            fields.add_problem(name, "wrong_type", period, "an object with start, end and hours")
            continue
        day = FACTS["graduate_degree_date"]
        start = fields.validate(renamed(day, f"{name}.start"), period.get("start"))
        end = fields.validate(renamed(day, f"{name}.end", required=False), period.get("end"))
        hours = fields.validate(renamed(weekly_hours, f"{name}.hours"), period.get("hours"))
        if start and end and end < start:
            allowed = f"a date from {start} on"
            fields.add_problem(f"{name}.end", "before_start", end.isoformat(), allowed)
        # A job that goes on is known up to the filing date, and may start after it.
        if start and hours is not None and filing_date:
            jobs.append(Job(start, end or max(start, filing_date), hours))
    return jobs


def _period_row(job: Job, window: Window, full_time: int) -> dict[str, Any]:
    """Whether a job counts, and where it lies in a picture of the window."""
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
    """How much of the window lies before `day`, from 0 to 1."""
    return round((day - window.start) / (window.end + _ONE_DAY - window.start), 4)
