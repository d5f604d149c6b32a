"""Draw the look-back windows: the months before filing in which something must have happened."""

from dataclasses import dataclass
from datetime import date

from rules.model.dates import months_before
from rules.model.program import Program
from site_builder.diagrams.svg_canvas import Drawing, width_of, wrap
from site_builder.i18n.translator import Translator

_WINDOWS = (
    "experience_window_months",
    "quebec_diploma_window_months",
    "graduate_degree_window_months",
)
_BAR = 20


@dataclass(frozen=True)
class LookbackWindow:
    """The `months` up to `end`, the day of filing, from `start`, both days included."""

    id: str
    months: int
    start: date
    end: date


def windows(program: Program) -> tuple[LookbackWindow, ...]:
    """Return the windows before the last day to file, the longest first."""
    day = program.calendar.end
    found = ((name, program.parameters.int_on(name, day)) for name in _WINDOWS)
    return tuple(LookbackWindow(n, months, months_before(day, months), day) for n, months in found)


def draw_windows(translator: Translator, width: float, program: Program) -> Drawing:
    """Draw bars on one scale that all end on the day of filing."""
    drawing = Drawing(width)
    found = windows(program)
    scale = (width - 2) / max(window.months for window in found)
    y = 0.0
    for window in found:
        length = window.months * scale
        left = width - 1 - length
        months = translator.formats.value(window.months, "months")
        y = drawing.paragraph(
            1, y, translator.text(f"site.diagram.windows.{window.id}"), "ink", width=width
        )
        drawing.box(1, y + 5, width - 2, _BAR, "open", round_by=0)
        drawing.box(left, y + 5, length, _BAR, "filled", round_by=0)
        inside = width_of(months, 13) < length - 14
        place, kind = (width - 7, "on-strong") if inside else (left - 6, "ink-strong")
        drawing.text(place, y + 19, months, kind, size=12, anchor="end")
        y += _BAR + 20
        start = translator.formats.value(window.start, "date")
        at_left = left < width / 2
        drawing.line(left, y - 15, left, y - 10, "mark")
        drawing.text(
            max(left, 1) if at_left else left,
            y,
            translator.text("site.diagram.windows.from", date=start),
            "soft",
            size=11.5,
            anchor="start" if at_left else "end",
        )
        y += 12
    drawing.line(width - 1, 0, width - 1, y - 4, "mark")
    filed = translator.text(
        "site.diagram.windows.filed", date=translator.formats.value(program.calendar.end, "date")
    )
    for line in wrap(filed, 13, width):
        y += 15
        drawing.text(width - 1, y, line, "ink-strong", anchor="end")
    return drawing
