"""Reads the data files of a program's folder."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from rules.data.resources import read_toml
from rules.model.calendar import IN_FORCE, Calendar, Period, StatusSpan
from rules.model.intakes import Caps, Intake, IntakeChange
from rules.model.outcomes import Standing
from rules.model.parameters import Parameters, parameters_of


def read_calendar(folder: str) -> Calendar:
    """Return the calendar in `periods.toml`.

    Raises:
        ValueError: The program is not in force in one unbroken stretch of days, or its periods do
            not follow one another within it.
    """
    where, tables = f"{folder}/periods.toml", read_toml("periods.toml", folder)
    statuses = tuple(
        StatusSpan(each["status"], each.get("start", date.min), *_citation(each))
        for each in tables["status"]
    )
    first, last = _life(statuses, where)
    starts = [each.get("start", first) for each in tables["period"]]
    if starts[0] != first or any(start > last for start in starts):
        raise ValueError(f"{where}: a period starts on a day when the program is not in force")
    return Calendar(
        tables["law_as_of"],
        statuses,
        tuple(
            Period(each["id"], start, end, *_citation(each))
            for each, start, end in zip(
                tables["period"], starts, _ends(starts, last, where), strict=True
            )
        ),
    )


def _life(statuses: tuple[StatusSpan, ...], where: str) -> tuple[date, date]:
    """The first and the last day in force."""
    starts = [span.start for span in statuses]
    ends = _ends(starts, date.max, where)
    found = [
        (span.start, end)
        for span, end in zip(statuses, ends, strict=True)
        if span.status == IN_FORCE
    ]
    if len(found) != 1:
        raise ValueError(f"{where}: give exactly one stretch of days in force")
    return found[0]


def _ends(starts: list[date], last: date, where: str) -> list[date]:
    """The last days of stretches that begin on `starts` and follow one another."""
    if any(later <= earlier for earlier, later in pairwise(starts)):
        raise ValueError(f"{where}: a start does not come after the one before it")
    return [*(start - timedelta(days=1) for start in starts[1:]), last]


def read_parameters(folder: str, calendar: Calendar) -> Parameters:
    """Return the parameters in `parameters.toml`."""
    return parameters_of(read_toml("parameters.toml", folder), calendar.start, calendar.end)


def read_intakes(folder: str) -> tuple[Intake, ...]:
    """Return the windows in `intakes.toml`."""
    return tuple(
        Intake(
            each["id"],
            each["start"],
            each.get("end", date.max),
            each["status"],
            tuple(
                IntakeChange(
                    change["status"],
                    change["from"],
                    tuple(change["routes"]),
                    change.get("profile"),
                    *_citation(change),
                )
                for change in each.get("change", ())
            ),
            _caps(each.get("caps")),
            *_citation(each),
        )
        for each in read_toml("intakes.toml", folder)["intake"]
    )


def _caps(table: dict[str, Any] | None) -> Caps:
    if table is None:
        return Caps()
    values = {key: value for key, value in table.items() if key not in ("standing", "sources")}
    return Caps(values, *_citation(table))


def _citation(table: dict[str, Any]) -> tuple[Standing, tuple[str, ...]]:
    return Standing(table["standing"]), tuple(table["sources"])
