"""The pictures that a page may print, each with its words for those who do not see it."""

from collections.abc import Callable
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from rules.data.intakes import INTAKES
from rules.data.periods import PERIODS
from site_builder.diagrams.intake_spans import route_groups
from site_builder.diagrams.lookback_windows import draw_windows, windows
from site_builder.diagrams.requirement_diagram import draw_conditions
from site_builder.diagrams.requirement_tree import cards
from site_builder.diagrams.salary import draw_salary, thresholds
from site_builder.diagrams.svg_canvas import Drawing
from site_builder.diagrams.timeline import draw_timeline
from site_builder.errors import BuildError
from site_builder.macros.condition_rows import GENERAL
from site_builder.macros.inline import InlineMacros
from site_builder.macros.registry import macro
from site_builder.macros.tables import one_line

# Drawn for a phone and for a page; the style sheet shows one of the two.
WIDTHS = {"narrow": 328.0, "wide": 700.0}


class DiagramMacros:
    """The pictures of one page, in its language."""

    def __init__(self, macros: InlineMacros, environment: Environment) -> None:
        self._used = macros.usage
        self._translator = macros.translator
        self._environment = environment

    @macro
    def diagram(self, name: str, group: str | None = None) -> Markup:
        """A picture with its caption, and what it shows in words behind it."""
        draw, facts = self._plan(name, group)
        key = name if group is None else f"{name}.{group}"
        title = self._translator.text(f"site.diagram.{key}.title")
        description = self._translator.text(f"site.diagram.{name}.desc")
        anchor = f"picture-{key.replace('.', '-').replace('_', '-')}"
        drawings = [
            # The drawing has escaped what it prints.
            Markup(draw(width).svg(f"{anchor}-{kind}", title, description, kind))  # noqa: S704
            for kind, width in WIDTHS.items()
        ]
        self._used.tables.append(f"{anchor}()")
        value = self._translator.formats.value
        html = self._environment.get_template(f"diagrams/{name}.html").render(
            t=self._translator.text,
            value=value,
            day=lambda day: value(day, "date"),
            anchor=anchor,
            title=title,
            drawings=drawings,
            facts=facts,
        )
        return one_line(html)

    def _plan(self, name: str, group: str | None) -> tuple[Callable[[float], Drawing], Any]:
        translator = self._translator
        match name:
            case "timeline":
                facts = {"periods": PERIODS, "intakes": INTAKES, "groups": route_groups()}
                return lambda width: draw_timeline(translator, width), facts
            case "windows":
                return lambda width: draw_windows(translator, width), windows()
            case "salary":
                return lambda width: draw_salary(translator, width), thresholds()
            case "conditions" if group:
                found = cards(translator, group)
                before = None
                if group != GENERAL:
                    names = [card.name for card in cards(translator, GENERAL)]
                    listed = translator.language.list_separator.join(names)
                    before = (translator.text("site.diagram.conditions.before"), listed)
                return lambda width: draw_conditions(translator, width, found, before), (
                    found,
                    before,
                )
        raise BuildError(
            f"there is no diagram {name!r}; say 'timeline', 'windows', 'salary', or 'conditions' "
            "with 'general' or a route"
        )
