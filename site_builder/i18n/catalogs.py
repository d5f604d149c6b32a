"""The languages of the guide and their gettext catalogs."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from site_builder.errors import BuildError
from site_builder.paths import display_path

DOMAINS = ("law", "check", "static_check", "site")
PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_]*)(?:\[([^\]{}]+)\])?\}")


@dataclass(frozen=True)
class Language:
    """A language of the guide. `folder` names its pages, its catalogs and its part of the site."""

    folder: str
    tag: str
    name: str
    locale: str
    theme_language: str
    segments: bool
    search_fillers: list[str]
    list_separator: str
    source: bool


@dataclass(frozen=True)
class Messages:
    """Every message of one language by id, and the catalog file of each."""

    language: Language
    texts: dict[str, str]
    files: dict[str, Path]


def read_languages(locale: Path) -> tuple[Language, ...]:
    """Return the languages of `locale`/languages.toml, the source language first.

    Raises:
        BuildError: The file is not a list of languages with one source language.
    """
    path = locale / "languages.toml"
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
        languages = [Language(folder, **table) for folder, table in tables.items()]
    except (OSError, TypeError, tomllib.TOMLDecodeError) as error:
        raise BuildError(
            f"{display_path(path)}: is not a valid list of languages: {error}"
        ) from None
    if sum(language.source for language in languages) != 1:
        raise BuildError(f"{display_path(path)}: set `source = true` in exactly one language")
    return tuple(sorted(languages, key=lambda language: not language.source))


def read_messages(locale: Path, language: Language) -> Messages:
    """Return every message of `language`.

    Raises:
        BuildError: Names each entry that is missing, fuzzy, stale, or whose placeholders differ
            from those of the source text.
    """
    texts: dict[str, str] = {}
    files: dict[str, Path] = {}
    problems: list[str] = []
    for domain in DOMAINS:
        pot = locale / f"{domain}.pot"
        source = _read(pot, problems)
        path = pot
        found = {key: text for key, (text, _) in source.items()}
        if not language.source:
            path = locale / language.folder / f"{domain}.po"
            found = _translated(source, path, problems)
        for key, text in found.items():
            if key in texts:
                problems.append(
                    f"{display_path(path)}: {key} is also in {display_path(files[key])}. Rename it."
                )
            texts[key] = text
            files[key] = path
    if problems:
        raise BuildError(*problems)
    return Messages(language, texts, files)


def placeholders(text: str) -> set[str]:
    """Return the placeholders of a message, as in `{name}` and `{name[key]}`."""
    return {match.group() for match in PLACEHOLDER.finditer(text)}


def _translated(
    source: Mapping[str, tuple[str, str]], path: Path, problems: list[str]
) -> dict[str, str]:
    entries = _read(path, problems)
    file = display_path(path)
    problems += [
        f"{file}: {key} is no longer in the source catalog. Remove it."
        for key in sorted(entries.keys() - source.keys())
    ]
    texts = {}
    for key, (english, _) in source.items():
        if key not in entries:
            problems.append(f"{file}: {key} is missing. Translate “{english}”.")
            continue
        msgid, translation = entries[key]
        if msgid != english:
            problems.append(
                f"{file}: {key} is stale. The source text is now “{english}”; translate it."
            )
        elif not translation:
            problems.append(f"{file}: {key} has no translation of “{english}”")
        elif placeholders(translation) != placeholders(english):
            wrong = sorted(placeholders(translation) ^ placeholders(english))
            problems.append(f"{file}: {key} has other placeholders than the source: {wrong}")
        texts[key] = translation
    return texts


def _read(path: Path, problems: list[str]) -> Mapping[str, tuple[str, str]]:
    """Return source text and translation by id, in the order of the file."""
    file = display_path(path)
    try:
        entries, found = _parse(path.read_bytes())
    except (OSError, PoFileError, UnicodeDecodeError) as error:
        problems.append(f"{file}: is not a valid catalog: {error}")
        return {}
    problems += [f"{file}: {problem}" for problem in found]
    return entries


# Every language reads the catalogs of the source language, and tests read all of them again.
@lru_cache(maxsize=64)
def _parse(content: bytes) -> tuple[Mapping[str, tuple[str, str]], tuple[str, ...]]:
    """Return source text and translation by id, and what is wrong with the entries."""
    catalog: Catalog = read_po(BytesIO(content), abort_invalid=True)
    problems: list[str] = []
    entries: dict[str, tuple[str, str]] = {}
    for message in catalog:
        if message.id == "" and message.context is None:
            continue
        key = message.context
        if key is None or not isinstance(message.id, str):
            problems.append(f"“{message.id}” needs a msgctxt as its id, and no plural form")
        elif key in entries:
            problems.append(f"{key} is defined twice. Remove one.")
        else:
            if message.fuzzy:
                problems.append(f"{key} is fuzzy. Check the translation, then remove the mark.")
            if re.search(r"[{}]", PLACEHOLDER.sub("", message.id + str(message.string or ""))):
                problems.append(f"{key} has a brace that is not a {{placeholder}}")
            entries[key] = (message.id, str(message.string or ""))
    problems += [f"“{old.id}” is obsolete (#~). Remove it." for old in catalog.obsolete.values()]
    return MappingProxyType(entries), tuple(problems)
