"""Build the site: from pages, catalogs and rules to a folder of static files."""

import fcntl
import hashlib
import multiprocessing
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from rules import PROGRAMS
from site_builder.check.checklist import CHECKLIST, checklist_page
from site_builder.check.data import check_data
from site_builder.check.page import print_page
from site_builder.check.static_pages import Anchors, entry_links, static_pages, write_questions
from site_builder.errors import BuildError, collect_errors
from site_builder.generator.assets import BOOT, FOLDER
from site_builder.generator.config import check_navigation, page_order, write_config
from site_builder.generator.runner import generate
from site_builder.generator.sources import write_pages
from site_builder.i18n.catalogs import Language, read_languages, read_messages
from site_builder.i18n.number_lint import lint_messages
from site_builder.i18n.translator import Translator
from site_builder.macros.inline import InlineMacros
from site_builder.macros.programs import as_of_notice
from site_builder.macros.tables import html_environment
from site_builder.macros.usage import PageUsage, relative_url
from site_builder.pages.line_breaks import keep_pages_whole, unbroken_pattern
from site_builder.pages.parity import check_parity
from site_builder.pages.print_edition import PRINT_PAGE, print_edition
from site_builder.pages.renderer import Page, render_pages
from site_builder.paths import CHECK_PAGE, Paths, display_path
from site_builder.publish.atom_feed import write_feeds
from site_builder.publish.conditions_download import write_conditions
from site_builder.publish.link_checker import check_links
from site_builder.publish.redirects import write_redirects
from site_builder.publish.root_files import write_root_files
from site_builder.publish.search_index import write_search_index
from site_builder.publish.service_worker import write_service_worker
from site_builder.publish.web_manifest import write_manifests
from site_builder.runtime.bundle import BundledFile, inject_manifest, make_bundle, write_bundle
from site_builder.social.cards import write_cards

# How many pages a process of the link checker reads at a time.
_PAGES_AT_ONCE = 4


@dataclass(frozen=True)
class Guide:
    """Everything rendered, before any file is written. `translators`, `pages` and `anchors` are by
    language; `anchors` are the places where the guide explains each condition.
    """

    languages: tuple[Language, ...]
    translators: dict[str, Translator]
    pages: dict[str, dict[str, Page]]
    anchors: dict[str, Anchors]


def render(paths: Paths) -> Guide:
    """Render every page of every language.

    Raises:
        BuildError: Lists every problem found in the catalogs and pages.
    """
    languages = read_languages(paths.locale)
    folders = [language.folder for language in languages]
    messages = collect_errors(languages, lambda language: read_messages(paths.locale, language))
    collect_errors(messages, lint_messages)
    translators = dict(zip(folders, map(Translator, messages), strict=True))
    rendered = collect_errors(folders, lambda folder: render_pages(paths, translators, folder))
    pages = dict(zip(folders, rendered, strict=True))
    check_parity(pages, translators)
    anchors = {folder: _anchors(paths, pages[folder]) for folder in folders}
    checks = collect_errors(
        folders, lambda folder: _check_page(paths, translators, folder, anchors[folder])
    )
    for folder, page in zip(folders, checks, strict=True):
        pages[folder] |= {
            CHECK_PAGE: page,
            **static_pages(paths, translators[folder]),
            CHECKLIST: checklist_page(paths, translators[folder]),
        }
        pages[folder][PRINT_PAGE] = print_edition(
            paths, translators[folder], page_order(paths), pages[folder]
        )
    return Guide(languages, translators, pages, anchors)


def check(paths: Paths) -> Guide:
    """Render every page of every language, and check that the menu lists each of them.

    Raises:
        BuildError: Lists every problem found.
    """
    guide = render(paths)
    check_navigation(paths, guide.translators, guide.pages)
    return guide


def build(paths: Paths, site_url: str | None = None) -> Guide:
    """Build the site into `paths.site`. A build that is writing the same folder is waited for.

    Args:
        paths: The folders to read and write.
        site_url: The address at which the site will be published. With it, pages have canonical
            addresses and the site a sitemap; without it, every link is relative.

    Raises:
        BuildError: Lists every problem found.
    """
    address = _checked_address(site_url)
    with worker_processes(paths) as processes:
        # The longest step of a first build needs no page.
        bundle = processes.submit(make_bundle, paths)
        processes.submit(_start)
        guide = check(paths)
        with exclusive(paths):
            _write(paths, guide, address, bundle, processes)
    return guide


def worker_processes(paths: Paths) -> ProcessPoolExecutor:
    """Return processes for the languages and for Python's runtime, which start when needed."""
    count = len(read_languages(paths.locale))
    return ProcessPoolExecutor(count + 1, multiprocessing.get_context("spawn"))


def _start() -> None:
    """Do nothing. A process imports this module first, while the pages are still rendered."""


@contextmanager
def exclusive(paths: Paths) -> Iterator[None]:
    """Wait until no other process builds into `paths.site`, and keep others waiting meanwhile."""
    locks = Paths.build / "locks"
    locks.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(str(paths.site.resolve()).encode()).hexdigest()[:16]
    with (locks / name).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write(
    paths: Paths,
    guide: Guide,
    address: str | None,
    bundle: Future[list[BundledFile]],
    processes: ProcessPoolExecutor,
) -> None:
    """Write every file of the site."""
    paths.site.mkdir(parents=True, exist_ok=True)
    languages = [
        processes.submit(_write_language, paths, guide, folder, address) for folder in guide.pages
    ]
    write_cards(paths, guide.translators, guide.pages)
    manifest = write_bundle(paths, bundle.result())
    collect_errors(languages, Future.result)
    for folder in guide.pages:
        check = (paths.site / folder / CHECK_PAGE).with_name("index.html")
        inject_manifest(check, "../../engine/", manifest)
    write_root_files(paths, guide.translators, page_order(paths), address)
    write_redirects(paths, guide.translators, guide.pages, address)
    write_feeds(paths, guide.translators, address)
    write_manifests(paths, guide.translators)
    offline = processes.submit(write_service_worker, paths, tuple(guide.pages))
    check_links(paths.site, address, partial(processes.map, chunksize=_PAGES_AT_ONCE))
    offline.result()


def _write_language(paths: Paths, guide: Guide, folder: str, address: str | None) -> None:
    """Write the pages of one language, with the files that belong to them."""
    translator, pages = guide.translators[folder], guide.pages[folder]
    write_pages(paths, translator, pages, address)
    write_conditions(paths.build / folder / "docs", translator)
    config = write_config(paths, translator, guide.languages, pages, address)
    if warnings := generate(config, display_path(paths.docs / folder), paths.cache):
        raise BuildError(*warnings)
    write_questions(paths, translator, guide.anchors[folder])
    finish_pages(paths, guide, folder)


def finish_pages(paths: Paths, guide: Guide, folder: str) -> None:
    """Keep dates and amounts in a language's built pages whole, and write the search index."""
    locales = [language.locale for language in guide.languages]
    keep_pages_whole(paths.site / folder, unbroken_pattern(guide.translators[folder], locales))
    pages = guide.pages[folder]
    ordered = {name: pages[name] for name in page_order(paths) if name in pages}
    write_search_index(paths, guide.translators[folder].language, ordered)


def _check_page(
    paths: Paths, translators: Mapping[str, Translator], folder: str, anchors: Anchors
) -> Page:
    """Render the page of the self-check, which has no Markdown file."""
    translator = translators[folder]
    addresses = {key: relative_url(CHECK_PAGE, *place) for key, place in anchors.items()}
    macros = InlineMacros(translator, CHECK_PAGE, PageUsage())
    modules = sorted((paths.docs / FOLDER / "check").rglob("*.mjs"))
    source = paths.templates / "check" / "page.html"
    try:
        body, files = print_page(
            html_environment(paths),
            macros,
            check_data(macros, addresses, modules),
            translators,
            entry_links(macros),
        )
    except BuildError as error:
        raise BuildError(
            *(f"{display_path(source)}: {problem}" for problem in error.problems)
        ) from None
    files[BOOT] = (paths.docs / FOLDER / BOOT).read_bytes()
    meta = {
        "title": translator.text("check.title"),
        "description": translator.text("check.description"),
        "as_of": as_of_notice(translator, PROGRAMS.values()),
        "template": "check_frame.html",
        "hide": ["navigation", "toc", "footer"],
        "keywords": translator.text("site.check.keywords").split(
            translator.language.list_separator
        ),
    }
    return Page(CHECK_PAGE, source, f"\n{body}\n", meta, macros.usage, files)


def _anchors(paths: Paths, pages: Mapping[str, Page]) -> Anchors:
    """Return, by condition key, the first page that explains the condition, and the place in it."""
    found: dict[str, tuple[str, str]] = {}
    for name in page_order(paths):
        if name in pages:
            for anchor, key in pages[name].usage.anchors.items():
                found.setdefault(key, (name, anchor))
    return found


def _checked_address(site_url: str | None) -> str | None:
    if not site_url:
        return None
    parts = urlsplit(site_url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise BuildError(f"SITE_URL: {site_url} is not a valid URL. Use https://host/path/.")
    return site_url.rstrip("/") + "/"
