"""The dated values that conditions read."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from rules.data.resources import read_toml
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
        """The value on `day`; LookupError on a day that no value covers."""
        for dated in self.values:
            if dated.start <= day <= dated.end:
                return dated.value
        msg = f"parameter {self.id} has no value on {day}"
        raise LookupError(msg)


def _read() -> dict[str, Parameter]:
    tables = read_toml("parameters.toml")
    life = (tables["program_start"]["value"], tables["last_filing_day"]["value"])
    parameters = {}
    for key, table in tables.items():
        dated = table.get("values") or [
            {"from": life[0], "until": life[1], "value": table["value"]}
        ]
        parameters[key] = Parameter(
            key,
            table["unit"],
            Standing(table["standing"]),
            tuple(table["sources"]),
            tuple(DatedValue(v["from"], v["until"], v["value"]) for v in dated),
        )
    return parameters


PARAMETERS: dict[str, Parameter] = _read()


def int_on(name: str, day: date) -> int:
    """The whole number that parameter `name` is on `day`; TypeError if it is not one."""
    value = PARAMETERS[name].on(day)
    if not isinstance(value, int):
        msg = f"parameter {name} is not a whole number"
        raise TypeError(msg)
    return value


def str_on(name: str, day: date) -> str:
    """The word that parameter `name` is on `day`; TypeError if it is not one."""
    value = PARAMETERS[name].on(day)
    if not isinstance(value, str):
        msg = f"parameter {name} is not a word"
        raise TypeError(msg)
    return value


def constant_date(name: str) -> date:
    """The date that parameter `name` is, all through the program's life."""
    value = PARAMETERS[name].values[0].value
    if not isinstance(value, date):
        msg = f"parameter {name} is not a date"
        raise TypeError(msg)
    return value
