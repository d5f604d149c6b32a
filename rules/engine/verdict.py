"""What is known of a group of conditions that share facts, judged together."""

from dataclasses import dataclass

from rules.engine.frozen import Encoded, FrozenList
from rules.kinds.required_value import RequiredValue
from rules.model.conditions import Condition
from rules.model.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a group, given what is known of its facts.

    Args:
        rows: The result of each condition.
        outcome: The outcome of all conditions together.
        relevant: The unknown facts that can still change that outcome.
        changes: Every smallest set of facts that can settle all conditions as met, with the
            values needed: one empty set if they are met, none if nothing can.
    """

    rows: tuple[Encoded, ...]
    outcome: Outcome
    relevant: frozenset[str]
    changes: tuple[tuple[RequiredValue, ...], ...]


def condition_row(condition: Condition, outcome: Outcome, *, applies: bool = True) -> Encoded:
    """Return a `ConditionResult`, which all assessments share in which it is the same."""
    return Encoded(
        id=condition.id,
        outcome=outcome.value,
        applies=applies,
        facts=FrozenList(fact.id for fact in condition.facts),
        standing=condition.standing.value,
        sources=FrozenList(condition.sources),
    )
