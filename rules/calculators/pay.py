"""Conversion between pay by the year and pay by the hour."""

from collections.abc import Mapping
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any

from rules.calculators.fields import WEEKLY_HOURS, Fields, renamed
from rules.kinds.listed import ENUM
from rules.kinds.number import NUMBER
from rules.model.expressions import Fact
from rules.programs import CALCULATORS

if TYPE_CHECKING:
    from rules.json_types import Pay

WEEKS_A_YEAR = 52

_PAY = CALCULATORS.get("pay", ())
_FACTS = dict(zip(("year", "hour"), _PAY, strict=bool(_PAY)))
_EACH = Fact("each", ENUM, "", values=tuple(_FACTS), required=True)
HOURS = Fact("hours", NUMBER, "", 1, WEEKLY_HOURS.maximum, unit="hours_per_week", required=True)
WEEKS = Fact("weeks", NUMBER, "", 1, WEEKS_A_YEAR, unit="weeks", required=True)


def calculate_pay(message: Mapping[str, Any]) -> "Pay":
    """Return the pay of a message by the year and by the hour.

    The converted amount is rounded down to the cent, so that it is never too high.

    Args:
        message: A `PayMessage`, not yet validated: hours are per week, weeks per year.

    Raises:
        AnswersError: Fields are missing or invalid, or the result is outside its fact's domain.
    """
    fields = Fields(message)
    each = fields.read(_EACH)
    if not _FACTS:  # no program asks for pay, so that no field is known
        fields.raise_if_any()
    amount = fields.read(renamed(_FACTS.get(each, _FACTS["year"]), "amount"))
    hours, weeks = fields.read(HOURS), fields.read(WEEKS)
    fields.raise_if_any()
    worked = _exact(hours) * _exact(weeks)
    other = "hour" if each == "year" else "year"
    paid = _exact(amount) / worked if each == "year" else _exact(amount) * worked
    found = _cents(paid)
    fact = _FACTS[other]
    if found > fact.maximum:
        fields.add_problem(fact.id, "out_of_domain", found, fact.kind.allowed(fact))
        fields.raise_if_any()
    # The given amount comes first.
    return {"year": amount, "hour": found} if each == "year" else {"hour": amount, "year": found}


def _exact(number: float) -> Fraction:
    """Return the decimal number as written, not its binary approximation."""
    return Fraction(str(number))


def _cents(amount: Fraction) -> int | float:
    cents = floor(amount * 100)
    return cents // 100 if cents % 100 == 0 else cents / 100
