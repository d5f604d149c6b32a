"""Translate message ids into one language's text, with figures from the rules filled in."""

import re
from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from site_builder.errors import BuildError
from site_builder.i18n.catalogs import DOMAINS, PLACEHOLDER, Messages
from site_builder.i18n.figures import (
    ResolvedFigure,
    is_figure,
    regulation_read_to,
    resolve_figure,
    varies_by_period,
)
from site_builder.i18n.formatting import Formatter, Value
from site_builder.paths import display_path


class Translator:
    """The messages of one language. `formats` writes numbers, dates and amounts in it."""

    def __init__(self, messages: Messages) -> None:
        self.language = messages.language
        self.formats = Formatter(messages)
        self._messages = messages

    def has(self, key: str) -> bool:
        """Return whether there is a message `key`."""
        return key in self._messages.texts

    def ids(self, *prefixes: str) -> tuple[str, ...]:
        """Return the ids that begin with one of `prefixes`, in the catalogs' order."""
        return tuple(key for key in self._messages.texts if key.startswith(prefixes))

    def varies_by_period(self, key: str) -> bool:
        """Return whether the message prints a figure that differs between the periods of law."""
        return any(
            varies_by_period(name, figure_key or None)
            for name, figure_key in PLACEHOLDER.findall(self.source(key))
        )

    def text(self, key: str, period: str | None = None, **values: str) -> str:
        """Return the message `key` with figures and `values` filled in.

        Args:
            key: The message id.
            period: The period of law whose figures are printed where they differ; without it
                all are, with their dates. In a message with a `{period}` of its own it is the
                text to fill in there.
            values: Texts by placeholder. A brace in a value is text, not a placeholder.

        Raises:
            BuildError: There is no such message, or nothing fills one of its placeholders.
        """
        if period is not None and "{period}" in self.source(key):
            values["period"] = period
            period = None
        missing: list[str] = []

        def fill(match: re.Match[str]) -> str:
            figure = self._figure_in(key, match, period)
            if figure is not None:
                return figure
            if match[2] is None and match[1] in values:
                return values[match[1]]
            missing.append(match[0])
            return match[0]

        text = PLACEHOLDER.sub(fill, self.source(key))
        if missing:
            raise BuildError(f"{self.file(key)}: {key}: nothing fills {', '.join(missing)}")
        return text

    def emphasized(self, key: str, period: str | None = None) -> Markup:
        """Return the message `key` as HTML, with its figures in bold.

        Raises:
            BuildError: There is no such message, or it has a placeholder that is no figure.
        """
        source, html, end = self.source(key), Markup(), 0
        for match in PLACEHOLDER.finditer(source):
            figure = self._figure_in(key, match, period)
            if figure is None:
                raise BuildError(f"{self.file(key)}: {key}: nothing fills {match[0]}")
            html += source[end : match.start()]
            html += Markup("<strong>{}</strong>").format(figure)
            end = match.end()
        return html + source[end:]

    def interpolate(self, key: str, period: str | None = None) -> str:
        """Return the message `key` with figures filled in and other placeholders left."""

        def fill(match: re.Match[str]) -> str:
            figure = self._figure_in(key, match, period)
            return match[0] if figure is None else figure

        return PLACEHOLDER.sub(fill, self.source(key))

    def figure(
        self,
        name: str,
        key: str | None = None,
        period: str | None = None,
        *,
        with_unit: bool = True,
    ) -> str:
        """Return the formatted value of a figure or parameter, with the dates of its changes."""
        return self.dated_value(resolve_figure(name, key, period), with_unit=with_unit)

    def dated_value(self, figure: ResolvedFigure, *, with_unit: bool = True) -> str:
        """Return the formatted values of a figure, as in `$1 (from June 1, 2024: $2)`."""

        def write(value: Value) -> str:
            return self.formats.value(value, figure.unit, with_unit=with_unit)

        return self.dated_text(
            write(figure.value), ((day, write(value)) for day, value in figure.changes)
        )

    def dated_text(self, text: str, changes: Iterable[tuple[date, str]]) -> str:
        """Return `text` followed by each text that replaces it, with the day of the change."""
        found = latest = text
        for day, changed in changes:
            if changed != latest:
                found = self.text(
                    "site.dated", before=found, date=self.formats.value(day, "date"), after=changed
                )
                latest = changed
        return found

    def days(self, start: date, end: date) -> str:
        """Return `start` to `end`, or the date alone if they are the same day."""
        first, last = (self.formats.value(day, "date") for day in (start, end))
        return first if start == end else self.text("site.range", start=first, end=last)

    def as_of_notice(self) -> str:
        """Return the line at the top of each page: the dates of the law and of the facts."""
        law = self.formats.value(regulation_read_to(), "date")
        return self.text("site.as_of_notice", law_as_of=law)

    def source(self, key: str) -> str:
        """Return the message `key` as it is in the catalog, with its placeholders."""
        try:
            return self._messages.texts[key]
        except KeyError:
            domain = key.split(".", 1)[0]
            file = f"site_builder/locale/{domain if domain in DOMAINS else 'law'}.pot"
            raise BuildError(f"{file}: there is no message {key}. Add it.") from None

    def file(self, key: str) -> str:
        """Return the catalog file that holds the message `key`."""
        return display_path(self._messages.files[key])

    def _figure_in(self, key: str, match: re.Match[str], period: str | None) -> str | None:
        """Return the figure that a placeholder of the message `key` names, if it names one."""
        name, figure_key = match.groups()
        if not is_figure(name):
            return None
        try:
            return self.figure(
                name, figure_key, period if varies_by_period(name, figure_key) else None
            )
        except BuildError as error:
            raise BuildError(*(f"{self.file(key)}: {key}: {p}" for p in error.problems)) from None
