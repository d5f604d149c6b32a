"""The kind of days of the calendar."""

from collections.abc import Collection
from datetime import date
from typing import Any

from rules.kinds.partition import Partition
from rules.kinds.required_value import RequiredValue, common_predicates
from rules.model.dates import parse_date
from rules.model.expressions import Fact
from rules.model.kind import Kind, RejectedError, Value

_DAYS = (
    "(?:01|03|05|07|08|10|12)-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:04|06|09|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8])"
)


class Date(Kind):
    """A day, in JSON as YYYY-MM-DD."""

    __slots__ = ()

    name = "date"

    def read(self, fact: Fact, data: Any) -> Value:
        if not isinstance(data, str):
            raise RejectedError("wrong_type")
        try:
            day = parse_date(data)
        except ValueError:
            raise RejectedError("not_a_date") from None
        if not fact.minimum <= day <= fact.maximum:
            raise RejectedError("out_of_domain")
        return day

    def to_json(self, value: date) -> Any:
        return value.isoformat()

    def allowed(self, fact: Fact) -> str:
        return f"a date written YYYY-MM-DD from {fact.minimum} to {fact.maximum}"

    def schema(self, fact: Fact) -> dict[str, Any]:
        # In some dialects of regular expressions `$` also matches before a final line end.
        return {
            "type": "string",
            "format": "date",
            "pattern": _pattern(fact.minimum.year, fact.maximum.year),
            "maxLength": len("YYYY-MM-DD"),
        }

    def required_value(self, partition: Partition, allowed: Collection[int]) -> RequiredValue:
        windows = common_predicates(partition, allowed)
        return RequiredValue(partition.fact, windows=windows)  # type: ignore[arg-type] # tests of dates


DATE = Date()


def _pattern(first: int, last: int) -> str:
    """Return a regular expression for exactly the days of the years `first` to `last`."""
    years = range(first, last + 1)
    leap = [year for year in years if year % 4 == 0 and (year % 100 or year % 400 == 0)]
    return f"^(?:(?:{_any(years)})-(?:{_DAYS})|(?:{_any(leap)})-02-29)$"


def _any(years: range | list[int]) -> str:
    return "|".join(map(str, years))
