"""Diagrams agree with the rules, in every language and at every width."""

from xml.etree import ElementTree as ET

import pytest

from rules.programs.pilot import PROGRAM
from site_builder.diagrams.macro import WIDTHS, DiagramMacros
from site_builder.diagrams.salary import thresholds
from site_builder.diagrams.svg_canvas import wrap
from site_builder.i18n.translator import Translator
from site_builder.macros.inline import InlineMacros
from site_builder.macros.tables import html_environment
from site_builder.macros.usage import PageUsage
from site_builder.paths import Paths


def figure_of(translator: Translator, name: str) -> ET.Element:
    """Return the figure that a page prints."""
    macros = DiagramMacros(
        InlineMacros(translator, "index.md", PageUsage()), html_environment(Paths())
    )
    return ET.fromstring(macros.diagram(name, "pilot").replace(" data-search-exclude", ""))  # noqa: S314 - our own


@pytest.mark.parametrize("name", ["timeline", "salary"])
def test_a_drawing_is_named_and_stays_within_its_frame(
    translators: dict[str, Translator], name: str
) -> None:
    """Each drawing has a title, a description and a role, and all shapes are within its frame."""
    for each in translators.values():
        figure = figure_of(each, name)
        drawings = [e for e in figure.iter() if e.tag.endswith("}svg")]
        assert len(drawings) == len(WIDTHS)
        for drawing in drawings:
            assert drawing.get("role") == "img"
            ids = {e.get("id") for e in drawing}
            assert set(drawing.get("aria-labelledby", "").split()) <= ids
            width = float(drawing.get("viewBox", "").split()[2])
            for shape in drawing.iter():
                if shape.tag.endswith("}rect"):
                    assert float(shape.get("width", "")) >= 0
                    assert float(shape.get("x", "")) + float(shape.get("width", "")) <= width + 1


def test_lines_part_where_their_language_parts_them() -> None:
    """No line ends with an opening mark or begins with a closing one, and no Latin word is
    split.
    """
    text = "雇主设在蒙特利尔大都会区（CMM）内，或者（《法规》）外。The employer (inside) decides"
    for width in range(40, 300, 13):
        lines = wrap(text, 13, width)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert not [line for line in lines if line[-1] in "（《“‘" or line[0] in "，。）》"]
        assert {"employer", "(inside)", "decides"} <= set(" ".join(lines).split())


def test_the_thresholds_are_those_of_the_rules(translators: dict[str, Translator]) -> None:
    """The diagram shows every amount of the salary condition."""
    for each in translators.values():
        macros = DiagramMacros(InlineMacros(each, "pay.md", PageUsage()), html_environment(Paths()))
        for amount in (a for least in thresholds(PROGRAM) for a in (least.inside, least.outside)):
            assert each.formats.value(amount, "cad_per_year") in macros.diagram("salary", "pilot")
