"""How a value moves as the filing date is put off, all else staying as it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from rules.model.dates import first_day_past

Bound: TypeAlias = Callable[[float, date, date], float]

_YEAR = 12


@dataclass(frozen=True, slots=True)
class TimeEvolution:
    """The least and the most that a value of one day may be on a later day.

    Args:
        kind: `age`, `work` or `work_after_studies`.
        least: A function of the value, its day and the later day, which never falls as that day
            moves on.
        most: A function of the same kind.
    """

    kind: str
    least: Bound
    most: Bound


def whole_months(since: date, day: date) -> int:
    """Return the whole months from `since` to `day`."""
    months = (day.year - since.year) * _YEAR + day.month - since.month
    return months - (first_day_past(since, months) > day)


def months_between(since: date, day: date) -> float:
    """Return the months from `since` to `day`, with the part of the last month by days."""
    whole = whole_months(since, day)
    start, end = first_day_past(since, whole), first_day_past(since, whole + 1)
    return whole + (day - start) / (end - start)


def _years(since: date, day: date) -> int:
    return whole_months(since, day) // _YEAR


def _after_next_birthday(age: float, since: date, day: date) -> float:
    # A person's next birthday is the following day at the earliest.
    return age if day == since else age + 1 + _years(since, day - timedelta(1))


def _sum(months: float, since: date, day: date) -> float:
    # Rounded so that fractions that add up to a whole month do so in floating point.
    return round(months + months_between(since, day), 6)


# An age in whole years does not give the birthday: it may be the next day, or a year away.
AGE = TimeEvolution(
    "age",
    least=lambda age, since, day: age + _years(since, day),
    most=_after_next_birthday,
)

# Months of work in a window that ends on the filing date, with the work going on full time. For
# each new month one of the old may have left the window, but no more than there were.
WORK = TimeEvolution(
    "work",
    least=lambda months, since, day: max(months, months_between(since, day)),
    most=_sum,
)

# Months of work in a window that may have closed before.
WORK_AFTER_STUDIES = TimeEvolution(
    "work_after_studies",
    least=lambda months, _since, _day: months,
    most=_sum,
)
