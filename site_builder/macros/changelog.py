"""What changed: the versions of the rules, read from CHANGELOG.md, and dated changes of facts.

A bullet of the changelog is also the source text of a message, `site.changes.<version>.<number>`,
which other languages translate. The build stops where the two differ.
"""

import re
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from rules import RULES_VERSION
from rules.data.fact_changes import FACT_CHANGES
from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator
from site_builder.macros.inline import InlineMacros
from site_builder.macros.registry import macro
from site_builder.macros.tables import one_line
from site_builder.paths import CHANGES_PAGE, FEED_FILE, ROOT, VERSIONS_PAGE, display_path

FILE = ROOT / "CHANGELOG.md"
_VERSION = re.compile(r"^## (\S+) \((\d{4}-\d{2}-\d{2})\)$", re.MULTILINE)
_BULLET = re.compile(r"^- \*\*(\w+)\*\*: (.+?)(?=^- |\Z)", re.MULTILINE | re.DOTALL)
_KIND = "site.changes.kind."


@dataclass(frozen=True)
class Version:
    """A version of the rules. `changes` are pairs of kind and sentence."""

    id: str
    day: date
    changes: list[tuple[str, str]]

    @property
    def anchor(self) -> str:
        """The id of its heading on the page."""
        return f"version-{self.id.replace('.', '-')}"


class ChangeMacros:
    """What changed, in the language of a page."""

    def __init__(self, macros: InlineMacros) -> None:
        self._macros = macros

    @macro
    def changelog(self) -> Markup:
        """Print every version of the rules with its changes, the newest first."""
        self._macros.usage.tables.append("changelog()")
        translator = self._macros.translator
        parts = [
            Markup('<h3 id="{}">{}</h3><p>{}</p><ul>{}</ul>').format(
                version.anchor,
                translator.text("site.changes.version", version=version.id),
                translator.formats.value(version.day, "date"),
                Markup("").join(
                    Markup("<li>{}</li>").format(format_change(translator, *change))
                    for change in version.changes
                ),
            )
            for version in read_versions(translator)
        ]
        return one_line(Markup("").join(parts))

    @macro
    def changelog_feed(self, text: str) -> Markup:
        """Print a link to the feed of versions."""
        return self._feed(VERSIONS_PAGE, text)

    @macro
    def fact_changes(self) -> Markup:
        """Print every change of facts with its sources, the newest first."""
        self._macros.usage.tables.append("fact_changes()")
        translator = self._macros.translator
        entries = Markup("").join(
            Markup('<dt id="{}">{}</dt><dd><a href="{}">{}</a>{}</dd>').format(
                change.id,
                translator.formats.value(change.day, "date"),
                self._macros.href(change.page),
                translator.text(f"site.fact_changes.{change.id}"),
                self._macros.mark(change.sources),
            )
            for change in FACT_CHANGES
        )
        return one_line(Markup('<dl class="guide-changes">{}</dl>').format(entries))

    @macro
    def fact_changes_feed(self, text: str) -> Markup:
        """Print a link to the feed of changes of facts."""
        return self._feed(CHANGES_PAGE, text)

    def _feed(self, page: str, text: str) -> Markup:
        return Markup('<a href="{}{}" type="application/atom+xml">{}</a>').format(
            self._macros.href(page), FEED_FILE, text
        )


def format_change(translator: Translator, kind: str, sentence: str) -> str:
    """Return a change as one line of text."""
    return translator.text("site.changes.change", kind=kind, sentence=sentence)


def read_versions(translator: Translator, text: str | None = None) -> list[Version]:
    """Return the versions in one language, the newest first.

    Args:
        translator: The language.
        text: A changelog; CHANGELOG.md by default.

    Raises:
        BuildError: The newest entry is not of the rules' version, a version has no change, or a
            sentence differs from the catalog.
    """
    text = FILE.read_text("utf-8") if text is None else text
    _, *parts = _VERSION.split(text)
    if parts[:1] != [RULES_VERSION]:
        raise BuildError(
            f"{display_path(FILE)}: its first entry is not of version {RULES_VERSION}. Add one."
        )
    found = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return [Version(v, date.fromisoformat(day), _changes(translator, v, b)) for v, day, b in found]


def _changes(translator: Translator, version: str, body: str) -> list[tuple[str, str]]:
    changes = []
    for number, (kind, wrapped) in enumerate(_BULLET.findall(body), 1):
        if not translator.has(_KIND + kind.lower()):
            raise BuildError(f"{display_path(FILE)}: {version}: there is no {_KIND}{kind.lower()}")
        key, sentence = f"site.changes.{version}.{number}", " ".join(wrapped.split())
        if translator.language.source and translator.source(key) != sentence:
            raise BuildError(
                f"{translator.file(key)}: {key} differs from {display_path(FILE)}. Use “{sentence}”"
            )
        changes.append((translator.text(_KIND + kind.lower()), translator.text(key)))
    if not changes:
        raise BuildError(
            f"{display_path(FILE)}: {version} has no change. Add one, as in “- **New**: …”."
        )
    return changes
