"""The reduced decision diagram of a group of conditions that share facts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from rules.engine.comparison_group import ComparisonGroup
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
    """A question about one fact, or two to compare, and the node that each class of values leads
    to; `UNKNOWN` is a class too. Each edge has another node. Equal questions are one object.
    """

    facts: tuple[Fact, ...]
    edges: tuple[tuple[frozenset[int], "Node"], ...]


Node: TypeAlias = Question | Leaf

# The classes of a comparison.
REACHED, NOT_REACHED = 0, 1


def place_of(facts: Collection[Fact], order: Order) -> int:
    """Return the place of the first question about one of these facts."""
    return min(order[fact.id] for fact in facts)


def node_of(group: EnumerationGroup | ComparisonGroup, order: Order) -> Node:
    """Return the group's diagram: facts in the order of a conversation, each asked only where its
    answer can still change the outcome of some condition.
    """
    if isinstance(group, ComparisonGroup):
        return _comparison(group)
    return _Reduction(group, order).node({})


def _comparison(group: ComparisonGroup) -> Question:
    (condition,) = group.conditions
    edges = {REACHED: Outcome.MET, NOT_REACHED: Outcome.NOT_MET, UNKNOWN: Outcome.UNKNOWN}
    leaves = {each: Leaf(((condition, outcome),)) for each, outcome in edges.items()}
    return Question(group.facts, tuple((frozenset({each}), leaves[each]) for each in leaves))


class _Reduction:
    """Builds the diagram from the engine's verdict on each state of the group."""

    def __init__(self, group: EnumerationGroup, order: Order) -> None:
        self._group = group
        self._places = sorted(range(len(group.facts)), key=lambda p: order[group.facts[p].id])
        self._questions: dict[tuple[Fact, tuple[tuple[frozenset[int], Node], ...]], Question] = {}

    def node(self, known: dict[int, int]) -> Node:
        """Return the node for facts in known classes, by their index in the group."""
        if len(known) == len(self._places):
            return self._leaf(known)
        place = self._places[len(known)]
        classes = self._group.classes[place]
        below = {each: self.node({**known, place: each}) for each in (*classes.truths, UNKNOWN)}
        nodes = tuple(dict.fromkeys(below.values()))
        if len(nodes) == 1:
            return nodes[0]
        edges = tuple(
            (frozenset(each for each, found in below.items() if found == node), node)
            for node in nodes
        )
        return self._questions.setdefault((classes.fact, edges), Question((classes.fact,), edges))

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
