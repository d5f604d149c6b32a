"""The pages of the check without a script.

A page has the questions of a route as radio buttons, each with "I do not know" checked at first,
and every outcome. Styles show the outcome of the checked answers, so no answer leaves the page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Template

from rules import PROGRAMS
from rules.decision_diagram import AskedQuestion, Diagram, diagram_of
from rules.model.calendar import LawInterval
from rules.model.conditions import Condition
from rules.model.program import Program
from site_builder.check.checklist import CHECKLIST, condition_anchor, source_links
from site_builder.check.static_styles import AnswerStyles
from site_builder.check.static_wording import QuestionWording
from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator
from site_builder.macros.inline import InlineMacros
from site_builder.macros.programs import (
    as_of_notice,
    filing_days,
    has_closed,
    last_day,
    requirement_text,
    route_groups,
    routes_of,
    row_of,
)
from site_builder.macros.tables import html_environment
from site_builder.macros.usage import PageUsage
from site_builder.pages.renderer import Page
from site_builder.paths import CHECK_PAGE, Paths, display_path

ENTRY_PAGE = "check/walk/index.md"
# Stands in a page for its questions, which the generator need not read.
PLACEHOLDER = '<h1 id="static-check"></h1>'
# The templates of the theme leave hundreds, which weigh 4 kB.
_BLANK_LINES = re.compile(r"\n\s*\n")

Anchors = Mapping[str, tuple[str, str]]


def static_page(route: str, profile: str | None, law_id: str) -> str:
    """Return the file name of the page that asks about the route in that interval of law."""
    name = "-".join(part for part in (law_id, route, profile) if part)
    return f"check/walk/{name.replace('_', '-')}.md"


def static_pages(paths: Paths, translator: Translator) -> dict[str, Page]:
    """Return the page with the choice of route and the pages it links to, without questions."""
    macros = InlineMacros(translator, ENTRY_PAGE, PageUsage())
    entry = _template(paths, "entry").render(
        t=translator.text,
        href=macros.href,
        check=CHECK_PAGE,
        checklist=CHECKLIST,
        entry_links=entry_links(macros),
        list_separator=translator.language.list_separator,
        closed=[
            {
                "name": translator.text(f"program.{program.id}.name"),
                "day": translator.formats.value(last, "date"),
            }
            for program in PROGRAMS.values()
            if has_closed(program) and (last := last_day(program))
        ],
    )
    return {
        ENTRY_PAGE: _page(
            paths,
            ENTRY_PAGE,
            f"\n{entry}\n",
            title=translator.text("static_check.title"),
            description=translator.text("static_check.description"),
            as_of=as_of_notice(translator, PROGRAMS.values()),
        ),
        **{
            key.name: _page(
                paths,
                key.name,
                f"\n{PLACEHOLDER}\n",
                title=_title(translator, key),
                description=translator.text("static_check.description"),
                as_of=translator.as_of_notice()
                if has_closed(key.program)
                else as_of_notice(translator, [key.program]),
            )
            for key in _page_keys()
        },
    }


def entry_links(macros: InlineMacros) -> list[dict[str, Any]]:
    """Return each route with the addresses of its pages, by program and interval of law."""
    return [
        {
            "name": macros.translator.text(f"program.{program.id}.name"),
            "periods": [_entry_period(macros, program, law) for law in program.law_intervals],
        }
        for program in sorted(PROGRAMS.values(), key=has_closed)
    ]


def _entry_period(macros: InlineMacros, program: Program, law: LawInterval) -> dict[str, Any]:
    translator = macros.translator
    return {
        "filed": filing_days(translator, "check.tables.period", law),
        "filed_short": filing_days(translator, "static_check.filed", law),
        "routes": [
            {
                "name": translator.text(f"route.{route}.name"),
                "profiles": [
                    {
                        "name": profile and translator.text(f"profile.{profile}.name"),
                        "href": macros.href(static_page(route, profile, law.id)),
                    }
                    for each, profile in program.routes
                    if each == route
                ],
            }
            for route in routes_of(program)
        ],
    }


def write_questions(paths: Paths, translator: Translator, anchors: Anchors) -> None:
    """Put the questions into the pages that the generator wrote; `anchors` leads from a condition's
    key to the guide's page and the place in it.
    """
    template = _template(paths, "questions")
    for key in _page_keys():
        file = paths.site / translator.language.folder / key.name.removesuffix(".md") / "index.html"
        html = file.read_text("utf-8")
        if html.count(PLACEHOLDER) != 1:
            raise BuildError(
                f"{display_path(file)}: needs {PLACEHOLDER} once, which the questions replace."
            )
        macros = InlineMacros(translator, key.name, PageUsage())
        questions = _Questions(macros, key, anchors).html(template)
        file.write_text(_BLANK_LINES.sub("\n", html.replace(PLACEHOLDER, questions)), "utf-8")


@dataclass(frozen=True)
class _PageKey:
    """What a page asks about."""

    program: Program
    route: str
    profile: str | None
    law: LawInterval

    @property
    def name(self) -> str:
        return static_page(self.route, self.profile, self.law.id)

    @property
    def diagram(self) -> Diagram:
        return diagram_of(self.program, self.route, self.profile, self.law.id)


@dataclass
class _Questions:
    """The questions and outcomes of one page."""

    macros: InlineMacros
    key: _PageKey
    anchors: Anchors

    def html(self, template: Template) -> str:
        """Return them as HTML, with what surrounds them."""
        translator, key = self.macros.translator, self.key
        conditions = key.program.conditions(key.route, key.profile, key.law)
        styles = AnswerStyles(key.diagram, conditions)
        asked = {fact for each in key.diagram.questions for fact in each.facts}
        wording = QuestionWording(translator, key.program, key.law.period, asked)
        notice = f"program.{key.program.id}.notice"
        return template.render(
            t=translator.text,
            href=self.macros.href,
            entry=ENTRY_PAGE,
            checklist=CHECKLIST,
            program=translator.text(f"program.{key.program.id}.name"),
            notice=translator.text(notice) if translator.has(notice) else None,
            closed=has_closed(key.program),
            intake=_intake_statuses(key),
            law_as_of=translator.text(
                "program.law_as_of",
                date=translator.formats.value(key.program.calendar.law_as_of, "date"),
            ),
            pair=_pair(translator, key),
            filed=filing_days(translator, "check.tables.period", key.law),
            styles=styles.css(),
            questions=[self._question(wording, styles, each) for each in key.diagram.questions],
            conditions=[self._condition(each) for each in conditions],
        )

    def _question(
        self, wording: QuestionWording, styles: AnswerStyles, asked: AskedQuestion
    ) -> dict[str, Any]:
        return {
            "id": styles.id(asked),
            "depends": styles.depends(asked),
            "fact": asked.facts[0].id,
            "topic": self.macros.translator.text(f"topic.{asked.facts[0].topic}.name"),
            "question": wording.question(asked),
            "hints": wording.hints(asked),
            "why": wording.why(asked),
            "choices": [
                {
                    "text": each.text,
                    "note": each.note,
                    "classes": styles.classes(asked, each.place),
                    "checked": each.place == len(asked.answers) - 1,
                }
                for each in wording.choices(asked)
            ],
        }

    def _condition(self, condition: Condition) -> dict[str, Any]:
        translator = self.macros.translator
        row = row_of(self.key.program, self.key.route, condition)
        place = self.anchors.get(row.key) or (CHECKLIST, condition_anchor(row))
        return {
            "id": condition.id,
            "name": translator.text(f"condition.{condition.id}.name"),
            "asks": requirement_text(translator, row, self.key.law.period),
            "standing": condition.standing.value,
            "sources": source_links(self.macros, condition.sources),
            "href": self.macros.href(*place),
        }


def _page_keys() -> Iterator[_PageKey]:
    """Yield what each page asks about.

    Raises:
        BuildError: Two pages have the same name.
    """
    keys = [
        _PageKey(program, route, profile, law)
        for program in PROGRAMS.values()
        for law in program.law_intervals
        for route, profile in program.routes
    ]
    twice = [name for name, count in Counter(key.name for key in keys).items() if count > 1]
    if twice:
        raise BuildError(
            f"rules/programs: two programs have pages of the same names: {', '.join(twice)}. "
            "Rename a route or a period."
        )
    yield from keys


def _intake_statuses(key: _PageKey) -> list[str]:
    """Return what the intake was for the route on the days of the page, in alphabetical order."""
    law = key.law
    return sorted(
        {
            span.status
            for group in route_groups(key.program)
            if key.route in group.routes and key.profile == group.profile
            for span in group.spans
            if span.start <= law.end and law.start <= span.end
        }
    )


def _pair(translator: Translator, key: _PageKey) -> str:
    route = translator.text(f"route.{key.route}.name")
    if key.profile is None:
        return route
    profile = translator.text(f"profile.{key.profile}.name")
    return translator.text("check.results.pair", route=route, profile=profile)


def _title(translator: Translator, key: _PageKey) -> str:
    route, filed = (
        translator.text(f"route.{key.route}.short"),
        filing_days(translator, "static_check.filed", key.law),
    )
    if key.profile is None:
        return translator.text("static_check.title.route", route=route, filed=filed)
    profile = translator.text(f"profile.{key.profile}.name")
    return translator.text("static_check.title.pair", route=route, profile=profile, filed=filed)


def _page(paths: Paths, name: str, text: str, **meta: str) -> Page:
    whole: dict[str, Any] = meta | {
        "template": "static_check_frame.html",
        "hide": ["navigation", "toc", "footer"],
        "noindex": True,
    }
    return Page(name, paths.templates / "static_check" / "questions.html", text, whole)


def _template(paths: Paths, name: str) -> Template:
    return html_environment(paths).get_template(f"static_check/{name}.html")
