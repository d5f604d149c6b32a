"""Macros inside a line of a page or table: figures, citations, badges, terms."""

import re
from datetime import date

from markupsafe import Markup

from rules.data.published_figures import FIGURES
from rules.data.sources import SOURCES
from rules.model.outcomes import Standing
from rules.programs.pilot import PERIODS
from site_builder.errors import BuildError, suggest
from site_builder.i18n.figures import regulation_read_to, resolve_figure
from site_builder.i18n.translator import Translator
from site_builder.macros.registry import macro
from site_builder.macros.usage import PageUsage, relative_url
from site_builder.paths import SOURCES_PAGE

SOURCE_NUMBERS = {source: number for number, source in enumerate(SOURCES, 1)}


class InlineMacros:
    """The inline macros of one page. What they print is recorded in `usage`."""

    def __init__(self, translator: Translator, page: str, used: PageUsage) -> None:
        self.translator = translator
        self.page = page
        self.usage = used

    @macro
    def fig(
        self,
        name: str,
        key: str | None = None,
        period: str | None = None,
        *,
        with_unit: bool = True,
        part: str | None = None,
    ) -> str:
        """Print a parameter or figure.

        Args:
            name: Its id.
            key: Which value, where the figure has several.
            period: The period of law to which a value that changes is limited.
            with_unit: Whether the unit follows the number.
            part: Print a date's `year` or `month` alone.
        """
        printed = resolve_figure(name, key, period)
        self.usage.figures.update([f"{name}[{key or period or ''}]{part or ''}"])
        if part is None:
            return self.translator.dated_value(printed, with_unit=with_unit)
        if not isinstance(printed.value, date) or part not in ("year", "month"):
            raise BuildError(f"{name}: only a date has a part, 'year' or 'month'")
        formats = self.translator.formats
        return formats.year(printed.value) if part == "year" else formats.month(printed.value)

    @macro
    def example(self, value: float | str, unit: str) -> str:
        """Print an invented value in the form of a figure; write a date as `2024-03-01`."""
        self.usage.figures.update([f"example {value} {unit}"])
        if unit == "date":
            return self.translator.formats.value(date.fromisoformat(str(value)), unit)
        return self.translator.formats.value(value, unit)

    @macro
    def year(self, name: str, key: str | None = None) -> str:
        """Print the year of a figure, from its key or its `as_of`; of two years the numbers."""
        resolve_figure(name, key)
        self.usage.figures.update([f"{name}[{key or ''}]year"])
        years = re.findall(r"\d{4}", key or str(FIGURES[name].as_of))
        if not years:
            raise BuildError(f"{name} has no year. Add an as_of, or use a key with a year.")
        return (
            "–".join(years)
            if years[1:]
            else self.translator.formats.year(date(int(years[0]), 1, 1))
        )

    @macro
    def cite(self, *sources: str) -> Markup:
        """Print numbered links to the sources page."""
        macros = []
        for source in sources:
            if source not in SOURCES:
                raise BuildError(
                    f"there is no source {source!r}.{suggest(source, SOURCES)} "
                    "All are in rules/data/sources.toml."
                )
            self.usage.sources.add(source)
            macros.append(
                Markup('<a href="{}" title="{}">[{}]</a>').format(
                    self.href(SOURCES_PAGE, source),
                    self.source_title(source),
                    SOURCE_NUMBERS[source],
                )
            )
        return Markup('<sup class="guide-cite">{}</sup>').format(Markup("").join(macros))

    @macro
    def standing(self, value: str) -> Markup:
        """Print a badge: how well something is known."""
        name = Standing(value).value if value in {s.value for s in Standing} else None
        if name is None:
            raise BuildError(
                f"there is no standing {value!r}. Use one of {[s.value for s in Standing]}"
            )
        self.usage.standings.append(name)
        return Markup(
            '<span class="guide-standing guide-standing--{}" title="{}">{}</span>'
        ).format(
            name,
            self.translator.text(f"standing.{name}.description"),
            self.translator.text(f"standing.{name}.name"),
        )

    @macro
    def french(self, text: str) -> Markup:
        """Print French words, marked as French."""
        return Markup('<span lang="fr">{}</span>').format(text)

    @macro
    def term(self, name: str) -> Markup:
        """Print a term of the glossary, linked to its entry."""
        self.usage.terms.add(name)
        return Markup('<a class="guide-term" href="{}">{}</a>').format(
            self.href("glossary.md", f"term-{name}"), self.translator.text(f"glossary.{name}.term")
        )

    @macro
    def date_of(self, period: str, end: str) -> str:
        """Print the first or last day of a period of law: `start` or `end`."""
        for each in PERIODS:
            if each.id == period and end in ("start", "end"):
                self.usage.figures.update([f"period.{period}.{end}"])
                return self.translator.formats.value(getattr(each, end), "date")
        raise BuildError(
            f"date_of({period!r}, {end!r}): use 'first' or 'second', then 'start' or 'end'"
        )

    @macro
    def law_as_of(self) -> str:
        """Print the date to which the law that was read is consolidated."""
        self.usage.figures.update(["law_as_of"])
        return self.translator.formats.value(regulation_read_to(), "date")

    @macro
    def checked_on(self) -> str:
        """Print the day on which the facts were last checked."""
        return self.fig("facts_checked")

    @macro
    def official(self, source: str, text: str) -> Markup:
        """Print a link to an official page, with the date of the copy that was read."""
        found = SOURCES.get(source)
        if found is None or found.standing is not Standing.OFFICIAL or not found.url_complete:
            raise BuildError(
                f"official({source!r}): use an official source whose address is complete"
            )
        self.usage.sources.add(source)
        return Markup('<a href="{}" hreflang="{}">{}</a><span class="guide-note">{}</span>').format(
            found.url,
            found.language,
            text,
            self.translator.text("site.sources.aside", copied=self.copied(found.copied)),
        )

    def copied(self, copied: date | str) -> str:
        """Return when a source was copied, as precisely as it is known."""
        if not copied:
            return self.translator.text("site.sources.undated")
        if isinstance(copied, str) and re.fullmatch(r"\d{4}", copied):
            day = self.translator.formats.year(date(int(copied), 1, 1))
        else:
            month = isinstance(copied, str) and re.fullmatch(r"\d{4}-\d{2}", copied)
            unit = "date" if isinstance(copied, date) else "year_month" if month else "text"
            day = self.translator.formats.value(copied, unit)
        return self.translator.text("site.sources.copied", date=day)

    def href(self, target: str, anchor: str = "") -> str:
        """Return the address of a page in the same language."""
        return relative_url(self.page, target, anchor)

    def source_title(self, source: str) -> str:
        """Return title and publisher of a source, for tooltips."""
        found = SOURCES[source]
        return f"{found.title} ({found.publisher})"
