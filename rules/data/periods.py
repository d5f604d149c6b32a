"""The program's life, its periods of law, and the intervals in which nothing changes."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from rules.data.parameters import PARAMETERS, constant_date
from rules.data.resources import read_toml
from rules.model.outcomes import Standing

if TYPE_CHECKING:
    from rules.json_types import ProgramStatus


@dataclass(frozen=True, slots=True)
class Period:
    """A period of law, both ends included: its conditions differ from the other's."""

    id: str
    start: date
    end: date
    standing: Standing
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LawInterval:
    """Days, both ends included, in one period of law on which no parameter changes.

    The first interval of a period has the period's id, a later one its first day added to it.
    """

    id: str
    period: str
    start: date
    end: date


PROGRAM_START: date = constant_date("program_start")
LAST_FILING_DAY: date = constant_date("last_filing_day")

_ONE_DAY = timedelta(days=1)


def _ends(starts: list[date]) -> list[date]:
    """Return the last days of intervals that begin on `starts` and follow one another."""
    days = [*starts, LAST_FILING_DAY + _ONE_DAY]
    if any(later <= earlier for earlier, later in pairwise(days)):
        raise ValueError(
            "periods.toml: periods do not follow one another within the program's life. Give "
            "each but the first a start after that of the one before."
        )
    return [day - _ONE_DAY for day in days[1:]]


def _periods() -> tuple[Period, ...]:
    tables = read_toml("periods.toml")["period"]
    starts = [table.get("start", PROGRAM_START) for table in tables]
    return tuple(
        Period(table["id"], start, end, Standing(table["standing"]), tuple(table["sources"]))
        for table, start, end in zip(tables, starts, _ends(starts), strict=True)
    )


PERIODS: tuple[Period, ...] = _periods()


def _intervals() -> tuple[LawInterval, ...]:
    changes = {dated.start for each in PARAMETERS.values() for dated in each.values}
    starts = sorted({period.start for period in PERIODS} | changes)
    return tuple(
        LawInterval(
            period.id if start == period.start else f"{period.id}-{start}", period.id, start, end
        )
        for start, end in zip(starts, _ends(starts), strict=True)
        for period in PERIODS
        if period.start <= start <= period.end
    )


LAW_INTERVALS: tuple[LawInterval, ...] = _intervals()


def status_on(day: date) -> "ProgramStatus":
    """Return the program's status on `day`."""
    if day < PROGRAM_START:
        return "not_yet_in_force"
    return "in_force" if day <= LAST_FILING_DAY else "closed"


def law_date(filing_date: date) -> date:
    """Return the day whose law is applied: the filing date, moved into the program's life."""
    return min(max(filing_date, PROGRAM_START), LAST_FILING_DAY)


def period_on(day: date) -> Period:
    """Return the period of law of `day`.

    Raises:
        LookupError: The day is outside the program's life.
    """
    for period in PERIODS:
        if period.start <= day <= period.end:
            return period
    raise LookupError(f"no period of law on {day}")


def law_interval_on(day: date) -> LawInterval:
    """Return the interval of unchanged law of `day`.

    Raises:
        LookupError: The day is outside the program's life.
    """
    for interval in LAW_INTERVALS:
        if interval.start <= day <= interval.end:
            return interval
    raise LookupError(f"no law on {day}")
