"""Draw the two salary thresholds on one scale, and the range where the place decides."""

from dataclasses import dataclass, replace
from datetime import date

from rules.model.expressions import AtLeast, Expression, IfElse
from rules.model.program import Program
from site_builder.diagrams.svg_canvas import Drawing, width_of
from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator
from site_builder.macros.programs import conditions_of

_BAR = 22


@dataclass(frozen=True)
class Thresholds:
    """The minimum salaries in dollars a year, for employers inside and outside the CMM.

    `start` is the first day on which they are the law.
    """

    start: date
    inside: float
    outside: float


def thresholds(program: Program) -> tuple[Thresholds, ...]:
    """Return the thresholds of the salary condition, each time that they change.

    Raises:
        BuildError: The condition is no longer a choice between two minimums.
    """
    found: list[Thresholds] = []
    for row in conditions_of(program):
        for law, condition in row.by_law.items() if row.id == "salary" else ():
            new = _thresholds(condition.requires, law.start)
            if not found or replace(new, start=found[-1].start) != found[-1]:
                found.append(new)
    return tuple(found)


def minimums(translator: Translator, program: Program) -> dict[str, str]:
    """Return the minimum salary of each place as text, with the dates of its changes."""
    first, *later = thresholds(program)

    def amount(each: Thresholds, place: str) -> str:
        return translator.formats.value(getattr(each, place), "cad_per_year")

    return {
        place: translator.dated_text(
            amount(first, place), ((each.start, amount(each, place)) for each in later)
        )
        for place in _PLACES
    }


def _thresholds(requirement: Expression, start: date) -> Thresholds:
    match requirement:
        case IfElse(
            _, AtLeast(_, int() | float() as inside), AtLeast(_, int() | float() as outside)
        ):
            return Thresholds(start, inside, outside)
    raise BuildError(
        "the salary diagram can only draw a condition 'salary' that is one choice between two "
        "minimums"
    )


def draw_salary(translator: Translator, width: float, program: Program) -> Drawing:
    """Draw a bar for each place: open up to the threshold, filled from it on.

    Where a threshold changes, there are bars for each time, with its first day above them.
    """
    drawing = Drawing(width)
    found = thresholds(program)
    scale = (width - 2) / (max(max(each.inside, each.outside) for each in found) * 1.3)
    y = 0.0
    for each in found:
        if len(found) > 1:
            day = translator.formats.value(each.start, "date")
            title = translator.text("site.diagram.salary.since", date=day)
            y = drawing.paragraph(1, y, title, "soft", width=width)
        y = _draw_bars(drawing, translator, each, scale, y)
    return drawing


def _draw_bars(
    drawing: Drawing, translator: Translator, least: Thresholds, scale: float, y: float
) -> float:
    """Draw the bars of both places below `y`; return where the next element can begin."""
    width = drawing.width
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
        money = translator.formats.value(getattr(least, place), "cad_per_year")
        amount = translator.text("site.diagram.salary.from", amount=money)
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
    return y + 36


_PLACES = ("inside", "outside")
