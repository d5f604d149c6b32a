"""The configuration that MkDocs reads for one language."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import material
import yaml
from mkdocs.utils.yaml import yaml_load

from rules import RULES_VERSION
from rules.model.outcomes import Standing
from site_builder.errors import BuildError
from site_builder.generator.assets import FOLDER, fingerprinted_path
from site_builder.i18n.catalogs import PLACEHOLDER, Language
from site_builder.i18n.translator import Translator
from site_builder.pages.renderer import Page
from site_builder.paths import CHANGES_PAGE, FEED_FILE, SEARCH_FILE, Paths, display_path
from site_builder.publish.csp import page_policy
from site_builder.publish.issue_link import issue_url
from site_builder.publish.service_worker import offline_messages
from site_builder.social.cards import HEIGHT, WIDTH

_THEME_MESSAGES = (
    "site.app.short",
    "site.menu",
    "site.banner",
    "site.banner.link",
    "site.frame.link",
    "site.frame.notice",
    "site.fact_changes.feed",
    "site.evidence.close",
    "site.evidence.copied",
    "site.evidence.copy",
    "site.evidence.copy_row",
    "site.evidence.title",
    "site.footer.advice",
    "site.footer.checked",
    "site.languages",
    "site.nav.now",
    "site.print.link",
    "site.report",
    "site.search",
    "site.search.close",
    "site.search.failed",
    "site.search.field",
    "site.search.help",
    "site.search.loading",
)
_TERM_PREFIXES = ("glossary.", "occupation", "route.", "profile.", "fact.", "topic.")
_TERM_SUFFIXES = (".term", ".name", ".short", ".label")


def read_base_config(paths: Paths) -> dict[str, Any]:
    """Return the configuration that all languages share."""
    with paths.config.open("rb") as file:
        return yaml_load(file)


def page_order(paths: Paths) -> list[str]:
    """Return the pages' names in the order of the navigation."""
    return [name for _, names in read_navigation(paths) for name in names]


def read_navigation(paths: Paths) -> list[tuple[str, list[str]]]:
    """Return the groups of the navigation with their pages; a page alone is in a group ""."""
    return [
        ("", [entry]) if isinstance(entry, str) else next(iter(entry.items()))
        for entry in read_base_config(paths)["nav"]
    ]


def check_navigation(
    paths: Paths,
    translators: Mapping[str, Translator],
    pages: Mapping[str, Mapping[str, Page]],
) -> None:
    """Compare the navigation with the pages, and require a menu title for each page.

    Raises:
        BuildError: Lists every page that has no place or no title in the menu, and every entry
            without a page.
    """
    nav = f"{display_path(paths.config)}: nav"
    names = page_order(paths)
    written = {
        name for each in pages.values() for name in each if not each[name].meta.get("noindex")
    }
    problems = [
        f"{nav} lists {name}, which no language has. Write the page, or remove the line."
        for name in names
        if name not in written
    ]
    problems += [
        f"{nav} lacks {name}. Add it where the menu should list it."
        for name in sorted(written - {*names})
    ]
    translator = next(iter(translators.values()))
    problems += [
        f"{display_path(paths.locale / 'site.pot')}: there is no message {_title_key(name)}, "
        f"the title of {name} in the menu. Add it, and its translations."
        for name in sorted(written | {*names})
        if not translator.has(_title_key(name))
    ]
    if problems:
        raise BuildError(*problems)


def write_config(
    paths: Paths,
    translator: Translator,
    languages: tuple[Language, ...],
    pages: Mapping[str, Page],
    site_url: str | None,
) -> Path:
    """Write build/<language>/mkdocs.yml, complete in itself, and return its path."""
    base = read_base_config(paths)
    language = translator.language
    folder = paths.build / language.folder
    assets = fingerprinted_path(paths)
    config = base | {
        "site_name": translator.text("site.name"),
        "site_description": translator.text("site.description"),
        "docs_dir": "docs",
        "site_dir": str((paths.site / language.folder).resolve()),
        "nav": _navigation(paths, translator),
        "extra_css": [f"{assets}{name.removeprefix(FOLDER)}" for name in base["extra_css"]],
        "theme": base["theme"]
        | {
            "language": language.theme_language,
            "custom_dir": os.path.relpath(paths.theme.resolve(), folder.resolve()),
            "palette": _palette(base, translator),
        },
        "extra": base["extra"]
        | {
            "folder": language.folder,
            "tag": language.tag,
            "alternate": [
                {
                    "folder": each.folder,
                    "tag": each.tag,
                    "name": each.name,
                    "locale": _open_graph_locale(each.locale),
                }
                for each in languages
            ],
            "site_url": site_url,
            "card": {"width": WIDTH, "height": HEIGHT},
            "report": issue_url(language),
            "assets": assets,
            "page_policy": page_policy(paths.theme),
            "theme_script": _theme_script(),
            "offline": offline_messages(translator),
            "feed": CHANGES_PAGE in pages and f"{CHANGES_PAGE.removesuffix('.md')}/{FEED_FILE}",
            "search_file": SEARCH_FILE,
            "messages": _messages(translator),
        },
    }
    target = folder / "mkdocs.yml"
    target.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), "utf-8")
    return target


def _theme_script() -> str:
    """Return the path of the theme's script in the site; its name has a hash."""
    templates = Path(material.__file__).parent / "templates"
    [script] = templates.glob("assets/javascripts/bundle.*.min.js")
    return script.relative_to(templates).as_posix()


def _messages(translator: Translator) -> dict[str, str]:
    """Return the texts that the theme prints, by message id."""
    return {
        **{key: translator.text(key) for key in _theme_messages()},
        "site.as_of_notice": translator.as_of_notice(),
        # A script fills these placeholders.
        "site.search.count": translator.text("site.search.count", n="{n}"),
        "site.search.none": translator.text("site.search.none", query="{query}"),
        "site.footer.version": translator.text("site.footer.version", version=RULES_VERSION),
    }


def _navigation(paths: Paths, translator: Translator) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for group, names in read_navigation(paths):
        entries = [{translator.text(_title_key(name)): name} for name in names]
        found += [{translator.text(f"site.nav.{group}"): entries}] if group else entries
    return found


def _theme_messages() -> tuple[str, ...]:
    texts = ("name", "description")
    return *_THEME_MESSAGES, *(f"standing.{each}.{text}" for each in Standing for text in texts)


def _title_key(name: str) -> str:
    """Return the id of a page's title in the menu: site.nav.pilot.pay, site.nav.check."""
    stem = name.removesuffix(".md").removesuffix("/index")
    return f"site.nav.{stem.replace('/', '.')}"


def _palette(base: Mapping[str, Any], translator: Translator) -> list[dict[str, Any]]:
    """Return the palettes with translated names for their toggles."""
    palettes: list[dict[str, Any]] = base["theme"]["palette"]
    for palette in palettes:
        other = "light" if palette["scheme"] == "slate" else "dark"
        palette["toggle"]["name"] = translator.text(f"site.palette.to_{other}")
    return palettes


def search_terms(translator: Translator, pages: Mapping[str, Page]) -> list[str]:
    """Return the terms that word segmentation must not split: the catalogs' and the pages' own."""
    keys = (key for key in translator.ids(*_TERM_PREFIXES) if key.endswith(_TERM_SUFFIXES))
    texts = (
        part
        for key in keys
        for part in re.sub(r"[（）]", " ", PLACEHOLDER.sub(" ", translator.source(key))).split()
    )
    typed = (str(word) for page in pages.values() for word in page.meta.get("keywords", ()))
    return sorted({text for text in (*texts, *typed) if not text.isascii() and len(text) > 1})


def _open_graph_locale(locale: str) -> str:
    """Return the locale without its script, as Open Graph names it: zh_CN."""
    parts = locale.split("_")
    return f"{parts[0]}_{parts[-1]}"
