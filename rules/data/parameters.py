"""The dated values that conditions read."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, TypeAlias

from rules.data.resources import read_toml
from rules.model.dates import parse_date
from rules.model.outcomes import Standing

Scalar: TypeAlias = int | float | str | date


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


_ONE_DAY = timedelta(days=1)


def _read() -> dict[str, Parameter]:
    tables = read_toml("parameters.toml")
    life: tuple[date, date] = (
        tables["program_start"]["value"],
        tables["last_filing_day"]["value"],
    )
    tables["program_end"]["value"] = life[1] + _ONE_DAY
    return {
        key: Parameter(
            key,
            table["unit"],
            Standing(table["standing"]),
            tuple(table["sources"]),
            _dated_values(key, table, *life),
        )
        for key, table in tables.items()
    }


def _dated_values(
    key: str, table: dict[str, Any], first: date, last: date
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
    return tuple(
        DatedValue(start, following - _ONE_DAY, values[start])
        for start, following in pairwise([*values, last + _ONE_DAY])
    )


def _day(key: str, name: str) -> date:
    try:
        return parse_date(name)
    except ValueError:
        raise ValueError(
            f"parameters.toml: {key}: {name!r} is not a day written YYYY-MM-DD. Write a change as "
            "the day, an equals sign and the new value."
        ) from None


PARAMETERS: dict[str, Parameter] = _read()


def int_on(name: str, day: date) -> int:
    """Return the integer that parameter `name` is on `day`.

    Raises:
        TypeError: It is not an integer.
    """
    return _int(name, PARAMETERS[name].on(day))


def str_on(name: str, day: date) -> str:
    """Return the word that parameter `name` is on `day`.

    Raises:
        TypeError: It is not a word.
    """
    value = PARAMETERS[name].on(day)
    if not isinstance(value, str):
        raise TypeError(f"parameters.toml: {name} is not a word")
    return value


def constant_int(name: str) -> int:
    """Return the integer that parameter `name` is throughout the program's life.

    Raises:
        TypeError: It is not an integer.
        ValueError: It changes.
    """
    return _int(name, PARAMETERS[name].constant)


def constant_date(name: str) -> date:
    """Return the date that parameter `name` is throughout the program's life.

    Raises:
        TypeError: It is not a date.
        ValueError: It changes.
    """
    value = PARAMETERS[name].constant
    if not isinstance(value, date):
        raise TypeError(f"parameters.toml: {name} is not a date")
    return value


def _int(name: str, value: Scalar) -> int:
    if not isinstance(value, int):
        raise TypeError(f"parameters.toml: {name} is not an integer")
    return value
