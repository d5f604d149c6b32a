"""The dated values of a program's law."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

from rules.model.dates import parse_date
from rules.model.outcomes import Standing

Scalar: TypeAlias = int | float | str | date

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value and the days on which it holds, both included."""

    start: date
    end: date
    value: Scalar


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value of the law, with its unit, standing and sources, over the program's life."""

    id: str
    unit: str
    standing: Standing
    sources: tuple[str, ...]
    values: tuple[DatedValue, ...]

    def on(self, day: date) -> Scalar:
        """Return the value on `day`.

        Raises:
            LookupError: The day is outside the program's life.
        """
        for dated in self.values:
            if dated.start <= day <= dated.end:
                return dated.value
        raise LookupError(f"parameter {self.id} has no value on {day}")

    @property
    def constant(self) -> Scalar:
        """The only value.

        Raises:
            ValueError: The value changes during the program's life.
        """
        if len(self.values) > 1:
            raise ValueError(
                f"parameters.toml: {self.id} changes on {self.values[1].start}, but the code that "
                "reads it supports one value only. Change that code."
            )
        return self.values[0].value


class Parameters(dict[str, Parameter]):
    """A program's parameters by id."""

    def int_on(self, name: str, day: date) -> int:
        """Return the integer that parameter `name` is on `day`.

        Raises:
            TypeError: It is not an integer.
        """
        return _int(name, self[name].on(day))

    def str_on(self, name: str, day: date) -> str:
        """Return the word that parameter `name` is on `day`.

        Raises:
            TypeError: It is not a word.
        """
        value = self[name].on(day)
        if not isinstance(value, str):
            raise TypeError(f"parameters.toml: {name} is not a word")
        return value

    def date_on(self, name: str, day: date) -> date:
        """Return the date that parameter `name` is on `day`.

        Raises:
            TypeError: It is not a date.
        """
        return _date(name, self[name].on(day))

    def constant_int(self, name: str) -> int:
        """Return the integer that parameter `name` is throughout the program's life.

        Raises:
            TypeError: It is not an integer.
            ValueError: It changes.
        """
        return _int(name, self[name].constant)


def parameters_of(tables: Mapping[str, Any], first: date, last: date) -> Parameters:
    """Return the parameters of a program that is in force from `first` to `last`.

    Each table gives the `value` on the first day, and under a later day the value from it on.

    Raises:
        ValueError: A value changes on a day outside the program's life.
    """
    return Parameters(
        {
            key: Parameter(
                key,
                table["unit"],
                Standing(table["standing"]),
                tuple(table["sources"]),
                _dated_values(key, table, first, last),
            )
            for key, table in tables.items()
        }
    )


def _dated_values(
    key: str, table: Mapping[str, Any], first: date, last: date
) -> tuple[DatedValue, ...]:
    """Return the values of a table: `value` from the `first` day on, then those under dates."""
    changes = {
        _day(key, name): value
        for name, value in table.items()
        if name not in ("unit", "standing", "sources", "value")
    }
    for day in changes:
        if not first < day <= last:
            raise ValueError(
                f"parameters.toml: {key} changes on {day}, outside the program's life after its "
                f"first day. Use a day from {first + _ONE_DAY} to {last}."
            )
    values = {first: table["value"], **dict(sorted(changes.items()))}
    ends = [*(start - _ONE_DAY for start in [*values][1:]), last]
    return tuple(
        DatedValue(start, end, values[start]) for start, end in zip(values, ends, strict=True)
    )


def _day(key: str, name: str) -> date:
    try:
        return parse_date(name)
    except ValueError:
        raise ValueError(
            f"parameters.toml: {key}: {name!r} is not a day written YYYY-MM-DD. Write a change as "
            "the day, an equals sign and the new value."
        ) from None


def _int(name: str, value: Scalar) -> int:
    if not isinstance(value, int):
        raise TypeError(f"parameters.toml: {name} is not an integer")
    return value


def _date(name: str, value: Scalar) -> date:
    if not isinstance(value, date):
        raise TypeError(f"parameters.toml: {name} is not a date")
    return value
