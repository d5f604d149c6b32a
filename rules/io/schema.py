"""The JSON Schema of the answers."""

from datetime import date
from typing import Any

from rules.model.expressions import Fact
from rules.model.kinds import Kind
from rules.programs import FACTS

_DAYS = (
    "(?:01|03|05|07|08|10|12)-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:04|06|09|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8])"
)


def answers_schema() -> dict[str, Any]:
    """Return a JSON Schema (draft 2020-12) that accepts exactly the valid answers."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers",
        "type": "object",
        "properties": {fact.id: _property(fact) for fact in FACTS.values()},
        "required": [fact.id for fact in FACTS.values() if fact.required],
        "additionalProperties": False,
    }


def _property(fact: Fact) -> dict[str, Any]:
    if fact.kind is Kind.ENUM:
        return {"enum": [*fact.values, *([] if fact.required else [None])]}
    found: dict[str, Any] = {"type": "string" if fact.kind is Kind.DATE else fact.kind.value}
    if not fact.required:
        found["type"] = [found["type"], "null"]
    if isinstance(fact.minimum, date) and isinstance(fact.maximum, date):
        # In some dialects of regular expressions `$` also matches before a final line end.
        found |= {
            "format": "date",
            "pattern": _pattern(fact.minimum.year, fact.maximum.year),
            "maxLength": len("YYYY-MM-DD"),
        }
    elif fact.minimum is not None:
        found |= {"minimum": fact.minimum, "maximum": fact.maximum}
    return found


def _pattern(first: int, last: int) -> str:
    """Return a regular expression for exactly the days of the years `first` to `last`."""
    years = range(first, last + 1)
    leap = [year for year in years if year % 4 == 0 and (year % 100 or year % 400 == 0)]
    return f"^(?:(?:{_any(years)})-(?:{_DAYS})|(?:{_any(leap)})-02-29)$"


def _any(years: range | list[int]) -> str:
    return "|".join(map(str, years))
