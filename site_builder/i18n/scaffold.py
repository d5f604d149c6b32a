"""Lays out what a translator needs: pages to translate, empty catalogues, an entry, a list."""

import io
import json
import re
from importlib.resources import files
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from site_builder.errors import BuildError
from site_builder.i18n.catalogs import DOMAINS, Language, read_languages, read_messages
from site_builder.i18n.number_lint import strip_markup
from site_builder.i18n.translator import Translator
from site_builder.paths import Paths, display_path

TO_DO = "to-do.md"
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_THEME_WORDS = files("material") / "templates" / "partials" / "languages"


def scaffold_language(paths: Paths, tag: str) -> list[Path]:
    """Writes all that a language named `tag` (BCP 47) lacks, and answers with what it wrote: pages
    in the source language, catalogues without translations, the entry in languages.toml, and what
    is to be done. It overwrites nothing.
    """
    languages = read_languages(paths.locale)
    source = languages[0]
    locale = _locale(tag)
    folder = tag.lower()
    catalogues, pages = paths.locale / folder, paths.docs / folder
    problems = [
        f"{display_path(path)} is there already; go on with it, or remove it"
        for path in (catalogues, pages)
        if path.exists()
    ]
    if any(folder == language.folder for language in languages):
        problems.insert(0, f"{tag}: languages.toml has this language already")
    if problems:
        raise BuildError(*problems)
    messages = read_messages(paths.locale, source)
    translator = Translator(messages)
    written = [
        *(_catalogue(messages.texts, messages.files, paths, folder, name) for name in DOMAINS),
        *_pages(paths, source, folder),
    ]
    entry = paths.locale / "languages.toml"
    entry.write_text(
        f"{entry.read_text('utf-8').rstrip()}\n\n{_entry(tag, locale, source)}", "utf-8"
    )
    to_do = catalogues / TO_DO
    to_do.write_text(_to_do(translator, entry, to_do, written), "utf-8")
    return [entry, *written, to_do]


def _locale(tag: str) -> Locale:
    """Whose dates and numbers a language named `tag` has."""
    if not _TAG.fullmatch(tag):
        raise BuildError(f"{tag}: name the language by a tag such as fr, es-MX or zh-Hant")
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        raise BuildError(f"{tag}: no dates and numbers are known for this language") from None


def _entry(tag: str, locale: Locale, source: Language) -> str:
    known = {path.name.removesuffix(".html") for path in _THEME_WORDS.iterdir()}
    theme = next((name for name in (tag, locale.language) if name in known), source.theme_language)
    entry = {
        "tag": tag,
        "name": locale.get_display_name(locale) or tag,
        "locale": str(locale),
        "theme_language": theme,
        "search_language": source.search_language,
        "search_segments": False,
        "search_separator": source.search_separator,
        "search_fillers": [],
        "list_separator": source.list_separator,
        "source": False,
    }
    # What TOML and JSON have in common.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()]
    return "\n".join([f"[{tag.lower()}]", *lines]) + "\n"


def _catalogue(
    texts: dict[str, str], where: dict[str, Path], paths: Paths, folder: str, domain: str
) -> Path:
    """The strings of one domain, none of them translated."""
    source = paths.locale / f"{domain}.pot"
    catalogue = Catalog(locale=None, fuzzy=False)
    for key, text in texts.items():
        if where[key] == source:
            catalogue.add(text, context=key)
    written = io.BytesIO()
    write_po(written, catalogue, width=0, omit_header=True)
    target = paths.locale / folder / f"{domain}.po"
    target.parent.mkdir(exist_ok=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    target.write_bytes(f'{head}"Language: {folder}\\n"\n\n'.encode() + written.getvalue())
    return target


def _pages(paths: Paths, source: Language, folder: str) -> list[Path]:
    """The pages of the source language, copied."""
    written = []
    for page in sorted((paths.docs / source.folder).rglob("*.md")):
        target = paths.docs / folder / page.relative_to(paths.docs / source.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page.read_bytes())
        written.append(target)
    return written


def _to_do(translator: Translator, entry: Path, to_do: Path, written: list[Path]) -> str:
    """What a translator does, in order, with how much it is and the terms to settle first."""
    terms = [
        key.removesuffix(".term") for key in translator.ids("glossary.") if key.endswith(".term")
    ]
    rows = [
        f"| {key.removeprefix('glossary.')} | {translator.text(f'{key}.term')} "
        f"| {translator.text(f'{key}.french')} | {translator.text(f'{key}.definition')} | |"
        for key in terms
    ]
    rows_of_files = []
    for path in written:
        text = path.read_text("utf-8")
        if path.suffix == ".po":
            rows_of_files.append(f"- [ ] `{display_path(path)}`: {text.count('msgctxt')} strings")
        else:
            rows_of_files.append(
                f"- [ ] `{display_path(path)}`: about {len(strip_markup(text).split())} words"
            )
    return f"""# What a new language takes

1. Read the entry at the end of `{display_path(entry)}`: the file's head says what each line is.
   Its `name` is what readers see, its `search_fillers` are words that people type into any
   question.
2. Settle the terms below, as `glossary.<id>.term` in `law.po`. Pages have to use them as they
   are.
3. Translate each `msgstr`. A `{{name}}` in braces stays as it is: a figure is printed there.
4. Translate the pages, which are copies for now. What stands in `{{{{ … }}}}` or in `{{#…}}` stays
   as it is, and so do the targets of links. No number is typed.
5. `python -m site_builder check` says what is missing, and where a page departs from its twin.
   It is quiet when all is done; `make serve` then shows the guide in all languages.
6. `python -m site_builder review all` records that every page matches its source.
7. If the language has no report form, `.github/ISSUE_TEMPLATE/` may get one; until then reports
   use the English one.
8. Remove `{display_path(to_do)}`.

## Files

{chr(10).join(rows_of_files)}

## Terms

| id | English | French | meaning | yours |
| --- | --- | --- | --- | --- |
{chr(10).join(rows)}
"""
