"""Draw the timeline: periods of law, intake windows, and when places were full."""

from datetime import date

from rules.model.program import Program
from site_builder.diagrams.svg_canvas import Drawing, width_of
from site_builder.i18n.translator import Translator
from site_builder.macros.programs import IntakeSpan, RouteGroup, route_groups

_LABELS = 178  # beside the bars; in narrow drawings labels are above them
_ROOM = 560
_BAR = 18
_SMALL = 11.5
_BEFORE_END = 6  # keeps texts off the line of the last day
_KINDS = {"open": "filled", "full": "full", "undocumented": "unknown"}


def draw_timeline(translator: Translator, width: float, program: Program) -> Drawing:
    """Draw years, periods of law, windows, and a bar for each group of places."""
    drawing = _Timeline(translator, width, program)
    drawing.years()
    drawing.periods()
    drawing.windows()
    for group in route_groups(program):
        drawing.group(group)
    drawing.end()
    drawing.legend()
    return drawing


class _Timeline(Drawing):
    """Draws row by row; `_y` is where the next row begins."""

    def __init__(self, translator: Translator, width: float, program: Program) -> None:
        super().__init__(width)
        self._program = program
        self._first, self._last = program.calendar.start, program.calendar.end
        self._translator = translator
        self._beside = width >= _ROOM
        self._left = _LABELS if self._beside else 1
        days = (self._last - self._first).days + 1
        self._scale = (width - 2 - self._left) / days
        self._y = 0.0

    def _say(self, key: str, **values: str) -> str:
        return self._translator.text(f"site.diagram.timeline.{key}", **values)

    def _day(self, day: date) -> str:
        return self._translator.formats.value(day, "date")

    def _x(self, day: date) -> float:
        return self._left + (day - self._first).days * self._scale

    def _to(self, day: date) -> float:
        """Return where `day` ends."""
        return self._x(day) + self._scale

    def years(self) -> None:
        """Draw the years on top."""
        self._y = 16
        for year in range(self._first.year, self._last.year + 1):
            start = max(date(year, 1, 1), self._first)
            text = self._translator.formats.year(start)
            self.text(self._x(start) + 3, self._y - 4, text, "soft", size=12)
            self.line(self._x(start), 2, self._x(start), self._y + 4, "mark")
        self._y += 8

    def periods(self) -> None:
        """Draw a bar for each period of law, with its first day."""
        self._label(self._say("law"), "")
        for period in self._program.periods:
            x, to = self._x(period.start), self._to(period.end)
            self.box(x, self._y, to - x - 1, _BAR, "law", round_by=0)
            name = self._translator.text(f"site.diagram.timeline.period.{period.id}")
            self.text(x + 6, self._y + 13, name, "ink", size=12)
            self._under(x, self._say("from", date=self._day(period.start)))
        self._y += _BAR + 26

    def windows(self) -> None:
        """Draw a numbered bar for each intake window."""
        self._label(self._say("windows"), "")
        for number, intake in enumerate(self._program.intakes, 1):
            x, to = self._x(intake.start), self._to(intake.end)
            self.box(x, self._y, to - x - 1, _BAR, _KINDS[intake.status], round_by=0)
            kind = "on-strong" if intake.status == "open" else "ink-strong"
            middle = (x + to) / 2
            text = self._translator.formats.number(number)
            self.text(middle, self._y + 13, text, kind, size=12, anchor="middle")
        self._y += _BAR + 14

    def group(self, group: RouteGroup) -> None:
        """Draw when the places of one group were open and full."""
        name = self._translator.text("site.diagram.timeline.routes." + "-".join(group.routes))
        self._label(name, self._translator.text(f"profile.{group.profile}.name"))
        for span in group.spans:
            if span.status in _KINDS:
                x, to = self._x(span.start), self._to(span.end)
                # A span of one day is narrower than the gap between bars.
                self.box(x, self._y, max(to - x - 1, 1), _BAR, _KINDS[span.status], round_by=0)
        full = [span for span in group.spans if span.status == "full"]
        # A line each, so that texts do not overlap.
        for span in full:
            self._under(self._x(span.start), self._full(span))
            self._y += 15
        label_room = 22 if self._beside else 14
        self._y += _BAR + (11 if full else label_room)

    def end(self) -> None:
        """Draw the line of the last day."""
        x = self._to(self._last)
        self.line(x, 2, x, self._y - 4, "end")
        text = self._say("end", date=self._day(self._last))
        self.text(self.width - 1, self._y + 10, text, "ink-strong", anchor="end")
        self._y += 26

    def legend(self) -> None:
        """Draw the legend, then the days of the numbered windows."""
        x = 1.0
        for status, kind in _KINDS.items():
            text = self._say(f"legend.{status}")
            if x > 1 and x + 26 + width_of(text, 12) > self.width:
                x, self._y = 1.0, self._y + 20
            self.box(x, self._y, 20, 12, kind, round_by=0)
            self.text(x + 26, self._y + 10, text, "ink", size=12)
            x += 26 + width_of(text, 12) + 18
        self._y += 22
        for number, intake in enumerate(self._program.intakes, 1):
            days = self._translator.days(intake.start, intake.end)
            text = self._say("window", number=self._translator.formats.number(number), days=days)
            self._y = self.paragraph(1, self._y, text, "ink", width=self.width, size=12)

    def _full(self, span: IntakeSpan) -> str:
        return self._say("full_from" if span.known else "full_by", date=self._day(span.start))

    def _under(self, x: float, text: str) -> None:
        """Draw a small text under a bar from `x` on, or up to the right edge if it does not fit."""
        foot = self._y + _BAR + 13
        room = self.width - _BEFORE_END
        fits = x + width_of(text, _SMALL) <= room
        place = x if fits else room
        self.text(place, foot, text, "soft", size=_SMALL, anchor="start" if fits else "end")

    def _label(self, name: str, small: str) -> None:
        if self._beside:
            self.text(1, self._y + (13 if not small else 7), name, "ink-strong")
            self.text(1, self._y + 22, small, "soft", size=_SMALL)
            return
        text = f"{name} · {small}" if small else name
        self._y = self.paragraph(1, self._y, text, "ink-strong", width=self.width) + 3
