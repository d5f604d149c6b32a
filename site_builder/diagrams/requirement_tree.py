"""The conditions of a route as trees of requirements: all of these, one of these."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from rules.data.occupations import OCCUPATIONS
from rules.model.conditions import Condition
from rules.model.expressions import (
    AllOf,
    AnyOf,
    AtLeast,
    Expression,
    IfElse,
    IsTrue,
    Not,
    OneOf,
    WithinMonths,
)
from rules.model.program import Program
from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator
from site_builder.macros.programs import GENERAL, ProgramCondition, group_of, requirement_text

Texts: TypeAlias = tuple[tuple[str | None, str], ...]


@dataclass(frozen=True)
class Node:
    """A part of a requirement, by kind.

    - `all`, `one`: all of its parts must hold, or one of them.
    - `case`: the part that fits the case must hold.
    - `if`: its part must hold for those for whom its text is true.
    - `leaf`: a text, or a text for each period of law.
    """

    kind: str
    parts: tuple["Node", ...] = ()
    texts: Texts = ()
    heading: str | None = None


@dataclass(frozen=True)
class Card:
    """A condition: its name, a note below it, and its requirement if the diagram shows it."""

    name: str
    note: str
    requirement: Node | None = None


def cards(translator: Translator, program: Program, group: str) -> tuple[Card, ...]:
    """Return the conditions of `general` or a route; those that differ by profile are one card.

    A route begins with a card that names the conditions of every route.
    """
    by_id: dict[str, list[ProgramCondition]] = {}
    for row in group_of(program, group):
        by_id.setdefault(row.id, []).append(row)
    found = tuple(_card(translator, rows) for rows in by_id.values())
    if group == GENERAL:
        return found
    names = (card.name for card in cards(translator, program, GENERAL))
    title = translator.text("site.diagram.conditions.before")
    return (Card(title, translator.language.list_separator.join(names)), *found)


def _card(translator: Translator, rows: list[ProgramCondition]) -> Card:
    first = rows[0]
    requirements = [_of_row(translator, row) for row in rows]
    node = requirements[0]
    if len(rows) > 1:
        named = (
            replace(each, heading=translator.text(f"profile.{row.profile}.name"))
            for row, each in zip(rows, requirements, strict=True)
        )
        node = Node("case", tuple(named))
    notes = [
        " / ".join(
            dict.fromkeys(
                translator.text(f"standing.{row.latest.standing.value}.name") for row in rows
            )
        )
    ]
    if len(first.by_period) < len(first.program.periods):
        period = translator.text(f"period.{next(iter(first.by_period))}.name")
        notes.insert(0, translator.text("site.diagram.only", period=period))
    return Card(translator.text(f"condition.{first.id}.name"), " · ".join(notes), node)


def _of_row(translator: Translator, row: ProgramCondition) -> Node:
    periods = tuple(row.by_period)

    def texts(found: Sequence[str]) -> Texts:
        return tuple(zip(periods, found, strict=True))

    return _merged([_of_period(translator, row, period) for period in periods], texts)


def _of_period(translator: Translator, row: ProgramCondition, period: str) -> Node:
    """Return the tree of a period; an amount that changes within it has its dates."""
    conditions = {law: each for law, each in row.by_law.items() if law.period == period}
    days = [law.start for law in conditions]

    def texts(found: Sequence[str]) -> Texts:
        changes = zip(days[1:], found[1:], strict=True)
        return ((None, translator.dated_text(found[0], changes)),)

    nodes = [_of_condition(translator, row, period, each) for each in conditions.values()]
    return _merged(nodes, texts)


def _of_condition(
    translator: Translator, row: ProgramCondition, period: str, condition: Condition
) -> Node:
    def text(expression: Expression) -> str:
        return _test(translator, row.program, period, expression)

    if (
        not isinstance(condition.requires, AllOf | AnyOf | IfElse)
        and condition.applies_when is None
    ):
        return Node("leaf", texts=((None, requirement_text(translator, row, period)),))
    node = _of_expression(condition.requires, text)
    if condition.applies_when is None:
        return node
    return Node("if", (node,), ((None, text(condition.applies_when)),))


def _of_expression(expression: Expression, text: Callable[[Expression], str]) -> Node:
    if isinstance(expression, AllOf | AnyOf):
        parts = tuple(_of_expression(part, text) for part in expression.parts)
        return Node("all" if isinstance(expression, AllOf) else "one", parts)
    if isinstance(expression, IfElse):
        cases = ((expression.test, expression.then), (Not(expression.test), expression.otherwise))
        return Node(
            "case",
            tuple(
                Node("if", (_of_expression(then, text),), ((None, text(test)),))
                for test, then in cases
            ),
        )
    return Node("leaf", texts=((None, text(expression)),))


def _test(translator: Translator, program: Program, period: str, expression: Expression) -> str:
    """Return the text of one test. A test that no message describes is an error."""
    expected = True
    if isinstance(expression, Not):
        expected, expression = False, expression.part
    match expression:
        case IsTrue(fact):
            test, value = str(expected).lower(), ""
        case OneOf(fact, values) if fact.id == "occupation" and expected:
            test = "one_of"
            value = translator.text("site.list.comma").join(_codes(program, values, period))
        case OneOf(fact, values):
            wanted = values if expected else tuple(v for v in fact.values if v not in values)
            test, value = "-".join(wanted), ""
        case AtLeast(fact, str(least)) if expected:
            test, value = f"at_least.{least}", ""
        case AtLeast(fact, int() | float() as least) if expected:
            test, value = "at_least", translator.formats.value(least, str(fact.unit))
        case WithinMonths(fact, months) if expected:
            test, value = "within_months", translator.formats.value(months, "months")
        case _:
            raise BuildError(f"the diagram has no text for {expression}. Add it to _test")
    return translator.text(f"site.diagram.test.{fact.id}.{test}", period, value=value)


def _codes(program: Program, values: tuple[str, ...], period: str) -> list[str]:
    """Return the codes in the classification of that period of law."""
    first = period == program.periods[0].id
    listed = [
        code
        for each in OCCUPATIONS
        for code in ([each.noc2016] if first else [new.code for new in each.noc2021])
    ]
    return [code for code in listed if code in values]


def _merged(nodes: Sequence[Node], texts: Callable[[Sequence[str]], Texts]) -> Node:
    """Return one tree for all of them, whose leaves have the `texts` of those that differ."""
    first = nodes[0]
    if all(node == first for node in nodes):
        return first
    if len({(node.kind, len(node.parts), node.parts and node.texts) for node in nodes}) > 1:
        raise BuildError(f"the law changes too much for one diagram: {first}")
    if first.parts:
        parts = (_merged(each, texts) for each in zip(*(n.parts for n in nodes), strict=True))
        return replace(first, parts=tuple(parts))
    return replace(first, texts=texts([node.texts[0][1] for node in nodes]))
