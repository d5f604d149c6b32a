"""Pay by the year and by the hour, one out of the other."""

from collections.abc import Mapping
from fractions import Fraction
from math import floor
from typing import Any

from rules.calculators.fields import Fields, renamed
from rules.facts import FACTS
from rules.io.answers import allowed_values
from rules.model.expressions import Fact
from rules.model.kinds import Kind

WEEKS_A_YEAR = 52

_FACTS = {"year": FACTS["annual_salary"], "hour": FACTS["hourly_wage"]}
_EACH = Fact("each", Kind.ENUM, "", values=tuple(_FACTS), required=True)
HOURS = Fact(
    "hours",
    Kind.NUMBER,
    "",
    1,
    FACTS["job_weekly_hours"].maximum,
    unit="hours_per_week",
    required=True,
)
WEEKS = Fact("weeks", Kind.NUMBER, "", 1, WEEKS_A_YEAR, unit="weeks", required=True)


def calculate_pay(message: Mapping[str, Any]) -> dict[str, Any]:
    """The same pay by the `year` and by the `hour`; AnswersError names what is wrong.

    `each`: `year` or `hour`, for which `amount` is paid. `hours`: paid hours a week. `weeks`: paid
    weeks a year. What is computed is rounded down to the cent, so that it is never too much.
    """
    fields = Fields(message)
    each = fields.read(_EACH)
    amount = fields.read(renamed(_FACTS.get(each, _FACTS["year"]), "amount"))
    hours, weeks = fields.read(HOURS), fields.read(WEEKS)
    fields.raise_if_any()
    worked = _exact(hours) * _exact(weeks)
    other = "hour" if each == "year" else "year"
    paid = _exact(amount) / worked if each == "year" else _exact(amount) * worked
    found = _cents(paid)
    fact = _FACTS[other]
    if found > fact.maximum:  # type: ignore[operator]
        fields.add_problem(fact.id, "out_of_domain", found, allowed_values(fact))
        fields.raise_if_any()
    return {each: amount, other: found}


def _exact(number: float) -> Fraction:
    """The number as it is written, not as the computer approaches it."""
    return Fraction(str(number))


def _cents(amount: Fraction) -> int | float:
    cents = floor(amount * 100)
    return cents // 100 if cents % 100 == 0 else cents / 100
