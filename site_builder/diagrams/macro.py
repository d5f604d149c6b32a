"""The macro that prints a diagram."""

from collections.abc import Callable
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from rules.model.program import Program
from site_builder.diagrams.salary import draw_salary, minimums
from site_builder.diagrams.svg_canvas import Drawing
from site_builder.diagrams.timeline import draw_timeline
from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator
from site_builder.macros.inline import InlineMacros
from site_builder.macros.programs import program_named, route_groups
from site_builder.macros.registry import macro
from site_builder.macros.tables import one_line

# Drawn for a phone and for a page; the style sheet shows one of the two.
WIDTHS = {"narrow": 328.0, "wide": 700.0}
_DRAW: dict[str, Callable[[Translator, float, Program], Drawing]] = {
    "timeline": draw_timeline,
    "salary": draw_salary,
}


class DiagramMacros:
    """The diagrams of one page, in its language."""

    def __init__(self, macros: InlineMacros, environment: Environment) -> None:
        self._usage = macros.usage
        self._translator = macros.translator
        self._environment = environment

    @macro
    def diagram(self, name: str, program: str) -> Markup:
        """Print a program's `timeline` or `salary` thresholds.

        Raises:
            BuildError: There is no such diagram.
        """
        found = program_named(program)
        facts = self._facts(name, found)
        title = self._translator.text(f"site.diagram.{name}.title")
        anchor = f"picture-{name}"
        self._usage.tables.append(f"{anchor}()")
        value = self._translator.formats.value
        html = self._environment.get_template(f"diagrams/{name}.html").render(
            t=self._translator.text,
            value=value,
            days_of=self._translator.days,
            anchor=anchor,
            title=title,
            drawings=self._drawings(name, found, anchor, title),
            facts=facts,
        )
        return one_line(html)

    def _facts(self, name: str, program: Program) -> Any:
        match name:
            case "timeline":
                return {
                    "periods": program.periods,
                    "intakes": program.intakes,
                    "groups": route_groups(program),
                }
            case "salary":
                return minimums(self._translator, program)
        raise BuildError(f"there is no diagram {name!r}. Use 'timeline' or 'salary'.")

    def _drawings(self, name: str, program: Program, anchor: str, title: str) -> list[Markup]:
        """Return the SVG of a diagram in each width."""
        description = self._translator.text(f"site.diagram.{name}.desc")
        return [
            # The drawing has escaped what it prints.
            Markup(  # noqa: S704
                _DRAW[name](self._translator, width, program).svg(
                    f"{anchor}-{kind}", title, description, kind
                )
            )
            for kind, width in WIDTHS.items()
        ]
