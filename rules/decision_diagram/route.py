"""The diagram of a route: the diagrams of its groups in sequence, with the outcome so far.

A static page cannot store answers, so every distinction needs a section of its own. To keep their
number small, the outcome so far names one unmet condition, or else one unknown condition, and
otherwise only that there are several. Unmet outweighs unknown.
"""

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rules.decision_diagram.answers import Answer
from rules.decision_diagram.group import Leaf, Node, Order, Question, node_of, place_of
from rules.engine.calendar_group import CalendarGroup
from rules.engine.comparison_group import ComparisonGroup
from rules.engine.compiled_law import Group, law_of
from rules.engine.enumeration_group import EnumerationGroup
from rules.facts import filing_date
from rules.model.conditions import Condition
from rules.model.expressions import Fact
from rules.model.outcomes import Outcome
from rules.model.program import Program


@dataclass(frozen=True, slots=True)
class PartialOutcome:
    """The outcome of the groups passed so far.

    `named` are conditions with that outcome; `more` tells whether there are others.
    """

    outcome: Outcome = Outcome.MET
    named: tuple[Condition, ...] = ()
    more: bool = False

    def combine(self, leaf: Leaf) -> "PartialOutcome":
        """Return the outcome with the conditions of another group added."""
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
        """The part that is still distinguished at the next question."""
        if self.more or len(self.named) > 1:
            return PartialOutcome(self.outcome, (), more=True)
        return self


@dataclass(frozen=True, slots=True)
class QuestionNode:
    """A section that asks a question, and the section that each answer leads to."""

    id: str
    partial: PartialOutcome
    facts: tuple[Fact, ...]
    edges: tuple[tuple[Answer, str], ...]


@dataclass(frozen=True, slots=True)
class ResultNode:
    """A section with an outcome: final if `next` is None, else of the groups passed so far.

    `remaining` are the conditions not yet considered, and `next` is the section that goes on.
    """

    id: str
    partial: PartialOutcome
    remaining: tuple[Condition, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Diagram:
    """The sections of a route and profile under a law, the first question first."""

    program: str
    route: str
    profile: str | None
    period: str
    sections: tuple[QuestionNode | ResultNode, ...]


@cache
def diagram_of(program: Program, route: str, profile: str | None, period: str) -> Diagram:
    """Return the reduced diagram of a route of the program in that period of law."""
    law = law_of(program, period)
    order = {fact.id: place for place, fact in enumerate(program.questions)}
    pair = next(p for p in law.route_profiles if (p.route, p.profile) == (route, profile))
    groups = sorted(
        (_in_period(law.groups[place], program, period) for place in pair.groups),
        key=lambda group: place_of(group, order),
    )
    sections = _DiagramBuilder(groups, order).sections()
    return Diagram(program.id, route, profile, period, sections)


def _in_period(group: Group, program: Program, period: str) -> EnumerationGroup | ComparisonGroup:
    """Return the group of conditions for the period. Raises ValueError if there are several."""
    if not isinstance(group, CalendarGroup):
        return group
    found = next(each for each in program.periods if each.id == period)
    last: Any = filing_date.maximum
    ends = {group.on(day) for day in (found.start, min(found.end, last))}
    if len(ends) > 1:
        names = ", ".join(condition.id for condition in group.conditions)
        raise ValueError(f"{names}: which dates are possible changes in the period {period}")
    return ends.pop()


@dataclass(frozen=True, slots=True)
class _Position:
    """What identifies a section; it asks `question`, or shows the outcome if there is none."""

    group: int
    partial: PartialOutcome
    question: Question | None = None


class _DiagramBuilder:
    """Builds each section once, and leaves out those whose answers all lead to the same one."""

    def __init__(self, groups: Sequence[EnumerationGroup | ComparisonGroup], order: Order) -> None:
        self._nodes = [node_of(group, order) for group in groups]
        self._conditions = [group.conditions for group in groups]
        self._after: dict[_Position, _Position] = {}
        self._edges: dict[_Position, tuple[tuple[Answer | None, _Position], ...]] = {}

    def sections(self) -> tuple[QuestionNode | ResultNode, ...]:
        """Return every section that can be reached, breadth first."""
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
        """Return the section for `node` of that group."""
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
        """Return the section itself, or the one that all its answers lead to."""
        if place not in self._after:
            edges = tuple(
                (answer, self._follow(place.group, node, place.partial))
                for answer, node in question.edges
            )
            first = edges[0][1]
            self._after[place] = first if all(to == first for _, to in edges) else place
            self._edges[place] = edges
        return self._after[place]
