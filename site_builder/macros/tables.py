"""Macros that print tables and lists from the rules, each with a template in templates/tables/."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from rules.data.conflicts import CONFLICTS, GAPS, conflicts_on
from rules.data.municipalities import MUNICIPALITIES_BY_PART
from rules.data.occupations import OCCUPATIONS
from rules.data.published_figures import FIGURES
from rules.data.sources import SOURCES
from rules.model.intakes import Intake, IntakeChange
from site_builder.build_cache import compiled_templates
from site_builder.errors import BuildError
from site_builder.i18n.figures import resolve_figure
from site_builder.i18n.translator import Translator
from site_builder.macros.inline import SOURCE_NUMBERS, InlineMacros, readable_address
from site_builder.macros.programs import (
    GENERAL,
    IntakeSpan,
    RouteGroup,
    filing_days,
    group_of,
    last_day,
    profiles_of,
    program_named,
    requirement_html,
    route_groups,
    routes_of,
)
from site_builder.macros.registry import macro
from site_builder.macros.usage import PageUsage
from site_builder.paths import CONDITIONS_FILES, ROOT, Paths

GLOSSARY_SOURCES = Path(__file__).with_name("glossary-sources.toml")


def html_environment(paths: Paths) -> Environment:
    """Return an environment for HTML templates: output is escaped, unknown names are errors."""
    return _environment(paths.templates, paths.cache)


@cache
def _environment(templates: Path, build_cache: Path) -> Environment:
    # Cached, since it keeps compiled templates; those that change are compiled again.
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled_templates(build_cache),
    )


def one_line(html: str) -> Markup:
    """Return the output of a template as one line, which any Markdown can contain."""
    # The template has escaped its output.
    return Markup(" ".join(line.strip() for line in html.splitlines()))  # noqa: S704


def _space_after(text: str) -> str:
    """Return the space after `text`: none after full-width punctuation."""
    return "" if text.endswith(("：", "。")) else " "


def _without_accents(text: str) -> str:
    return "".join(c for c in normalize("NFD", text) if not combining(c)).casefold()


def _intake_events(intake: Intake) -> list[tuple[str, IntakeChange]]:
    """Return the changes to print: full from a day or by a day, or unknown to the end."""
    events = []
    for change in intake.changes:
        others = [
            other
            for other in intake.changes
            if other.profile == change.profile and set(other.routes) & set(change.routes)
        ]
        if change.status == "full":
            unknown = any(o.status == "undocumented" and o.start < change.start for o in others)
            events.append(("full_by" if unknown else "full", change))
        elif not any(o.start > change.start for o in others):
            events.append(("unknown", change))
    return events


def _capped_parts(intakes: Iterable[Intake], profiles: Iterable[str]) -> list[str]:
    """Return the parts of a program that have a cap of their own, in any window."""
    keys = dict.fromkeys(key for intake in intakes for key in intake.caps.values)
    of_profiles = tuple(f"_{profile}" for profile in profiles)
    return [key for key in keys if key != "total" and not key.endswith(of_profiles)]


def render_table(
    macros: InlineMacros, environment: Environment, template: str, **context: Any
) -> Markup:
    """Return tables/<template>.html as one line, and record that the page prints it."""
    macros.usage.tables.append(f"{template}({context.get('id', '')})")
    # Only what the prose prints is compared between languages; tables are the same.
    own = InlineMacros(macros.translator, macros.page, PageUsage())
    html = environment.get_template(f"tables/{template}.html").render(
        t=own.translator.text,
        has=own.translator.has,
        fig=own.fig,
        cite=own.cite,
        mark=own.mark,
        conflicts_on=conflicts_on,
        standing=own.standing,
        french=own.french,
        href=own.href,
        after=_space_after,
        tag=own.translator.language.tag,
        list_separator=own.translator.language.list_separator,
        **context,
    )
    return one_line(html)


class TableMacros:
    """The tables of one page, in its language."""

    def __init__(
        self, macros: InlineMacros, environment: Environment, translators: Mapping[str, Translator]
    ) -> None:
        self._macros = macros
        self._translator = macros.translator
        self._environment = environment
        self._translators = translators

    @macro
    def conditions_table(self, program: str, group: str, period: str | None = None) -> Markup:
        """Print the conditions that every route of a program has (`general`), or a route's own."""
        found = program_named(program)
        days = {
            each.id: filing_days(self._translator, "static_check.filed", each)
            for each in found.periods
        }
        rows = []
        for row in group_of(found, group):
            periods = [p for p in row.by_period if period in (None, p)]
            if not periods:
                continue
            texts = {p: requirement_html(self._translator, row, p) for p in periods}
            anchor = row.anchor if period is None else f"{row.anchor}-{period}"
            # Routes share rows. Only the first one on a page gets the anchor.
            own = anchor not in self._macros.usage.anchors
            self._macros.usage.anchors.setdefault(anchor, row.key)
            rows.append(
                {
                    "row": row,
                    "anchor": anchor,
                    "own": own,
                    "periods": periods,
                    "texts": texts if len(set(texts.values())) > 1 else {None: texts[periods[0]]},
                    "only": days[periods[0]]
                    if period is None and len(periods) < len(found.periods)
                    else None,
                }
            )
        name = f"site.table.{GENERAL}" if group == GENERAL else f"route.{group}.name"
        return self._print(
            "conditions",
            rows=rows,
            group=group,
            period=period,
            name=self._translator.text(name),
            id="-".join(filter(None, ("conditions", program, group, period))),
        )

    @macro
    def conditions_explorer(self, program: str) -> Markup:
        """Print a program's conditions, and when it received applications. A script shows what
        applies to one date, route and profile.
        """
        found = program_named(program)
        end = last_day(found)
        routes = routes_of(found)
        intakes: dict[IntakeSpan, list[RouteGroup]] = {}
        for each in route_groups(found):
            for span in each.spans:
                intakes.setdefault(span, []).append(each)
        return self._print(
            "explorer",
            id=program,
            tables={group: self.conditions_table(program, group) for group in (GENERAL, *routes)},
            intakes=dict(sorted(intakes.items(), key=lambda item: item[0].start)),
            count=len(found.routes),
            days_of=self._translator.days,
            routes=routes,
            profiles=profiles_of(found),
            start=found.calendar.start,
            end=end,
            chosen=end or found.calendar.law_as_of,
            days=filing_days(self._translator, "site.explorer.days", found.calendar),
            periods=[
                {
                    "id": each.id,
                    "end": each.end.isoformat(),
                    "name": self._translator.text(f"period.{each.id}.name"),
                }
                for each in found.periods
            ],
        )

    @macro
    def conditions_download(self) -> Markup:
        """Print links to the conditions of every program as CSV and JSON, with their sources."""
        return self._print("conditions_download", files=CONDITIONS_FILES)

    @macro
    def repository_file(self, path: str) -> Markup:
        """Print a text file of the repository, folded.

        Raises:
            BuildError: There is no such file.
        """
        file = ROOT / path
        if not file.is_file():
            raise BuildError(f"repository_file({path!r}): there is no such file")
        # A line break would end the line on which the page prints the file.
        lines = [escape(line) for line in file.read_text("utf-8").strip().splitlines()]
        return self._print("repository_file", id=path, text=Markup("&#10;").join(lines))

    @macro
    def occupations_table(self) -> Markup:
        """Print the eligible occupations in both classifications, with French names."""
        return self._print(
            "occupations",
            occupations=OCCUPATIONS,
            old=resolve_figure("occupation_count"),
            new=resolve_figure("occupation_2021_count"),
        )

    @macro
    def municipalities(self) -> Markup:
        """Print the municipalities of the CMM by part, in alphabetical order."""
        parts = {
            part: sorted((name.replace("'", "’") for name in names), key=_without_accents)
            for part, names in MUNICIPALITIES_BY_PART.items()
        }
        return self._print("municipalities", parts=parts, number=self._translator.formats.number)

    @macro
    def intakes_table(self, program: str) -> Markup:
        """Print a program's intake windows with their caps, and when places were full."""
        found = program_named(program)
        intakes, profiles = found.intakes, profiles_of(found)
        return self._print(
            "intakes",
            intakes=intakes,
            parts=_capped_parts(intakes, profiles),
            profiles=profiles,
            events={intake.id: _intake_events(intake) for intake in intakes},
            number=self._translator.formats.number,
            day=lambda value: self._translator.formats.value(value, "date"),
            days_of=self._translator.days,
        )

    @macro
    def sources_list(self) -> Markup:
        """Print every source with the number by which `cite` refers to it."""
        return self._print(
            "sources",
            sources=SOURCES.values(),
            numbers=SOURCE_NUMBERS,
            copied=self._macros.copied,
            language=self._macros.language_name,
            name_of=self._macros.source_name,
            readable=readable_address,
        )

    @macro
    def conflicts_list(self) -> Markup:
        """Print where sources disagree, and which source the rules follow."""
        return self._print("conflicts", conflicts=CONFLICTS.values())

    @macro
    def gaps_list(self) -> Markup:
        """Print the questions that no source answers."""
        return self._print("gaps", gaps=GAPS)

    @macro
    def glossary_table(self) -> Markup:
        """Print the glossary: the page's language first, then the others and French."""
        terms = [
            key.split(".")[1] for key in self._translator.ids("glossary.") if key.endswith(".term")
        ]
        own = self._translator.language.folder
        languages = sorted(self._translators.values(), key=lambda each: each.language.folder != own)
        evidence = tomllib.loads(GLOSSARY_SOURCES.read_text("utf-8"))
        return self._print("glossary", terms=terms, languages=languages, evidence=evidence)

    @macro
    def fees_table(self) -> Markup:
        """Print the application fees by year."""
        principal, family = FIGURES["fee_principal"].values, FIGURES["fee_family"].values
        years = [(year, principal[year], family[year]) for year in principal]
        return self._print("fees", years=years)

    def _print(self, template: str, **context: Any) -> Markup:
        return render_table(self._macros, self._environment, template, **context)
