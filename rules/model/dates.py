"""Calendar dates as the law counts them."""

import re
from calendar import monthrange
from datetime import date

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_date(text: str) -> date:
    """The date that `text` writes as `YYYY-MM-DD`; ValueError for any other form or day."""
    if not _FORM.fullmatch(text):
        raise ValueError(f"not a date written YYYY-MM-DD: {text!r}")
    return date.fromisoformat(text)


def months_before(day: date, months: int) -> date:
    """The same day of the month `months` earlier, or that month's last day where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def months_after(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day where it has none."""
    return months_before(day, -months)


def first_day_past(day: date, months: int) -> date:
    """The first day of which `day` is `months` before or earlier: the same day of the month, or
    the first of the next where that month has no such day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    if day.day <= monthrange(year, month)[1]:
        return date(year, month, day.day)
    return date(year + month // 12, month % 12 + 1, 1)
