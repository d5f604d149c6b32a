"""What is known of a group of conditions that share facts, judged together."""

from dataclasses import dataclass
from typing import Any

from rules.engine.required_value import RequiredValue
from rules.model.conditions import Condition
from rules.model.outcomes import Outcome


class Row(dict[str, Any]):
    """A condition as the assessment shows it; `text` keeps its JSON once it was needed."""

    __slots__ = ("text",)

    text: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`rows`: one a condition, as the assessment shows it, never to be modified. `outcome`: of
    all of them together. `relevant`: the unknown facts that can still change that outcome.
    `changes`: every smallest set of facts that can settle all of them as met, with its needs;
    one empty set where they are met, none where nothing can.
    """

    rows: tuple[Row, ...]
    outcome: Outcome
    relevant: frozenset[str]
    changes: tuple[tuple[RequiredValue, ...], ...]


def row(condition: Condition, outcome: Outcome, *, applies: bool = True) -> Row:
    """The condition as the assessment shows it."""
    found = Row(
        id=condition.id,
        outcome=outcome.value,
        applies=applies,
        facts=[fact.id for fact in condition.facts],
        standing=condition.standing.value,
        sources=list(condition.sources),
    )
    found.text = None
    return found
