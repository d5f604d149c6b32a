"""The short strings of one language, with the rules' figures filled in."""

from site_builder.errors import BuildError
from site_builder.i18n.catalogs import DOMAINS, PLACEHOLDER, Messages
from site_builder.i18n.figures import (
    is_figure,
    regulation_read_to,
    resolve_figure,
    varies_by_period,
)
from site_builder.i18n.formatting import Formatter
from site_builder.paths import display_path


class Translator:
    """Answers with the text of a message by id, and with figures in the language's form."""

    def __init__(self, messages: Messages) -> None:
        self.language = messages.language
        self.formats = Formatter(messages)
        self._messages = messages

    def has(self, key: str) -> bool:
        """Whether there is a message `key`."""
        return key in self._messages.texts

    def ids(self, *prefixes: str) -> tuple[str, ...]:
        """The ids that begin with one of `prefixes`, in the catalogues' order."""
        return tuple(key for key in self._messages.texts if key.startswith(prefixes))

    def varies_by_period(self, key: str) -> bool:
        """Whether the message prints a figure that differs between the periods of law."""
        return any(varies_by_period(name) for name, _ in PLACEHOLDER.findall(self.source(key)))

    def text(self, key: str, period: str | None = None, **values: str) -> str:
        """The message `key` with figures and `values` filled in; BuildError for an unknown id or
        a placeholder that nothing fills. `period` is the period of law whose figures are printed
        where they differ; in a message with a `{period}` of its own it is what stands there.
        """
        if period is not None and "{period}" in self.source(key):
            values["period"] = period
            period = None
        filled = self.interpolate(key, period)
        for name, value in values.items():
            filled = filled.replace(f"{{{name}}}", value)
        left = PLACEHOLDER.search(filled)
        if left and left.group() not in values.values():
            raise BuildError(f"{self.file(key)}: {key}: nothing fills {left.group()}")
        return filled

    def interpolate(self, key: str, period: str | None = None) -> str:
        """The message `key` with its figures filled in, other placeholders as they are."""
        text = self.source(key)
        for match in PLACEHOLDER.finditer(text):
            name, figure_key = match.groups()
            if is_figure(name):
                text = text.replace(match.group(), self._in_message(key, name, figure_key, period))
        return text

    def figure(
        self,
        name: str,
        key: str | None = None,
        period: str | None = None,
        *,
        with_unit: bool = True,
    ) -> str:
        """The formatted value of a figure or parameter."""
        printed = resolve_figure(name, key, period)
        return self.formats.value(printed.value, printed.unit, with_unit=with_unit)

    def as_of_notice(self) -> str:
        """As of which days a page describes the law and the facts, said first on every page."""
        law = self.formats.value(regulation_read_to(), "date")
        return self.text("site.as_of_notice", law_as_of=law)

    def _in_message(self, key: str, name: str, figure_key: str | None, period: str | None) -> str:
        try:
            return self.figure(name, figure_key, period if varies_by_period(name) else None)
        except BuildError as error:
            raise BuildError(*(f"{self.file(key)}: {key}: {p}" for p in error.problems)) from None

    def source(self, key: str) -> str:
        """The message `key` as it stands in the catalogue."""
        try:
            return self._messages.texts[key]
        except KeyError:
            domain = key.split(".", 1)[0]
            file = f"site_builder/locale/{domain if domain in DOMAINS else 'law'}.pot"
            raise BuildError(f"{file}: there is no message {key}; add it") from None

    def file(self, key: str) -> str:
        """The catalogue in which the message `key` stands."""
        return display_path(self._messages.files[key])
