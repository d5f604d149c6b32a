"""The conditions as one list with boxes to tick, for paper."""

from collections.abc import Iterable, Sequence
from typing import Any

from rules import PROGRAMS
from rules.model.calendar import Period
from rules.model.program import Program
from site_builder.i18n.translator import Translator
from site_builder.macros.inline import SOURCE_NUMBERS, InlineMacros
from site_builder.macros.programs import (
    GENERAL,
    ProgramCondition,
    as_of_notice,
    filing_days,
    group_of,
    has_closed,
    requirement_text,
    routes_of,
)
from site_builder.macros.tables import html_environment
from site_builder.macros.usage import PageUsage
from site_builder.pages.renderer import Page
from site_builder.paths import SOURCES_PAGE, Paths

CHECKLIST = "check/walk/checklist.md"


def condition_anchor(row: ProgramCondition) -> str:
    """Return the id of a condition's first row on the checklist."""
    return f"condition-{row.key.replace('.', '-')}"


def checklist_page(paths: Paths, translator: Translator) -> Page:
    """Return a page of every condition by program and period: shared ones, then each route's."""
    macros = InlineMacros(translator, CHECKLIST, PageUsage())
    template = html_environment(paths).get_template("static_check/checklist.html")
    listed: set[str] = set()
    html = template.render(
        t=translator.text,
        href=macros.href,
        sources=SOURCES_PAGE,
        programs=[
            {
                "name": translator.text(f"program.{program.id}.name"),
                "profiles": any(profile for _, profile in program.routes),
                "periods": [_period(macros, program, period, listed) for period in program.periods],
            }
            for program in sorted(PROGRAMS.values(), key=has_closed)
        ],
    )
    meta = {
        "title": translator.text("static_check.list.title"),
        "description": translator.text("static_check.list.description"),
        "as_of": as_of_notice(translator, PROGRAMS.values()),
        "template": "static_check_frame.html",
        "hide": ["navigation", "toc", "footer"],
        "noindex": True,
    }
    source = paths.templates / "static_check" / "checklist.html"
    return Page(CHECKLIST, source, f"\n{html}\n", meta)


def source_links(macros: InlineMacros, sources: Iterable[str]) -> list[tuple[int, str]]:
    """Return the number of each source and the address of its row in the list of sources."""
    return [(SOURCE_NUMBERS[each], macros.href(SOURCES_PAGE, each)) for each in sources]


def _period(
    macros: InlineMacros, program: Program, period: Period, listed: set[str]
) -> dict[str, Any]:
    translator = macros.translator
    shared = group_of(program, GENERAL)
    own = {
        translator.text(f"route.{route}.name"): group_of(program, route)
        for route in routes_of(program)
    }
    parts = {
        translator.text("check.tables.general"): [row for row in shared if row.profile is None],
        translator.text("static_check.list.profile"): [row for row in shared if row.profile],
        **own,
    }
    return {
        "filed": filing_days(translator, "check.tables.period", period),
        "parts": [(name, _rows(macros, rows, period.id, listed)) for name, rows in parts.items()],
    }


def _rows(
    macros: InlineMacros, rows: Sequence[ProgramCondition], period: str, listed: set[str]
) -> list[dict[str, Any]]:
    """Return what the list prints of each row; `listed` are the anchors that it already has."""
    translator = macros.translator
    return [
        {
            "anchor": _new_anchor(row, listed),
            "name": translator.text(f"condition.{row.id}.name"),
            "profile": row.profile and translator.text(f"profile.{row.profile}.name"),
            "asks": requirement_text(translator, row, period),
            "standing": row.by_period[period].standing.value,
            "sources": source_links(macros, row.by_period[period].sources),
        }
        for row in rows
        if period in row.by_period
    ]


def _new_anchor(row: ProgramCondition, listed: set[str]) -> str | None:
    anchor = condition_anchor(row)
    if anchor in listed:
        return None
    listed.add(anchor)
    return anchor
