"""Stub of `calendar` with `monthrange` alone, without the names of days in every locale."""

from datetime import date, timedelta


def monthrange(year: int, month: int) -> tuple[int, int]:
    """Return the weekday of the month's first day, from 0 for Monday, and its number of days."""
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return first.weekday(), last.day
