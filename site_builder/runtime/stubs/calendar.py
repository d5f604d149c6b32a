"""In the place of `calendar`, with its names for the days of all locales: the rules count days."""

from datetime import date, timedelta


def monthrange(year: int, month: int) -> tuple[int, int]:
    """The weekday of the month's first day, from 0 for Monday, and how many days it has."""
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return first.weekday(), last.day
