"""The pages of the check without a script.

A page holds every section of a diagram, and shows the one whose id the address names after its #.
So an answer is a link within the page: the host does not see it, and it needs no network.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Template

from rules.data.periods import LAW_INTERVALS, LawInterval
from rules.data.sources import SOURCES
from rules.decision_diagram import Diagram, QuestionNode, ResultNode, diagram_of
from rules.model.conditions import Condition
from rules.programs.pilot import ROUTE_PROFILES, conditions_of
from site_builder.check.checklist import CHECKLIST
from site_builder.check.static_wording import QuestionWording
from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator
from site_builder.macros.condition_rows import requirement_text, row_key
from site_builder.macros.inline import InlineMacros
from site_builder.macros.tables import html_environment
from site_builder.macros.usage import PageUsage
from site_builder.pages.renderer import Page
from site_builder.paths import CHECK_PAGE, Paths, display_path

ENTRY_PAGE = "check/walk/index.md"
# Stands in a page for its sections: the generator would read through them all for nothing.
PLACEHOLDER = '<h1 id="static-check"></h1>'

Anchors = Mapping[str, tuple[str, str]]


def static_page(route: str, profile: str, law_id: str) -> str:
    """The file name of the page that asks about the pair in that interval of law."""
    return f"check/walk/{law_id}-{route}-{profile}.md".replace("_", "-")


def static_pages(paths: Paths, translator: Translator) -> dict[str, Page]:
    """The page on which one chooses, and those to which it leads, still without their sections."""
    macros = InlineMacros(translator, ENTRY_PAGE, PageUsage())
    entry = _template(paths, "entry").render(
        t=translator.text,
        href=macros.href,
        check=CHECK_PAGE,
        checklist=CHECKLIST,
        entry_links=entry_links(macros),
    )
    return {
        ENTRY_PAGE: _page(
            paths, ENTRY_PAGE, translator, translator.text("static_check.title"), f"\n{entry}\n"
        ),
        **{
            name: _page(
                paths,
                name,
                translator,
                _title(translator, route, profile, law),
                f"\n{PLACEHOLDER}\n",
            )
            for route, profile, law, name in _page_keys()
        },
    }


def entry_links(macros: InlineMacros) -> list[dict[str, Any]]:
    """The ways in: by interval of law, each route with the address of each profile's page."""
    translator = macros.translator
    return [
        {
            "filed": _filing_period(translator, law),
            "routes": [
                {
                    "name": translator.text(f"route.{route}.name"),
                    "profiles": [
                        {
                            "name": translator.text(f"profile.{profile}.name"),
                            "href": macros.href(static_page(route, profile, law.id)),
                        }
                        for each, profile in ROUTE_PROFILES
                        if each == route
                    ],
                }
                for route in dict.fromkeys(route for route, _ in ROUTE_PROFILES)
            ],
        }
        for law in LAW_INTERVALS
    ]


def write_sections(paths: Paths, translator: Translator, anchors: Anchors) -> None:
    """Puts the sections into the pages that the generator wrote; `anchors` leads from a condition's
    key to the guide's page and the place in it.
    """
    template = _template(paths, "questions")
    for route, profile, law, name in _page_keys():
        file = paths.site / translator.language.folder / name.removesuffix(".md") / "index.html"
        html = file.read_text("utf-8")
        if html.count(PLACEHOLDER) != 1:
            raise BuildError(f"{display_path(file)}: has no place for the sections of the check")
        macros = InlineMacros(translator, name, PageUsage())
        sections = _Sections(macros, diagram_of(route, profile, law.id), law, anchors)
        file.write_text(html.replace(PLACEHOLDER, sections.html(template)), "utf-8")


@dataclass
class _Sections:
    """The sections of one page."""

    macros: InlineMacros
    diagram: Diagram
    law: LawInterval
    anchors: Anchors

    def __post_init__(self) -> None:
        d, translator = self.diagram, self.macros.translator
        self._wording = QuestionWording(translator, self.law.period)
        self._conditions = {
            each: self._condition(each) for each in conditions_of(d.route, d.profile, self.law.id)
        }
        self._names = {each["key"]: each for each in self._conditions.values()}
        self._asked: dict[tuple[str, ...], dict[str, Any]] = {}

    def html(self, template: Template) -> str:
        """All of them, and what stands around them."""
        translator, d = self.macros.translator, self.diagram
        return template.render(
            t=translator.text,
            href=self.macros.href,
            standing=self.macros.standing,
            entry=ENTRY_PAGE,
            checklist=CHECKLIST,
            separator=translator.language.list_separator,
            route=translator.text(f"route.{d.route}.name"),
            profile=translator.text(f"profile.{d.profile}.name"),
            filed=_filing_period(translator, self.law),
            first=d.sections[0].id,
            sections=[
                self._step(each) if isinstance(each, QuestionNode) else self._stop(each)
                # The first one comes last: it shows where none before it is the address's.
                for each in (*d.sections[1:], d.sections[0])
            ],
        )

    def _step(self, step: QuestionNode) -> dict[str, Any]:
        facts = tuple(fact.id for fact in step.facts)
        if facts not in self._asked:
            topic = step.facts[0].topic
            self._asked[facts] = {
                "topic": self.macros.translator.text(f"topic.{topic}.name"),
                "question": self._wording.question(step),
                "hints": self._wording.hints(step),
                "why": self._wording.why(step),
                "read_by": [
                    self._names[key]
                    for key in self._wording.conditions_reading(step)
                    if key in self._names
                ],
            }
        return {
            **self._asked[facts],
            "id": step.id,
            "outcome": None,
            "choices": self._wording.choices(step),
        }

    def _stop(self, stop: ResultNode) -> dict[str, Any]:
        found, translator = stop.partial, self.macros.translator
        others = [each for each in self._conditions if each not in found.named]
        return {
            "id": stop.id,
            "outcome": found.outcome.value,
            "named": [self._conditions[each] for each in found.named],
            "more": found.more,
            "others": [] if stop.next else [self._conditions[each] for each in others],
            "left": translator.formats.number(len(stop.remaining)),
            "next": stop.next,
        }

    def _condition(self, condition: Condition) -> dict[str, Any]:
        translator, key = self.macros.translator, row_key(condition)
        return {
            "key": key,
            "name": translator.text(f"condition.{condition.id}.name"),
            "asks": requirement_text(translator, key, self.law.period),
            "standing": condition.standing.value,
            "sources": [
                (SOURCES[each], self.macros.href("sources.md", each)) for each in condition.sources
            ],
            "href": self.macros.href(*self.anchors[key]),
        }


def _page_keys() -> Iterator[tuple[str, str, LawInterval, str]]:
    for law in LAW_INTERVALS:
        for route, profile in ROUTE_PROFILES:
            yield route, profile, law, static_page(route, profile, law.id)


def _filing_period(translator: Translator, law: LawInterval) -> dict[str, str]:
    day = translator.formats.value
    return {"from": day(law.start, "date"), "until": day(law.end, "date")}


def _title(translator: Translator, route: str, profile: str, law: LawInterval) -> str:
    return translator.text(
        "static_check.title.pair",
        route=translator.text(f"route.{route}.short"),
        profile=translator.text(f"profile.{profile}.name"),
        filed=translator.text("static_check.filed", **_filing_period(translator, law)),
    )


def _page(paths: Paths, name: str, translator: Translator, title: str, text: str) -> Page:
    meta = {
        "title": title,
        "description": translator.text("static_check.description"),
        "template": "static_check_frame.html",
        "hide": ["navigation", "toc", "footer"],
        "search": {"exclude": True},
        "noindex": True,
    }
    return Page(name, paths.templates / "static_check" / "static_check.html", text, meta)


def _template(paths: Paths, name: str) -> Template:
    return html_environment(paths).get_template(f"static_check/{name}.html")
