"""The JSON Schema of the answers."""

from typing import Any

from rules.model.expressions import Fact
from rules.programs import FACTS


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
    """Return the schema of a fact's values, and of null unless it is required."""
    found = fact.kind.schema(fact)
    if fact.required:
        return found
    if "enum" in found:
        return {**found, "enum": [*found["enum"], None]}
    return {**found, "type": [found["type"], "null"]}
