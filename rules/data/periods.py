"""The program's life and its periods of law."""

from dataclasses import dataclass
from datetime import date

from rules.data.parameters import constant_date
from rules.data.resources import read_toml
from rules.model.outcomes import Standing


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included, under one state of the law."""

    id: str
    start: date
    end: date
    standing: Standing
    sources: tuple[str, ...]


PROGRAM_START: date = constant_date("program_start")
LAST_FILING_DAY: date = constant_date("last_filing_day")

PERIODS: tuple[Period, ...] = tuple(
    Period(p["id"], p["start"], p["end"], Standing(p["standing"]), tuple(p["sources"]))
    for p in read_toml("periods.toml")["period"]
)


def status_on(day: date) -> str:
    """`not_yet_in_force`, `in_force` or `closed` on `day`."""
    if day < PROGRAM_START:
        return "not_yet_in_force"
    return "in_force" if day <= LAST_FILING_DAY else "closed"


def law_date(filing_date: date) -> date:
    """`filing_date` moved into the program's life: the day whose law is applied."""
    return min(max(filing_date, PROGRAM_START), LAST_FILING_DAY)


def period_on(day: date) -> Period:
    """The period of law of `day`; LookupError on a day outside the program's life."""
    for period in PERIODS:
        if period.start <= day <= period.end:
            return period
    msg = f"no period of law on {day}"
    raise LookupError(msg)
