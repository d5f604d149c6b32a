"""The Markdown that MkDocs reads for one language."""

import json
import shutil
from collections.abc import Collection, Mapping
from typing import Any

from site_builder.generator.assets import copy_assets
from site_builder.generator.config import search_terms
from site_builder.i18n.translator import Translator
from site_builder.macros.tables import html_environment, one_line
from site_builder.pages.evidence_notes import evidence_notes
from site_builder.pages.line_breaks import break_headings_once
from site_builder.pages.print_edition import PRINT_PAGE
from site_builder.pages.print_notes import annotate_links
from site_builder.pages.renderer import Page
from site_builder.paths import Paths
from site_builder.publish.json_ld import head_title, json_ld
from site_builder.publish.redirects import MOVED_PARTS, moved_anchors
from site_builder.social.cards import card_alt, card_path


def write_pages(
    paths: Paths,
    translator: Translator,
    pages: Mapping[str, Page],
    site_url: str | None,
    *,
    only: Collection[str] = (),
) -> None:
    """Write the rendered pages of one language and its assets to build/<language>/docs, or `only`
    these pages.
    """
    docs = paths.build / translator.language.folder / "docs"
    breaks = paths.cache / "line-breaks" / translator.language.folder
    template = html_environment(paths).get_template("evidence_notes.html")
    terms = search_terms(translator, pages)
    titles = {name: str(page.meta["title"]) for name, page in pages.items()}
    if not only:
        shutil.rmtree(docs, ignore_errors=True)
        copy_assets(paths, docs)
    for name in only or pages:
        page = pages[name]
        target = docs / name
        target.parent.mkdir(parents=True, exist_ok=True)
        notes = evidence_notes(name, page.text, translator) if name != PRINT_PAGE else None
        meta = _front_matter(page, translator, site_url) | {"evidence": notes is not None}
        if moved := moved_anchors(name, MOVED_PARTS.get(name, ()), pages, name):
            meta["moved"] = json.dumps(moved)
        # JSON is YAML, and a tenth of the work.
        front = json.dumps(meta, ensure_ascii=False)
        text = annotate_links(name, page.text, titles)
        if translator.language.segments and (page.source.suffix == ".md" or name == PRINT_PAGE):
            text = break_headings_once(text, terms, breaks, name.replace("/", "."))
        if notes is not None:
            text += f"\n{one_line(template.render(t=translator.text, **notes))}\n"
        target.write_text(f"---\n{front}\n---\n{text}", "utf-8")
        for address, content in page.files.items():
            (docs / address).parent.mkdir(parents=True, exist_ok=True)
            (docs / address).write_bytes(content)


def _front_matter(page: Page, translator: Translator, site_url: str | None) -> dict[str, Any]:
    """Return the page's metadata with what the theme prints in the head of its HTML."""
    meta = {**page.meta, "head_title": head_title(page, translator)}
    if not page.meta.get("noindex"):
        meta["card"] = card_path(page, translator)
        meta["card_alt"] = card_alt(str(page.meta["title"]), translator)
        meta["json_ld"] = json_ld(page, translator, site_url)
    return meta
