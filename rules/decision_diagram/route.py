"""The diagram of a route: the diagrams of its groups one after another, with what is found so far.

A page cannot remember every answer, so a diagram distinguishes only what it has a section for. Of
what is not met so far it names one condition, of what is not known so far one; where there are
more, it remembers that there are. What is not met outweighs what is not known.
"""

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rules.decision_diagram.answers import Answer
from rules.decision_diagram.group import Leaf, Node, Question, node_of, place_of
from rules.engine.compiled_law import Group, law_of
from rules.model.conditions import Condition
from rules.model.expressions import Fact
from rules.model.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class PartialOutcome:
    """The conjunction of the conditions so far: its outcome, the conditions `named` for it, and
    whether there are `more` of them.
    """

    outcome: Outcome = Outcome.MET
    named: tuple[Condition, ...] = ()
    more: bool = False

    def combine(self, leaf: Leaf) -> "PartialOutcome":
        """With the conditions of another group."""
        found = self
        for outcome in (Outcome.UNKNOWN, Outcome.NOT_MET):
            conditions = leaf.of(outcome)
            if not conditions or (found.outcome is Outcome.NOT_MET and outcome is Outcome.UNKNOWN):
                continue
            if found.outcome is outcome:
                found = PartialOutcome(outcome, (*found.named, *conditions), found.more)
            else:
                found = PartialOutcome(outcome, conditions)
        return found

    @property
    def remembered(self) -> "PartialOutcome":
        """What is still distinguished at the next question."""
        if self.more or len(self.named) > 1:
            return PartialOutcome(self.outcome, (), more=True)
        return self


@dataclass(frozen=True, slots=True)
class QuestionNode:
    """A section that asks, and the section to which each answer leads."""

    id: str
    partial: PartialOutcome
    facts: tuple[Fact, ...]
    edges: tuple[tuple[Answer, str], ...]


@dataclass(frozen=True, slots=True)
class ResultNode:
    """A section that says the outcome: final where `next` is None, else of the conditions so far,
    with the conditions that are `left` and the question that goes on with them.
    """

    id: str
    partial: PartialOutcome
    remaining: tuple[Condition, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Diagram:
    """The sections of a route, profile and period of law, the first question first."""

    route: str
    profile: str
    period: str
    sections: tuple[QuestionNode | ResultNode, ...]


@cache
def diagram_of(route: str, profile: str, period: str) -> Diagram:
    """The reduced diagram of the pair in that period of law."""
    law = law_of(period)
    pair = next(p for p in law.route_profiles if (p.route, p.profile) == (route, profile))
    groups = sorted((law.groups[place] for place in pair.groups), key=place_of)
    return Diagram(route, profile, period, _DiagramBuilder(groups).sections())


@dataclass(frozen=True, slots=True)
class _Position:
    """A section by what makes it one of its kind; it asks `question`, or says the outcome."""

    group: int
    partial: PartialOutcome
    question: Question | None = None


class _DiagramBuilder:
    """Draws each section once, however many ways lead to it, and none that only leads on."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._nodes = [node_of(group) for group in groups]
        self._conditions = [group.conditions for group in groups]
        self._after: dict[_Position, _Position] = {}
        self._edges: dict[_Position, tuple[tuple[Answer | None, _Position], ...]] = {}

    def sections(self) -> tuple[QuestionNode | ResultNode, ...]:
        """Every section that can be reached, in the order in which the ways come to them."""
        start = self._follow(0, self._nodes[0], PartialOutcome())
        ids: dict[_Position, str] = {start: ""}
        used: Counter[str] = Counter()
        waiting = deque([start])
        while waiting:
            place = waiting.popleft()
            word = place.question.facts[0].id if place.question else "outcome"
            used[word] += 1
            ids[place] = word if used[word] == 1 else f"{word}-{used[word]}"
            for _, to in self._edges[place]:
                if to not in ids:
                    ids[to] = ""
                    waiting.append(to)
        return tuple(self._section(place, ids) for place in ids)

    def _section(self, place: _Position, ids: dict[_Position, str]) -> QuestionNode | ResultNode:
        edges = [(answer, ids[to]) for answer, to in self._edges[place]]
        if place.question:
            answers = tuple((answer, to) for answer, to in edges if answer)
            return QuestionNode(ids[place], place.partial, place.question.facts, answers)
        left = tuple(each for later in self._conditions[place.group + 1 :] for each in later)
        return ResultNode(ids[place], place.partial, left, edges[0][1] if edges else None)

    def _follow(self, group: int, node: Node, partial: PartialOutcome) -> _Position:
        """The section at which one arrives who has come to `node` of that group."""
        if isinstance(node, Question):
            return self._ask(_Position(group, partial, node), node)
        found = partial.combine(node)
        left = self._nodes[group + 1 :]
        if left and not node.of(Outcome.NOT_MET):
            return self._follow(group + 1, left[0], found.remembered)
        place = _Position(group, found)
        if place not in self._edges:
            on = [self._follow(group + 1, left[0], found.remembered)] if left else []
            self._edges[place] = tuple((None, to) for to in on)
        return place

    def _ask(self, place: _Position, question: Question) -> _Position:
        """The section itself, or the one to which it would lead by any answer."""
        if place not in self._after:
            edges = tuple(
                (answer, self._follow(place.group, node, place.partial))
                for answer, node in question.edges
            )
            first = edges[0][1]
            self._after[place] = first if all(to == first for _, to in edges) else place
            self._edges[place] = edges
        return self._after[place]
