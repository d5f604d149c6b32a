"""Format numbers, dates and amounts for a language."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import TypeAlias

from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_compact_decimal, format_decimal

from site_builder.errors import BuildError
from site_builder.i18n.catalogs import Messages

Value: TypeAlias = bool | int | float | str | date
_NON_NUMERIC_UNITS = ("text", "diploma", "date", "datetime", "year_month")
_CENTS = "#,##0.00"
_BEFORE_HAN = re.compile(r"(?<=\d)(?=[\u4e00-\u9fff])")


class Formatter:
    """Format values for one language: `$100,000`, `100,000 加元`, `January 1, 2026`."""

    def __init__(self, messages: Messages) -> None:
        self._texts = messages.texts
        self._locale = messages.language.locale
        self._writers: dict[str, Callable[[Value], str]] = {
            "text": self._text,
            "diploma": self._diploma,
            "date": self._date,
            "datetime": self._datetime,
            "year_month": self._year_month,
        }

    def value(self, value: Value, unit: str, *, with_unit: bool = True) -> str:
        """Return `value` with its unit (its pattern is the message `unit.<unit>`), or without."""
        if unit in _NON_NUMERIC_UNITS:
            return self._writers[unit](value)
        number = self.number(value, cents=unit == "cad_per_hour")
        if not with_unit:
            return number
        one = f"unit.{unit}.one"
        pattern = one if value == 1 and one in self._texts else f"unit.{unit}"
        try:
            return self._texts[pattern].replace("{n}", number)
        except KeyError:
            raise BuildError(
                f"site_builder/locale/law.pot: add {pattern}, a pattern with {{n}}."
            ) from None

    def number(self, value: Value, *, cents: bool = False) -> str:
        """Return a number with the language's grouping, with two decimals if `cents`."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise BuildError(
                f"rules: {value!r} is not a number, but has a unit of numbers. Change the unit."
            )
        return str(
            format_decimal(value, format=_CENTS if cents else "#,##0.##", locale=self._locale)
        )

    def short_number(self, value: Value) -> str:
        """Return a large number as people say it: `75K` in English, `7.5 万` in Chinese."""
        self.number(value)
        text = format_compact_decimal(str(value), locale=self._locale, fraction_digits=2)
        return _BEFORE_HAN.sub("\N{NO-BREAK SPACE}", str(text))

    def month(self, day: date) -> str:
        """Return the month of `day`, as in `November 2025`."""
        return str(format_skeleton("yMMMM", day, locale=self._locale))

    def year(self, day: date) -> str:
        """Return the year of `day`, as in `2025`."""
        return str(format_skeleton("y", day, locale=self._locale))

    def _text(self, value: Value) -> str:
        """Return text unchanged, but a list of single characters with the language's comma."""
        text = str(value)
        if re.fullmatch(r"\w(, \w)+", text):
            return text.replace(", ", self._texts["site.list.comma"])
        return text

    def _date(self, value: Value) -> str:
        if not isinstance(value, date):
            raise BuildError(f"rules: {value!r} is not a date, but its unit is `date`.")
        return str(format_date(value, "long", locale=self._locale))

    def _datetime(self, value: Value) -> str:
        if not isinstance(value, datetime):
            raise BuildError(f"rules: {value!r} is not a time, but its unit is `datetime`.")
        time = format_time(value, "short", locale=self._locale)
        return self._texts["site.datetime"].format(date=self._date(value.date()), time=time)

    def _year_month(self, value: Value) -> str:
        return self.month(date.fromisoformat(f"{value}-01"))

    def _diploma(self, value: Value) -> str:
        return self._texts[f"fact.diploma_level.value.{value}"]
