"""The versions of the rules, read from CHANGELOG.md and printed in each language.

A bullet there is also the source text of a message, `site.changes.<version>.<number>`, which other
languages translate. The build stops where the two differ.
"""

import re
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from rules import RULES_VERSION
from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator
from site_builder.macros.inline import InlineMacros
from site_builder.macros.registry import macro
from site_builder.macros.tables import one_line
from site_builder.paths import FEED_FILE, ROOT, VERSIONS_PAGE, display_path

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


class ChangelogMacros:
    """The macros of the changelog page, in its language."""

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
        return Markup('<a href="{}{}" type="application/atom+xml">{}</a>').format(
            self._macros.href(VERSIONS_PAGE), FEED_FILE, text
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
