"""Macros inside a line of a page or table: figures, citations, badges, terms."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import unquote

from babel import Locale
from markupsafe import Markup

from rules import PROGRAMS
from rules.data.conflicts import CONFLICTS
from rules.data.published_figures import FIGURES
from rules.data.sources import SOURCES, Source
from rules.model.outcomes import Standing
from site_builder.errors import BuildError, suggest
from site_builder.esbuild import oldest_browsers
from site_builder.i18n.figures import regulation_read_to, resolve_figure
from site_builder.i18n.translator import Translator
from site_builder.macros.registry import macro
from site_builder.macros.usage import PageUsage, relative_url
from site_builder.paths import TRUST_PAGE, Paths

_ENCODED_LETTERS = re.compile(r"(?:%[89a-f][0-9a-f])+", re.IGNORECASE)
_BROWSERS = {
    "chrome": "Chrome",
    "edge": "Edge",
    "firefox": "Firefox",
    "safari": "Safari",
    "ios_saf": "iOS",
    "samsung": "Samsung Internet",
}
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
        if not isinstance(printed.value, date):
            raise BuildError(f"{name} is not a date: remove part={part!r}.")
        return self.day(printed.value, part)

    @macro
    def short_number(self, name: str, key: str | None = None) -> str:
        """Print a figure's number as people say it, such as `7.5 万`, beside the figure itself."""
        printed, short = resolve_figure(name, key), self.translator.formats.short_number
        return self.translator.dated_text(
            short(printed.value), ((day, short(value)) for day, value in printed.changes)
        )

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
    def oldest_browsers(self) -> str:
        """Print the oldest browsers in which the self-check works, as package.json lists them."""
        self.usage.figures.update(["oldest browsers"])
        listed = oldest_browsers(Paths()).items()
        comma = self.translator.text("site.list.comma")
        space = "\N{NO-BREAK SPACE}"
        return comma.join(f"{_BROWSERS[name]}{space}{version}" for name, version in listed)

    @macro
    def cite(
        self, *sources: str, standing: str | None = None, conflict: str | None = None
    ) -> Markup:
        """Print the evidence mark of a statement or row: its sources, and how sure we are.

        Args:
            sources: Their ids; none where the statement is our own reading (`inferred`).
            standing: How well the statement is known, where its best source knows it better.
            conflict: The disagreement between sources that concerns the statement.
        """
        if not sources and standing != Standing.INFERRED:
            raise BuildError("cite() has no source. Name one, or use standing='inferred'.")
        if standing:
            self.usage.standings.append(_standing(standing))
        self.usage.conflicts.update({conflict} if conflict else ())
        return self.mark(sources, standing, (conflict,) if conflict else ())

    def mark(
        self, sources: Iterable[str], standing: str | None = None, conflicts: Iterable[str] = ()
    ) -> Markup:
        """Return an evidence mark. Its notes are at the foot of the page."""
        names, conflicts = [*dict.fromkeys(sources)], [*dict.fromkeys(conflicts)]
        self.usage.sources.update(_known(name, SOURCES, "sources.toml") for name in names)
        notes = [str(SOURCE_NUMBERS[name]) for name in names]
        notes += [f"conflict-{_known(name, CONFLICTS, 'conflicts.toml')}" for name in conflicts]
        best = min((SOURCES[name].standing for name in names), key=[*Standing].index, default=None)
        shown = _standing(standing) if standing else str(best)
        name = self.translator.text(f"standing.{shown}.name")
        printed = [str(SOURCE_NUMBERS[each]) for each in names]
        printed += ["≠"] if conflicts else []
        printed += [name] if shown != best else []
        label = self.translator.text(
            "site.evidence.mark", notes=" ".join(notes[: len(names)]), standing=name
        )
        return Markup(
            '<sup class="guide-cite"><a href="{}" data-standing="{}"'
            ' data-notes="{}" aria-label="{}">[{}]</a></sup>'
        ).format(
            f"#note-{notes[0]}" if notes else self.href(TRUST_PAGE, "standing"),
            shown,
            " ".join(notes),
            " ".join(label.split()),
            ", ".join(printed),
        )

    @macro
    def standing(self, value: str) -> Markup:
        """Print a badge that names a standing; `cite` marks what has one."""
        name = _standing(value)
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
        periods = {each.id: each for program in PROGRAMS.values() for each in program.periods}
        if period in periods and end in ("start", "end"):
            self.usage.figures.update([f"period.{period}.{end}"])
            return self.translator.formats.value(getattr(periods[period], end), "date")
        raise BuildError(
            f"date_of({period!r}, {end!r}): use one of {[*periods]}, then 'start' or 'end'."
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
                f"official({source!r}): use an official source whose address is complete."
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

    def source_name(self, source: Source) -> str:
        """Return a short name of a source in another language than the page, else nothing."""
        if self.translator.language.tag.startswith(source.language):
            return ""
        return self.translator.text(f"source.{source.id}.name")

    def language_name(self, code: str) -> str:
        """Return in which language a source is: `in French`."""
        name = Locale.parse(self.translator.language.locale).languages[code]
        return self.translator.text("site.sources.language", language=name)

    def day(self, value: date, part: str | None = None) -> str:
        """Return a day in full, or its `year` or `month` alone."""
        formats = self.translator.formats
        parts = {"year": formats.year, "month": formats.month}
        if part is None:
            return formats.value(value, "date")
        if part not in parts:
            raise BuildError(f"a date has no part {part!r}. Use 'year' or 'month'.")
        return parts[part](value)

    def counted_day(self, figure: str, value: date, part: str | None = None) -> str:
        """Return a `day`, and count it among the figures that every language has to print."""
        self.usage.figures.update([f"{figure} {part or ''}"])
        return self.day(value, part)

    def href(self, target: str, anchor: str = "") -> str:
        """Return the address of a page in the same language."""
        return relative_url(self.page, target, anchor)


def readable_address(url: str) -> str:
    """Return an address in which letters of any alphabet are not encoded."""
    return _ENCODED_LETTERS.sub(lambda match: unquote(match[0]), url)


def _known(name: str, all_names: Mapping[str, object], file: str) -> str:
    """Return `name`, or raise an error that names the nearest one in the file."""
    if name not in all_names:
        kind = "source" if all_names is SOURCES else "conflict"
        raise BuildError(
            f"there is no {kind} {name!r}.{suggest(name, all_names)} All are in rules/data/{file}."
        )
    return name


def _standing(value: str) -> str:
    """Return a standing, or raise an error that lists them."""
    if value not in {each.value for each in Standing}:
        raise BuildError(
            f"there is no standing {value!r}. Use one of {[each.value for each in Standing]}"
        )
    return value
