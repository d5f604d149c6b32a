"""The conditions as one list with boxes to tick, for paper."""

from collections.abc import Sequence
from typing import Any

from rules.data.periods import PERIODS, Period
from rules.programs.pilot import ROUTES
from site_builder.i18n.translator import Words
from site_builder.macros.condition_rows import GENERAL, Row, asks, group_rows
from site_builder.macros.inline import Marks
from site_builder.macros.tables import html_environment
from site_builder.macros.usage import Used
from site_builder.pages.renderer import Page
from site_builder.paths import Paths

CHECKLIST = "check/walk/checklist.md"


def checklist_page(paths: Paths, words: Words) -> Page:
    """Every condition of both periods: those that routes share, the profiles', each route's."""
    marks = Marks(words, CHECKLIST, Used())
    template = html_environment(paths).get_template("static_check/checklist.html")
    html = template.render(
        t=words.text,
        href=marks.href,
        cite=marks.cite,
        standing=marks.standing,
        periods=[_period(words, period) for period in PERIODS],
    )
    meta = {
        "title": words.text("static_check.list.title"),
        "description": words.text("static_check.list.description"),
        "template": "static_check_frame.html",
        "hide": ["navigation", "toc", "footer"],
        "search": {"exclude": True},
        "noindex": True,
    }
    source = paths.templates / "static_check" / "checklist.html"
    return Page(CHECKLIST, source, f"\n{html}\n", meta)


def _period(words: Words, period: Period) -> dict[str, Any]:
    day = words.formats.value
    shared = group_rows(GENERAL)
    names = {route: words.text(f"route.{route}.name") for route in ROUTES}
    parts = {
        words.text("check.tables.general"): [row for row in shared if row.profile is None],
        words.text("static_check.list.profile"): [row for row in shared if row.profile],
        **{names[route]: group_rows(route) for route in ROUTES},
    }
    return {
        "filed": {"from": day(period.start, "date"), "until": day(period.end, "date")},
        "parts": [(name, _rows(words, rows, period.id)) for name, rows in parts.items()],
    }


def _rows(words: Words, rows: Sequence[Row], period: str) -> list[dict[str, Any]]:
    return [
        {
            "name": words.text(f"condition.{row.id}.name"),
            "profile": row.profile and words.text(f"profile.{row.profile}.name"),
            "asks": asks(words, row.key, period),
            "standing": row.by_period[period].standing.value,
            "sources": row.by_period[period].sources,
        }
        for row in rows
        if period in row.by_period
    ]
