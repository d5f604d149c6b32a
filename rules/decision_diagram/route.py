"""The diagram of a route: its questions, and every path of answers to an outcome of conditions.

Groups of conditions share no facts, so each has paths of its own, and a route has few.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from rules.decision_diagram.answers import Answer, ComparisonAnswer, UnknownAnswer, answer_of
from rules.decision_diagram.group import (
    REACHED,
    Leaf,
    Node,
    Order,
    Question,
    node_of,
    place_of,
)
from rules.engine.calendar_group import CalendarGroup
from rules.engine.comparison_group import ComparisonGroup
from rules.engine.compiled_law import Group, law_of
from rules.engine.enumeration_group import UNKNOWN, EnumerationGroup
from rules.facts import filing_date
from rules.model.conditions import Condition
from rules.model.expressions import Fact
from rules.model.outcomes import Outcome
from rules.model.program import Program

# The facts of a question, and the places in `answers` of those that continue the path.
Choice: TypeAlias = tuple[tuple[Fact, ...], frozenset[int]]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of the route.

    `answers` are the distinct answers, unknown last. `asked_after` are the choices after any of
    which the question can still matter; one that can always matter has an empty one.
    """

    facts: tuple[Fact, ...]
    answers: tuple[Answer, ...]
    asked_after: tuple[tuple[Choice, ...], ...]


@dataclass(frozen=True, slots=True)
class Path:
    """Choices, in the order of the questions, and the outcomes of conditions that they settle."""

    choices: tuple[Choice, ...]
    outcomes: tuple[tuple[Condition, Outcome], ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """The questions of a route and profile under a law, in order, and all paths.

    Exactly one path of each group of conditions fits an applicant.
    """

    program: str
    route: str
    profile: str | None
    period: str
    questions: tuple[AskedQuestion, ...]
    paths: tuple[Path, ...]


@cache
def diagram_of(program: Program, route: str, profile: str | None, period: str) -> Diagram:
    """Return the diagram of a route of the program in that period of law."""
    law = law_of(program, period)
    order = {fact.id: place for place, fact in enumerate(program.questions)}
    pair = next(p for p in law.route_profiles if (p.route, p.profile) == (route, profile))
    groups = [
        _GroupPaths(_in_period(law.groups[place], program, period), order) for place in pair.groups
    ]
    questions = sorted(
        (each for group in groups for each in group.questions()),
        key=lambda question: place_of(question.facts, order),
    )
    paths = tuple(path for group in groups for path in group.paths())
    return Diagram(program.id, route, profile, period, tuple(questions), paths)


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


# The nodes of a path with the classes of values that lead to the next.
_Steps: TypeAlias = tuple[tuple[Question, frozenset[int]], ...]


class _GroupPaths:
    """The questions and paths of one group."""

    def __init__(self, group: EnumerationGroup | ComparisonGroup, order: Order) -> None:
        self._group = group
        self._walks = tuple(_walks(node_of(group, order)))
        self._nodes: dict[tuple[Fact, ...], dict[Question, list[_Steps]]] = {}
        for steps, _ in self._walks:
            for length, (node, _) in enumerate(steps):
                before = self._nodes.setdefault(node.facts, {}).setdefault(node, [])
                if steps[:length] not in before:
                    before.append(steps[:length])
        self._blocks = {facts: _blocks(list(nodes)) for facts, nodes in self._nodes.items()}

    def questions(self) -> Iterator[AskedQuestion]:
        for facts, nodes in self._nodes.items():
            befores = [self._choices(steps) for found in nodes.values() for steps in found]
            answers = tuple(self._answer(facts, block) for block in self._blocks[facts])
            yield AskedQuestion(facts, answers, tuple(dict.fromkeys(befores)))

    def paths(self) -> Iterator[Path]:
        for steps, leaf in self._walks:
            yield Path(self._choices(steps), leaf.outcomes)

    def _choices(self, steps: _Steps) -> tuple[Choice, ...]:
        return tuple(
            (
                node.facts,
                frozenset(
                    place
                    for place, block in enumerate(self._blocks[node.facts])
                    if block <= classes
                ),
            )
            for node, classes in steps
        )

    def _answer(self, facts: tuple[Fact, ...], block: frozenset[int]) -> Answer:
        if block == {UNKNOWN}:
            return UnknownAnswer()
        if isinstance(self._group, ComparisonGroup):
            return ComparisonAnswer(reached=block == {REACHED})
        return answer_of(self._group.classes[self._group.facts.index(facts[0])], block)


def _walks(node: Node) -> Iterator[tuple[_Steps, Leaf]]:
    """Yield every path from the node to a leaf."""
    if isinstance(node, Leaf):
        yield (), node
        return
    for classes, following in node.edges:
        for steps, leaf in _walks(following):
            yield ((node, classes), *steps), leaf


def _blocks(nodes: list[Question]) -> tuple[frozenset[int], ...]:
    """Return the classes that no node of the fact distinguishes together, the unknown one last."""
    together: dict[tuple[int, ...], list[int]] = {}
    known = [each for classes, _ in nodes[0].edges for each in classes if each != UNKNOWN]
    for each in known:
        edges = tuple(
            next(place for place, (classes, _) in enumerate(node.edges) if each in classes)
            for node in nodes
        )
        together.setdefault(edges, []).append(each)
    return (*map(frozenset, together.values()), frozenset({UNKNOWN}))
