"""Conversion between yearly and hourly pay."""

import json
from decimal import ROUND_DOWN, Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rules.messages import handle_message

CENT = Decimal("0.01")


def ask(**fields: Any) -> Any:
    """Return the reply to the fields."""
    reply = json.loads(handle_message(json.dumps(fields | {"method": "pay"})))
    return reply.get("pay") or reply["problems"]


def test_a_year_and_an_hour() -> None:
    """Yearly pay is divided by the paid hours and rounded down; hourly pay is multiplied
    exactly.
    """
    assert ask(each="year", amount=78000, hours=37.5, weeks=52) == {"year": 78000, "hour": 40}
    assert ask(each="year", amount=77999.99, hours=37.5, weeks=52)["hour"] == 39.99
    assert ask(each="hour", amount=40.1, hours=37.5, weeks=52) == {"hour": 40.1, "year": 78195}


MONEY = st.decimals(1, 5000, places=2)
HOURS = st.decimals(1, 80, places=1)
WEEKS = st.integers(1, 52)


@given(MONEY, HOURS, WEEKS)
def test_the_way_back_is_never_more(hour: Decimal, hours: Decimal, weeks: int) -> None:
    """The year is the exact product, and converting it back gives the same hour or less."""
    year = ask(each="hour", amount=float(hour), hours=float(hours), weeks=weeks)
    if isinstance(year, list):
        assert hour * hours * weeks > 10_000_000
        return
    exact = (hour * hours * weeks).quantize(CENT, ROUND_DOWN)
    assert Decimal(str(year["year"])) == exact
    back = ask(each="year", amount=year["year"], hours=float(hours), weeks=weeks)
    assert hour - CENT <= Decimal(str(back["hour"])) <= hour


def test_what_is_wrong_is_named() -> None:
    """The reply names missing fields, numbers out of bounds, and a result that does not exist."""
    assert [p["fact"] for p in ask(each="year", amount=-1, hours=0, weeks=None)] == [
        "amount",
        "hours",
        "weeks",
    ]
    assert [p["fact"] for p in ask(each="week", amount=1, hours=1, weeks=1)] == ["each"]
    (problem,) = ask(each="year", amount=10_000_000, hours=1, weeks=1)
    assert (problem["fact"], problem["code"]) == ("hourly_wage", "out_of_domain")
