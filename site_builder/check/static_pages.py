"""The pages of the check without a script.

A page holds every section of a diagram, and shows the one whose id the address names after its #.
So an answer is a link within the page: it tells the host nothing, and needs no network.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Template

from rules.data.periods import PERIODS, Period
from rules.data.sources import SOURCES
from rules.decision_diagram import Diagram, Step, Stop, diagram_of
from rules.model.conditions import Condition
from rules.programs.pilot import PAIRS, conditions_of
from site_builder.check.checklist import CHECKLIST
from site_builder.check.static_wording import Said
from site_builder.errors import BuildError
from site_builder.i18n.translator import Words
from site_builder.macros.condition_rows import asks, key_of
from site_builder.macros.inline import Marks
from site_builder.macros.tables import html_environment
from site_builder.macros.usage import Used
from site_builder.pages.renderer import Page
from site_builder.paths import CHECK_PAGE, Paths, shown

ENTRY = "check/walk/index.md"
# Stands in a page for its sections: the generator would read through them all for nothing.
_LATER = '<h1 id="walk"></h1>'

Anchors = Mapping[str, tuple[str, str]]


def page_of(route: str, profile: str, period: str) -> str:
    """The file name of the page that asks about the pair in that period."""
    return f"check/walk/{period}-{route}-{profile}.md".replace("_", "-")


def walk_pages(paths: Paths, words: Words) -> dict[str, Page]:
    """The page on which one chooses, and those to which it leads, still without their sections."""
    marks = Marks(words, ENTRY, Used())
    entry = _template(paths, "entry").render(
        t=words.text, href=marks.href, check=CHECK_PAGE, checklist=CHECKLIST, doors=doors(marks)
    )
    return {
        ENTRY: _page(paths, ENTRY, words, words.text("static_check.title"), f"\n{entry}\n"),
        **{
            name: _page(paths, name, words, _title(words, route, profile, period), f"\n{_LATER}\n")
            for route, profile, period, name in _all()
        },
    }


def doors(marks: Marks) -> list[dict[str, Any]]:
    """The ways in: by period of law, each route with the address of each profile's page."""
    words = marks.words
    return [
        {
            "filed": _filed(words, period),
            "routes": [
                {
                    "name": words.text(f"route.{route}.name"),
                    "profiles": [
                        {
                            "name": words.text(f"profile.{profile}.name"),
                            "href": marks.href(page_of(route, profile, period.id)),
                        }
                        for each, profile in PAIRS
                        if each == route
                    ],
                }
                for route in dict.fromkeys(route for route, _ in PAIRS)
            ],
        }
        for period in PERIODS
    ]


def write_walks(paths: Paths, words: Words, anchors: Anchors) -> None:
    """Puts the sections into the pages that the generator wrote; `anchors` leads from a condition's
    key to the guide's page and the place in it.
    """
    template = _template(paths, "questions")
    for route, profile, period, name in _all():
        file = paths.site / words.language.folder / name.removesuffix(".md") / "index.html"
        made = file.read_text("utf-8")
        if made.count(_LATER) != 1:
            raise BuildError(f"{shown(file)}: has no place for the sections of the check")
        marks = Marks(words, name, Used())
        drawn = _Sections(marks, diagram_of(route, profile, period.id), anchors)
        file.write_text(made.replace(_LATER, drawn.html(template, period)), "utf-8")


@dataclass
class _Sections:
    """The sections of one page."""

    marks: Marks
    diagram: Diagram
    anchors: Anchors

    def __post_init__(self) -> None:
        d, words = self.diagram, self.marks.words
        self._said = Said(words, d.period)
        self._conditions = {
            each: self._condition(each) for each in conditions_of(d.route, d.profile, d.period)
        }
        self._names = {each["key"]: each for each in self._conditions.values()}
        self._asked: dict[tuple[str, ...], dict[str, Any]] = {}

    def html(self, template: Template, period: Period) -> str:
        """All of them, and what stands around them."""
        words, d = self.marks.words, self.diagram
        return template.render(
            t=words.text,
            href=self.marks.href,
            standing=self.marks.standing,
            entry=ENTRY,
            checklist=CHECKLIST,
            separator=words.language.list_separator,
            route=words.text(f"route.{d.route}.name"),
            profile=words.text(f"profile.{d.profile}.name"),
            filed=_filed(words, period),
            first=d.sections[0].id,
            sections=[
                self._step(each) if isinstance(each, Step) else self._stop(each)
                # The first one comes last: it shows where none before it is the address's.
                for each in (*d.sections[1:], d.sections[0])
            ],
        )

    def _step(self, step: Step) -> dict[str, Any]:
        facts = tuple(fact.id for fact in step.facts)
        if facts not in self._asked:
            topic = step.facts[0].topic
            self._asked[facts] = {
                "topic": self.marks.words.text(f"topic.{topic}.name"),
                "question": self._said.question(step),
                "hints": self._said.hints(step),
                "why": self._said.why(step),
                "read_by": [
                    self._names[key] for key in self._said.readers(step) if key in self._names
                ],
            }
        return {
            **self._asked[facts],
            "id": step.id,
            "outcome": None,
            "choices": self._said.choices(step),
        }

    def _stop(self, stop: Stop) -> dict[str, Any]:
        found, words = stop.so_far, self.marks.words
        others = [each for each in self._conditions if each not in found.named]
        return {
            "id": stop.id,
            "outcome": found.outcome.value,
            "named": [self._conditions[each] for each in found.named],
            "more": found.more,
            "others": [] if stop.next else [self._conditions[each] for each in others],
            "left": words.formats.number(len(stop.left)),
            "next": stop.next,
        }

    def _condition(self, condition: Condition) -> dict[str, Any]:
        words, key = self.marks.words, key_of(condition)
        return {
            "key": key,
            "name": words.text(f"condition.{condition.id}.name"),
            "asks": asks(words, key, self.diagram.period),
            "standing": condition.standing.value,
            "sources": [
                (SOURCES[each], self.marks.href("sources.md", each)) for each in condition.sources
            ],
            "href": self.marks.href(*self.anchors[key]),
        }


def _all() -> Iterator[tuple[str, str, Period, str]]:
    for period in PERIODS:
        for route, profile in PAIRS:
            yield route, profile, period, page_of(route, profile, period.id)


def _filed(words: Words, period: Period) -> dict[str, str]:
    day = words.formats.value
    return {"from": day(period.start, "date"), "until": day(period.end, "date")}


def _title(words: Words, route: str, profile: str, period: Period) -> str:
    return words.text(
        "static_check.title.pair",
        route=words.text(f"route.{route}.short"),
        profile=words.text(f"profile.{profile}.name"),
        filed=words.text("static_check.filed", **_filed(words, period)),
    )


def _page(paths: Paths, name: str, words: Words, title: str, text: str) -> Page:
    meta = {
        "title": title,
        "description": words.text("static_check.description"),
        "template": "static_check_frame.html",
        "hide": ["navigation", "toc", "footer"],
        "search": {"exclude": True},
        "noindex": True,
    }
    return Page(name, paths.templates / "static_check" / "static_check.html", text, meta)


def _template(paths: Paths, name: str) -> Template:
    return html_environment(paths).get_template(f"static_check/{name}.html")
