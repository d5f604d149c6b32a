"""Draws the conditions of a route: cards that must all hold, and in them all-of and one-of."""

from collections.abc import Sequence

from site_builder.diagrams.requirement_tree import Card, Node
from site_builder.diagrams.svg_canvas import Drawing
from site_builder.i18n.translator import Translator

_PAD = 10
_INDENT = 14
_SMALL = 11.5
_BESIDE = 420  # from this width on, what one may choose between stands side by side
_JOINS = {"all": "and", "one": "or", "case": "or"}


def draw_conditions(
    translator: Translator, width: float, cards: Sequence[Card], before: tuple[str, str] | None
) -> Drawing:
    """The head, then a card a condition with “and” between them; `before` is the name and the text
    of a card for the conditions that another picture shows.
    """
    drawing = _Conditions(translator, width)
    y = drawing.paragraph(1, 0, drawing.say("all"), "ink-strong", width=width, size=14) + 4
    if before:
        y = drawing.head(y, *before)
    for index, card in enumerate(cards):
        if before or index:
            drawing.text(
                width / 2, y + 12, drawing.say("and"), "soft", size=_SMALL, anchor="middle"
            )
            y += 18
        y = drawing.card(y, card)
    return drawing


class _Conditions(Drawing):
    """What draws a card and the tree in it; every method tells where the next thing may begin."""

    def __init__(self, translator: Translator, width: float) -> None:
        super().__init__(width)
        self._translator = translator

    def say(self, key: str, **values: str) -> str:
        """A word of the catalogue for pictures."""
        return self._translator.text(f"site.diagram.{key}", **values)

    def head(self, y: float, name: str, text: str) -> float:
        """A card that only names what it stands for."""
        box = self.box(1, y, self.width - 2, 0, "card")
        width = self.width - 2 * _PAD
        y = self.paragraph(_PAD, y + 6, name, "ink-strong", width=width)
        return self.close(box, self.paragraph(_PAD, y, text, "soft", width=width, size=_SMALL) + 8)

    def card(self, y: float, card: Card) -> float:
        """A condition."""
        box = self.box(1, y, self.width - 2, 0, "card")
        width = self.width - 2 * _PAD
        y = self.paragraph(_PAD, y + 6, card.name, "ink-strong", width=width)
        small = card.standing
        if card.only:
            small = f"{self.say('only', period=card.only)} · {small}"
        y = self.paragraph(_PAD, y, small, "soft", width=width, size=_SMALL)
        return self.close(box, self._node(_PAD, y + 4, width, card.requirement) + 8)

    def _node(self, x: float, y: float, width: float, node: Node) -> float:
        if node.heading:
            y = self.paragraph(x, y, node.heading, "ink-strong", width=width, size=12.5)
        if node.kind == "leaf":
            return self._leaf(x, y, width, node)
        if node.kind == "if":
            text = self.say("if", test=node.texts[0][1])
            y = self.paragraph(x, y, text, "case-strong", width=width, size=12.5)
            return self._node(x, y + 2, width, node.parts[0])
        y = self.paragraph(x, y, self.say(node.kind), f"{node.kind}-strong", width=width, size=12.5)
        if node.kind != "all" and width >= _BESIDE:
            return self._beside(x, y + 4, width, node)
        top = y + 3
        for index, part in enumerate(node.parts):
            if index:
                y = self.paragraph(
                    x + _INDENT, y, self.say(_JOINS[node.kind]), "soft", width=width, size=_SMALL
                )
            y = self._node(x + _INDENT, y, width - _INDENT, part)
        self.line(x + 3, top, x + 3, y, f"{node.kind}-bar")
        return y

    def _beside(self, x: float, y: float, width: float, node: Node) -> float:
        """Parts side by side, each in a box, with “or” between."""
        between = 44
        count = len(node.parts)
        each = (width - between * (count - 1)) / count
        boxes, bottoms = [], []
        for index, part in enumerate(node.parts):
            left = x + index * (each + between)
            boxes.append(self.box(left, y, each, 0, f"{node.kind}-box"))
            bottoms.append(self._node(left + 8, y + 4, each - 16, part) + 8)
        for box in boxes:
            self.close(box, max(bottoms))
        for index in range(1, count):
            middle = x + index * (each + between) - between / 2
            foot = (y + max(bottoms)) / 2 + 4
            self.text(middle, foot, self.say(_JOINS[node.kind]), "ink-strong", anchor="middle")
        return max(bottoms)

    def _leaf(self, x: float, y: float, width: float, node: Node) -> float:
        for period, text in node.texts:
            if period:
                name = self._translator.text(f"period.{period}.name")
                y = self.paragraph(x, y, name, "soft", width=width, size=_SMALL)
            y = self.paragraph(x, y, text, "ink", width=width)
        return y
