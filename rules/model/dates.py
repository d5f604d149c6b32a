"""Calendar dates as the law counts them."""

import re
from calendar import monthrange
from datetime import date

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_date(text: str) -> date:
    """Return the date written `YYYY-MM-DD`.

    Raises:
        ValueError: The text has another form, or there is no such day.
    """
    if not _FORM.fullmatch(text):
        raise ValueError(f"not a date written YYYY-MM-DD: {text!r}")
    return date.fromisoformat(text)


def months_before(day: date, months: int) -> date:
    """Return the same day of the month `months` earlier, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def months_after(day: date, months: int) -> date:
    """Return the same day of the month `months` later, or the last day of a shorter month."""
    return months_before(day, -months)


def first_day_past(day: date, months: int) -> date:
    """Return the first day for which `day` is at least `months` earlier.

    It is the same day of the month, or the first of the next month if the month is shorter.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    if day.day <= monthrange(year, month)[1]:
        return date(year, month, day.day)
    return date(year + month // 12, month % 12 + 1, 1)
