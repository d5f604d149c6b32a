"""The conditions as one list with boxes to tick, for paper."""

from collections.abc import Sequence
from typing import Any

from rules.data.periods import PERIODS, Period
from rules.programs.pilot import ROUTES
from site_builder.i18n.translator import Translator
from site_builder.macros.condition_rows import GENERAL, ConditionRow, group_rows, requirement_text
from site_builder.macros.inline import InlineMacros
from site_builder.macros.tables import html_environment
from site_builder.macros.usage import PageUsage
from site_builder.pages.renderer import Page
from site_builder.paths import Paths

CHECKLIST = "check/walk/checklist.md"


def checklist_page(paths: Paths, translator: Translator) -> Page:
    """Every condition of both periods: those that routes share, the profiles', each route's."""
    macros = InlineMacros(translator, CHECKLIST, PageUsage())
    template = html_environment(paths).get_template("static_check/checklist.html")
    html = template.render(
        t=translator.text,
        href=macros.href,
        cite=macros.cite,
        standing=macros.standing,
        periods=[_period(translator, period) for period in PERIODS],
    )
    meta = {
        "title": translator.text("static_check.list.title"),
        "description": translator.text("static_check.list.description"),
        "template": "static_check_frame.html",
        "hide": ["navigation", "toc", "footer"],
        "search": {"exclude": True},
        "noindex": True,
    }
    source = paths.templates / "static_check" / "checklist.html"
    return Page(CHECKLIST, source, f"\n{html}\n", meta)


def _period(translator: Translator, period: Period) -> dict[str, Any]:
    day = translator.formats.value
    shared = group_rows(GENERAL)
    names = {route: translator.text(f"route.{route}.name") for route in ROUTES}
    parts = {
        translator.text("check.tables.general"): [row for row in shared if row.profile is None],
        translator.text("static_check.list.profile"): [row for row in shared if row.profile],
        **{names[route]: group_rows(route) for route in ROUTES},
    }
    return {
        "filed": {"from": day(period.start, "date"), "until": day(period.end, "date")},
        "parts": [(name, _rows(translator, rows, period.id)) for name, rows in parts.items()],
    }


def _rows(
    translator: Translator, rows: Sequence[ConditionRow], period: str
) -> list[dict[str, Any]]:
    return [
        {
            "name": translator.text(f"condition.{row.id}.name"),
            "profile": row.profile and translator.text(f"profile.{row.profile}.name"),
            "asks": requirement_text(translator, row.key, period),
            "standing": row.by_period[period].standing.value,
            "sources": row.by_period[period].sources,
        }
        for row in rows
        if period in row.by_period
    ]
