"""Lays down what MkDocs reads for one language: plain Markdown, assets and a configuration."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from rules.version import RULES_VERSION
from site_builder.errors import BuildError
from site_builder.generator.assets import FOLDER, copy_assets, fingerprinted_path, module_graph
from site_builder.i18n.catalogs import Language
from site_builder.i18n.translator import Translator
from site_builder.macros.changelog import CHANGES_PAGE, FEED_FILE
from site_builder.pages.print_edition import PRINT_PAGE
from site_builder.pages.print_notes import annotate_links, footnotes
from site_builder.pages.renderer import Page
from site_builder.pages.search_meta import front_matter
from site_builder.paths import Paths, display_path
from site_builder.publish.csp import page_policy
from site_builder.publish.issue_link import issue_url
from site_builder.publish.json_ld import head_title, json_ld
from site_builder.publish.service_worker import offline_messages
from site_builder.social.cards import HEIGHT, WIDTH, card_alt, card_path

_THEME_WORDS = (
    "site.app.short",
    "site.announce",
    "site.announce.link",
    "site.changes.feed",
    "site.footer.advice",
    "site.footer.checked",
    "site.languages",
    "site.nav.after",
    "site.print.cited",
    "site.print.link",
    "site.report",
)
# It lists every source, and so needs no list of those that it cites.
SOURCES_PAGE = "sources.md"
_DICTIONARY = ("glossary.", "occupation", "route.", "profile.", "fact.", "topic.")
_DICTIONARY_ENDS = (".term", ".name", ".short", ".label")


def write_pages(
    paths: Paths, translator: Translator, pages: Mapping[str, Page], site_url: str | None
) -> None:
    """Lays down the rendered pages and the assets of one language, and nothing else."""
    docs = paths.build / translator.language.folder / "docs"
    boosts = _base(paths)["extra"].get("search_boost", {})
    titles = {name: str(page.meta["title"]) for name, page in pages.items()}
    shutil.rmtree(docs, ignore_errors=True)
    for name, page in pages.items():
        target = docs / name
        target.parent.mkdir(parents=True, exist_ok=True)
        meta = front_matter(page.meta, boosts.get(name, 1))
        meta["head_title"] = head_title(page, translator)
        meta["card"] = card_path(page, translator)
        meta["card_alt"] = card_alt(str(page.meta["title"]), translator)
        meta["json_ld"] = json_ld(page, translator, site_url)
        if name not in (SOURCES_PAGE, PRINT_PAGE):
            meta["cited"] = footnotes(page.text, translator.text("site.sources.partial"))
        front = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False)
        text = annotate_links(name, page.text, titles)
        target.write_text(f"---\n{front}---\n{text}", "utf-8")
    copy_assets(paths, docs)


def write_config(
    paths: Paths,
    translator: Translator,
    languages: tuple[Language, ...],
    pages: Mapping[str, Page],
    site_url: str | None,
) -> Path:
    """Writes build/<language>/mkdocs.yml, which inherits what the languages have in common."""
    language = translator.language
    folder = paths.build / language.folder
    assets = fingerprinted_path(paths)
    search: dict[str, Any] = {
        "lang": [language.search_language],
        "separator": language.search_separator,
    }
    if language.search_segments:
        dictionary = folder / "words.txt"
        dictionary.write_text("\n".join(_dictionary(translator, pages)) + "\n", "utf-8")
        search["jieba_dict_user"] = str(dictionary.resolve())
    config = {
        "INHERIT": _relative(paths.config, folder),
        "site_name": translator.text("site.name"),
        "site_description": translator.text("site.description"),
        "docs_dir": "docs",
        "site_dir": str((paths.site / language.folder).resolve()),
        "nav": _navigation(paths, translator, pages),
        "extra_css": [
            f"{assets}{name.removeprefix(FOLDER)}" for name in _base(paths).get("extra_css", [])
        ],
        "theme": {
            "language": language.theme_language,
            "custom_dir": _relative(paths.theme, folder),
            "palette": _palette(paths, translator),
        },
        "extra": {
            "folder": language.folder,
            "tag": language.tag,
            "alternate": [
                {
                    "folder": each.folder,
                    "tag": each.tag,
                    "name": each.name,
                    "locale": _territory(each.locale),
                }
                for each in languages
            ],
            "site_url": site_url,
            "card": {"width": WIDTH, "height": HEIGHT},
            "report": issue_url(language),
            "assets": assets,
            "check_modules": module_graph(
                paths.docs / FOLDER / "check", "main.mjs", "python/worker.mjs"
            ),
            "page_policy": page_policy(paths.theme),
            "search_fillers": language.search_fillers,
            "offline": offline_messages(translator),
            "feed": CHANGES_PAGE in pages and f"{CHANGES_PAGE.removesuffix('.md')}/{FEED_FILE}",
            "words": {
                **{key: translator.text(key) for key in _THEME_WORDS},
                "site.as_of_notice": translator.as_of_notice(),
                "site.footer.version": translator.text(
                    "site.footer.version", version=RULES_VERSION
                ),
            },
        },
        "plugins": {"search": search},
    }
    target = folder / "mkdocs.yml"
    target.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), "utf-8")
    return target


def page_order(paths: Paths) -> list[str]:
    """The pages in the order of the navigation."""
    return list(_base(paths)["nav"])


def _navigation(
    paths: Paths, translator: Translator, pages: Mapping[str, Page]
) -> list[dict[str, str]]:
    file = display_path(paths.config)
    names = page_order(paths)
    problems = [
        f"{file}: nav has {name}, which no language has; write it or remove the line"
        for name in names
        if name not in pages
    ]
    problems += [
        f"{display_path(page.source)}: is not in the nav of {file}; add it there"
        for name, page in pages.items()
        if name not in names and not page.meta.get("noindex")
    ]
    if problems:
        raise BuildError(*problems)
    return [
        {translator.text(f"site.nav.{Path(n).parent if '/' in n else Path(n).stem}"): n}
        for n in names
    ]


def _palette(paths: Paths, translator: Translator) -> list[dict[str, Any]]:
    """The palettes with their toggles named in the language."""
    palettes: list[dict[str, Any]] = _base(paths)["theme"]["palette"]
    for palette in palettes:
        other = "light" if palette["scheme"] == "slate" else "dark"
        palette["toggle"]["name"] = translator.text(f"site.palette.to_{other}")
    return palettes


def _base(paths: Paths) -> dict[str, Any]:
    base: dict[str, Any] = yaml.safe_load(paths.config.read_text("utf-8"))
    if "INHERIT" in base:
        parent = yaml.safe_load((paths.config.parent / base["INHERIT"]).read_text("utf-8"))
        base = {**parent, **base}
    return base


def _dictionary(translator: Translator, pages: Mapping[str, Page]) -> list[str]:
    """Words that the search must not cut apart: the catalogues' terms, and those of the pages."""
    keys = (key for key in translator.ids(*_DICTIONARY) if key.endswith(_DICTIONARY_ENDS))
    texts = (
        part
        for key in keys
        for part in translator.text(key).replace("（", " ").replace("）", " ").split()
    )
    typed = (str(word) for page in pages.values() for word in page.meta.get("keywords", ()))
    return sorted({text for text in (*texts, *typed) if not text.isascii() and len(text) > 1})


def _territory(locale: str) -> str:
    """The locale as Open Graph names it, without a script: zh_CN."""
    parts = locale.split("_")
    return f"{parts[0]}_{parts[-1]}"


def _relative(path: Path, folder: Path) -> str:
    return os.path.relpath(path.resolve(), folder.resolve())
