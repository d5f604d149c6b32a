"""Scaffold a language: pages to translate, empty catalogs, an entry, a list of tasks."""

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
    """Write the files from which a translation starts.

    They are copies of the source language's pages, catalogs without translations, an entry in
    languages.toml and a list of tasks. Existing files stay as they are.

    Args:
        paths: The folders to read and write.
        tag: The language's tag (BCP 47), such as `fr` or `zh-Hant`.

    Returns:
        The files written.

    Raises:
        BuildError: The tag is unknown, or the language exists.
    """
    languages = read_languages(paths.locale)
    source = languages[0]
    locale = _locale(tag)
    folder = tag.lower()
    catalogs, pages = paths.locale / folder, paths.docs / folder
    problems = [
        f"{display_path(path)} exists. Continue with it, or remove it."
        for path in (catalogs, pages)
        if path.exists()
    ]
    if any(folder == language.folder for language in languages):
        problems.insert(0, f"{tag}: languages.toml has this language already.")
    if problems:
        raise BuildError(*problems)
    messages = read_messages(paths.locale, source)
    translator = Translator(messages)
    written = [
        *(_catalog(messages.texts, messages.files, paths, folder, name) for name in DOMAINS),
        *_pages(paths, source, folder),
    ]
    entry = paths.locale / "languages.toml"
    entry.write_text(
        f"{entry.read_text('utf-8').rstrip()}\n\n{_entry(tag, locale, source)}", "utf-8"
    )
    to_do = catalogs / TO_DO
    to_do.write_text(_to_do(translator, entry, to_do, written), "utf-8")
    return [entry, *written, to_do]


def _locale(tag: str) -> Locale:
    """Return the locale that formats dates and numbers for `tag`."""
    if not _TAG.fullmatch(tag):
        raise BuildError(f"{tag}: is not a language tag. Use one such as fr, es-MX or zh-Hant.")
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        raise BuildError(
            f"{tag}: Babel has no date and number formats for this language."
        ) from None


def _entry(tag: str, locale: Locale, source: Language) -> str:
    known = {path.name.removesuffix(".html") for path in _THEME_WORDS.iterdir()}
    theme = next((name for name in (tag, locale.language) if name in known), source.theme_language)
    entry = {
        "tag": tag,
        "name": locale.get_display_name(locale) or tag,
        "locale": str(locale),
        "theme_language": theme,
        "segments": False,
        "search_fillers": [],
        "list_separator": source.list_separator,
        "source": False,
    }
    # These values are the same in JSON and TOML.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()]
    return "\n".join([f"[{tag.lower()}]", *lines]) + "\n"


def _catalog(
    texts: dict[str, str], where: dict[str, Path], paths: Paths, folder: str, domain: str
) -> Path:
    """Write the catalog of one domain, without translations."""
    source = paths.locale / f"{domain}.pot"
    catalog = Catalog(locale=None, fuzzy=False)
    for key, text in texts.items():
        if where[key] == source:
            catalog.add(text, context=key)
    written = io.BytesIO()
    write_po(written, catalog, width=0, omit_header=True)
    target = paths.locale / folder / f"{domain}.po"
    target.parent.mkdir(exist_ok=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    target.write_bytes(f'{head}"Language: {folder}\\n"\n\n'.encode() + written.getvalue())
    return target


def _pages(paths: Paths, source: Language, folder: str) -> list[Path]:
    """Copy the pages of the source language."""
    written = []
    for page in sorted((paths.docs / source.folder).rglob("*.md")):
        target = paths.docs / folder / page.relative_to(paths.docs / source.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page.read_bytes())
        written.append(target)
    return written


def _to_do(translator: Translator, entry: Path, to_do: Path, written: list[Path]) -> str:
    """Return the translator's tasks in order, with their size and the terms to decide first."""
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
    return f"""# To do for a new language

1. Read the entry at the end of `{display_path(entry)}`: the comment at the top explains each line.
   `name` is the language's name for readers; `search_fillers` are words that people type into any
   question.
2. Translate the terms below, as `glossary.<id>.term` in `law.po`. Pages must use these terms.
3. Translate each `msgstr`. Keep `{{name}}` in braces: a figure is printed there.
4. Translate the pages, which are copies of the English ones. Keep what is inside `{{{{ … }}}}` and
   `{{#…}}`, and the targets of links. Type no numbers.
5. `python -m site_builder check` lists what is missing and where a page differs from the English
   one. It prints nothing when all is done; `make serve` then shows the guide in all languages.
6. `python -m site_builder review all` records that every page matches its source.
7. Add a form for reports in this language to `.github/ISSUE_TEMPLATE/` if you can; without it,
   readers get the English form.
8. Remove `{display_path(to_do)}`.

## Files

{chr(10).join(rows_of_files)}

## Terms

| id | English | French | meaning | yours |
| --- | --- | --- | --- | --- |
{chr(10).join(rows)}
"""
