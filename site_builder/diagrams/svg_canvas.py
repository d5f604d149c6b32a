"""An SVG canvas for boxes, lines and wrapped text. diagrams.css styles its classes."""

import re
from xml.etree import ElementTree as ET

SVG = "http://www.w3.org/2000/svg"
ET.register_namespace("", SVG)

_NARROW = set("iljtfrI.,:;'’|!()[]-/ ")
_WIDE = set("mwMW%@—")
# What a line break never splits: a Latin word, or one Han character with its punctuation.
_PIECES = re.compile(
    r"\s+|[（《“‘]*(?![（《“‘])[\u3000-\u9fff\uff00-\uffef](?:[，。；：、！？）》”’…]+)?|[（《“‘]*[^\s\u3000-\u9fff\uff00-\uffef]+[，。；：、！？）》”’…]*"
)


def width_of(text: str, size: float) -> float:
    """Estimate the width of `text` in a regular font of that size, on the large side."""
    return size * sum(_relative_width(letter) for letter in text)


def wrap(text: str, size: float, width: float) -> list[str]:
    """Return the lines of `text` at most `width` wide, broken where its language allows it."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if lines[-1] and width_of(lines[-1] + piece.rstrip(), size) > width:
            lines.append("")
        if lines[-1] or piece.strip():
            lines[-1] += piece
    return [line.rstrip() for line in lines]


class Drawing:
    """A drawing `width` units wide. A unit is a pixel at full size."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.height = 0.0
        self._root = ET.Element(f"{{{SVG}}}svg")

    def box(  # noqa: PLR0913 - a box has four numbers
        self, x: float, y: float, w: float, h: float, kind: str, *, round_by: float = 3
    ) -> ET.Element:
        """Draw a rectangle of the class guide-<kind>."""
        self.height = max(self.height, y + h)
        return self._put("rect", kind, x=x, y=y, width=w, height=h, rx=round_by)

    def line(self, x: float, y: float, to_x: float, to_y: float, kind: str) -> None:
        """Draw a straight line of the class guide-<kind>."""
        self._put("line", kind, x1=x, y1=y, x2=to_x, y2=to_y)
        self.height = max(self.height, y, to_y)

    def text(  # noqa: PLR0913 - a text has a place, a size and a look
        self, x: float, y: float, text: str, kind: str, *, size: float = 13, anchor: str = "start"
    ) -> None:
        """Draw one line of text with its baseline at `y`."""
        element = self._put("text", kind, x=x, y=y)
        element.set("font-size", f"{size:g}")
        element.set("text-anchor", anchor)
        element.text = text
        self.height = max(self.height, y + size / 3)

    def paragraph(  # noqa: PLR0913 - as a text
        self, x: float, y: float, text: str, kind: str, *, width: float, size: float = 13
    ) -> float:
        """Draw text in lines below `y`; return where the next element can begin."""
        # Bold letters are wider.
        room = width / 1.08 if kind.endswith("strong") else width
        for line in wrap(text, size, room):
            y += size * 1.4
            self.text(x, y - size * 0.35, line, kind, size=size)
        return y

    def svg(self, name: str, title: str, description: str, kind: str) -> str:
        """Return the drawing as one SVG element with a title and a description."""
        root = self._root
        root.attrib = {
            "class": f"guide-drawing guide-drawing--{kind}",
            "viewBox": f"0 0 {self.width:g} {self.height + 4:g}",
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-desc",
        }
        for index, (tag, translator) in enumerate((("title", title), ("desc", description))):
            element = ET.Element(f"{{{SVG}}}{tag}", {"id": f"{name}-{tag}"})
            element.text = translator
            root.insert(index, element)
        return ET.tostring(root, encoding="unicode")

    def _put(self, tag: str, kind: str, **attributes: float | str) -> ET.Element:
        written = {
            key: value if isinstance(value, str) else f"{round(value, 1):g}"
            for key, value in attributes.items()
        }
        return ET.SubElement(self._root, f"{{{SVG}}}{tag}", {"class": f"guide-{kind}", **written})


def _relative_width(letter: str) -> float:
    """Return a letter's width relative to its size."""
    if letter >= "\u2e80":
        return 1.0
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 0.95
    return 0.72 if letter.isupper() else 0.6
