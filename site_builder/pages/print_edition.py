"""The print edition: the whole guide of one language as one page with a chapter a page."""

import re
from collections.abc import Mapping, Sequence
from posixpath import join, normpath

from site_builder.i18n.translator import Translator
from site_builder.macros.tables import html_environment
from site_builder.macros.usage import PageUsage, relative_url, resolve_link
from site_builder.pages.evidence_notes import note_target
from site_builder.pages.print_notes import LINK, annotate_links
from site_builder.pages.renderer import Page
from site_builder.paths import CHECK_PAGE, HOME_PAGE, Paths

PRINT_PAGE = "print.md"
_HEADING = re.compile(r"^(#+)[ \t]+(.*?)[ \t]*(?:\{:?\s*#([a-z0-9-]+)[^}]*\})?$", re.MULTILINE)
_RAW_HEADING = re.compile(r"(</?h)([2-5])\b")
_ID = re.compile(r'(?<=\s)(id|aria-labelledby|aria-describedby|headers)="([^"]+)"')
_ADDRESS = re.compile(r'(?<=\s)href="([^"#]*)(?:#([^"]*))?"')


def print_edition(
    paths: Paths, translator: Translator, order: Sequence[str], pages: Mapping[str, Page]
) -> Page:
    """Return one page with all others of `pages` in this order, without the self-check."""
    chapters = {name: pages[name] for name in order if name in pages and name != CHECK_PAGE}
    front = (
        html_environment(paths)
        .get_template("print_edition.html")
        .render(
            t=translator.text,
            chapters=[
                (_anchor(name), _title(page), page.meta["description"])
                for name, page in chapters.items()
            ],
        )
    )
    parts = [f"# {translator.text('site.print.title')}", front]
    parts += [_Chapter(page, chapters).text() for page in chapters.values()]
    meta = {
        "title": translator.text("site.print.title"),
        "description": translator.text("site.print.description"),
        "hide": ["navigation", "toc", "footer"],
        "noindex": True,
    }
    source = paths.templates / "print_edition.html"
    return Page(PRINT_PAGE, source, "\n" + "\n\n".join(parts) + "\n", meta, PageUsage())


def _title(page: Page) -> str:
    match = next((m for m in _HEADING.finditer(page.text) if m[1] == "#"), None)
    return match[2] if match else str(page.meta["title"])


def _anchor(page: str, anchor: str = "") -> str:
    stem = page.removesuffix(".md").removesuffix("/index").replace("/", "-")
    return f"{stem}--{anchor}" if anchor else stem


class _Chapter:
    """A page as a chapter: headings one level lower, ids prefixed, links within the edition."""

    def __init__(self, page: Page, chapters: Mapping[str, Page]) -> None:
        self._page = page
        self._chapters = chapters
        self._places = {relative_url(page.name, name): name for name in (*chapters, CHECK_PAGE)}

    def text(self) -> str:
        """Return the chapter's Markdown."""
        titles = {name: _title(page) for name, page in self._chapters.items()}
        text = annotate_links(self._page.name, self._page.text, titles)
        text = LINK.sub(self._link, _HEADING.sub(self._heading, text))
        text = _RAW_HEADING.sub(lambda match: f"{match[1]}{int(match[2]) + 1}", text)
        return _ID.sub(self._ids, _ADDRESS.sub(self._address, text))

    def _place(self, target: str, anchor: str | None) -> str:
        """Return the link to a page, or to an anchor in it, within the edition."""
        top = next(
            (name for level, name in self._chapters[target].usage.headings if level == 1), ""
        )
        return "#" + _anchor(target, "" if anchor in (None, top) else str(anchor))

    def _heading(self, match: re.Match[str]) -> str:
        level, text, name = match.groups()
        return f"#{level} {text} {{#{_anchor(self._page.name, name if level != '#' else '')}}}"

    def _link(self, match: re.Match[str]) -> str:
        target = resolve_link(self._page.name, match[2])
        if target not in self._chapters:
            return f"[{match[1]}]({target}{match[3] or ''})"
        anchor = match[3].removeprefix("#") if match[3] else None
        return f"[{match[1]}]({self._place(target, anchor)})"

    def _address(self, match: re.Match[str]) -> str:
        target = self._places.get(match[1]) if match[1] else self._page.name
        anchor = match[2] or ""
        if not match[1] and anchor.startswith("note-"):
            target, anchor = note_target(anchor)
        if target is None:
            return self._file(match)
        if target not in self._chapters:
            return f'href="{relative_url(PRINT_PAGE, target, anchor)}"'
        return f'href="{self._place(target, anchor or None)}"'

    def _file(self, match: re.Match[str]) -> str:
        """Return an address that leads to no page: of another site, or of a file of this one."""
        if ":" in match[1]:
            return match[0]
        place = normpath(join(relative_url(HOME_PAGE, self._page.name), match[1]))
        return f'href="{relative_url(PRINT_PAGE, HOME_PAGE)}{place}"'

    def _ids(self, match: re.Match[str]) -> str:
        own = " ".join(_anchor(self._page.name, name) for name in match[2].split())
        return f'{match[1]}="{own}"'
