"""The reduced decision diagram of a group of conditions that share facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from rules.decision_diagram.answers import Answer, ComparisonAnswer, UnknownAnswer, answer_of
from rules.engine.comparison_group import ComparisonGroup
from rules.engine.compiled_law import Group
from rules.engine.enumeration_group import UNKNOWN, EnumerationGroup
from rules.model.conditions import Condition
from rules.model.expressions import Fact
from rules.model.outcomes import Outcome

# The place of each fact in a conversation.
Order: TypeAlias = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Leaf:
    """The outcome of each condition of the group once no further answer can change it."""

    outcomes: tuple[tuple[Condition, Outcome], ...]

    def of(self, outcome: Outcome) -> tuple[Condition, ...]:
        """Return the conditions with that outcome."""
        return tuple(condition for condition, found in self.outcomes if found is outcome)


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A question about one fact, or two to compare, and the node that each answer leads to.

    The unknown answer comes last. Equal questions are one object.
    """

    facts: tuple[Fact, ...]
    edges: tuple[tuple[Answer, "Node"], ...]


Node: TypeAlias = Question | Leaf


def place_of(group: Group, order: Order) -> int:
    """The place of the group's first question in a conversation."""
    return min(order[fact.id] for fact in group.facts)


def node_of(group: EnumerationGroup | ComparisonGroup, order: Order) -> Node:
    """The group's diagram: facts in the order of a conversation, each asked only where its
    answer can still change what is said of some condition.
    """
    if isinstance(group, ComparisonGroup):
        return _compared(group)
    return _Reduction(group, order).node({})


def _compared(group: ComparisonGroup) -> Question:
    (condition,) = group.conditions
    edges: tuple[tuple[Answer, Outcome], ...] = (
        (ComparisonAnswer(reached=True), Outcome.MET),
        (ComparisonAnswer(reached=False), Outcome.NOT_MET),
        (UnknownAnswer(), Outcome.UNKNOWN),
    )
    return Question(
        group.facts, tuple((answer, Leaf(((condition, outcome),))) for answer, outcome in edges)
    )


class _Reduction:
    """Builds the diagram from the engine's verdict on each state of the group."""

    def __init__(self, group: EnumerationGroup, order: Order) -> None:
        self._group = group
        self._places = sorted(range(len(group.facts)), key=lambda p: order[group.facts[p].id])
        self._questions: dict[tuple[Fact, tuple[tuple[Answer, Node], ...]], Question] = {}

    def node(self, known: dict[int, int]) -> Node:
        """Return the node for facts in known classes, by their index in the group."""
        if len(known) == len(self._places):
            return self._leaf(known)
        place = self._places[len(known)]
        classes = self._group.classes[place]
        below = {each: self.node({**known, place: each}) for each in (*classes.truths, UNKNOWN)}
        unknown = below.pop(UNKNOWN)
        nodes = tuple(dict.fromkeys(below.values()))
        if nodes == (unknown,):
            return unknown
        edges = tuple(
            (answer_of(classes, [each for each, found in below.items() if found == node]), node)
            for node in nodes
        )
        edges = (*edges, (UnknownAnswer(), unknown))
        key = (classes.fact, edges)
        return self._questions.setdefault(key, Question((classes.fact,), edges))

    def _leaf(self, state: dict[int, int]) -> Leaf:
        verdict = self._group.verdict(tuple(state[p] for p in range(len(state))))
        found = tuple(
            (condition, Outcome(row["outcome"]))
            for condition, row in zip(self._group.conditions, verdict.rows, strict=True)
        )
        outcomes = {outcome for _, outcome in found}
        worst = next(o for o in (Outcome.NOT_MET, Outcome.UNKNOWN, Outcome.MET) if o in outcomes)
        if worst is not verdict.outcome:
            names = ", ".join(condition.id for condition, _ in found)
            raise ValueError(f"{names} are settled together but not each by itself")
        return Leaf(found)
