"""Draw the two salary thresholds on one scale, and the range where the place decides."""

from dataclasses import dataclass

from rules.data.periods import LAW_INTERVALS
from rules.model.expressions import AtLeast, IfElse
from rules.programs.pilot import route_conditions
from site_builder.diagrams.svg_canvas import Drawing, width_of
from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator

_BAR = 22


@dataclass(frozen=True)
class Thresholds:
    """The minimum salaries in dollars a year, for employers inside and outside the CMM."""

    inside: float
    outside: float


def thresholds() -> Thresholds:
    """Return the thresholds of the salary condition, which all periods of law share.

    Raises:
        BuildError: The condition is no longer a choice between two minimums.
    """
    found = {
        condition.requires
        for law in LAW_INTERVALS
        for condition in route_conditions("ai_worker", law)
        if condition.id == "salary"
    }
    match tuple(found):
        case (
            IfElse(
                _, AtLeast(_, int() | float() as inside), AtLeast(_, int() | float() as outside)
            ),
        ):
            return Thresholds(inside, outside)
    raise BuildError(
        "rules/programs/pilot/ai_worker.py: the salary diagram can only draw "
        "one choice between two minimums"
    )


def draw_salary(translator: Translator, width: float) -> Drawing:
    """Draw a bar for each place: open up to the threshold, filled from it on."""
    drawing = Drawing(width)
    least = thresholds()
    money = {
        place: translator.formats.value(getattr(least, place), "cad_per_year") for place in _PLACES
    }
    scale = (width - 2) / (max(least.inside, least.outside) * 1.3)
    y = 0.0
    for place in _PLACES:
        threshold = 1 + getattr(least, place) * scale
        title = translator.text(f"site.diagram.salary.{place}")
        y = drawing.paragraph(1, y, title, "ink-strong", width=width) + 4
        drawing.box(1, y, threshold - 1, _BAR, "open", round_by=0)
        drawing.box(threshold, y, width - 1 - threshold, _BAR, "filled", round_by=0)
        below = translator.text("site.diagram.salary.not_met")
        drawing.text(8, y + 15, below, "ink", size=12)
        drawing.text(
            threshold + 6, y + 15, translator.text("site.diagram.salary.met"), "on", size=12
        )
        y += _BAR
        drawing.line(threshold, y - _BAR - 3, threshold, y + 5, "mark")
        amount = translator.text("site.diagram.salary.from", amount=money[place])
        half = width_of(amount, 13) * 0.62
        at = min(threshold, width - half)
        drawing.text(at, y + 18, amount, "ink-strong", anchor="middle")
        y += 30
    low, high = sorted((least.inside, least.outside))
    left, right = 1 + low * scale, 1 + high * scale
    drawing.line(left, y + 2, right, y + 2, "case-bar")
    drawing.line(left, y - 3, left, y + 7, "case-bar")
    drawing.line(right, y - 3, right, y + 7, "case-bar")
    text = translator.text("site.diagram.salary.between")
    room = width_of(text, 12)
    drawing.text(max((left + right) / 2, room / 2), y + 20, text, "case", size=12, anchor="middle")
    return drawing


_PLACES = ("inside", "outside")
