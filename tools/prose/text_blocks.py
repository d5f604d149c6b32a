"""What people read in a page: its paragraphs, items, cells and headings, as plain text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown import markdown

from site_builder.pages.renderer import Page

# The Markdown extensions that MkDocs uses; anything else is plain Markdown.
_EXTENSIONS = ("admonition", "attr_list", "md_in_html", "pymdownx.details", "tables")
_BLOCKS = ("p", "li", "td", "th", "dt", "dd", "caption", "summary", "legend", "label", "button")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SILENT = ("svg", "script", "style", "template", "code")
_MARKS = ("guide-cite", "guide-standing")
# A mark or the end of a line is not part of the sentence; nor are the spaces around it, after a
# full stop that is wide itself.
_MARK = re.compile(r"(?<=[。；：，])\s*(?:\ue000\s*)+|\ue000")
_VOID = ("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")


@dataclass(frozen=True)
class Block:
    """A piece of text that stands by itself: the HTML element, its words, those of them in French,
    and the section in which it stands, by the id of the heading.
    """

    element: str
    text: str
    french: tuple[str, ...]
    section: str


def blocks(page: Page) -> list[Block]:
    """Return a rendered page's blocks in order, without pictures, citation marks and badges."""
    reader = _Reader()
    reader.feed(markdown(page.text, extensions=_EXTENSIONS))
    reader.close()
    return list(reader.found())


class _Reader(HTMLParser):
    """Collects the text of each element that is a block, apart from the blocks within it."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, bool, bool]] = []
        self._texts: list[tuple[str, list[str], list[str], str]] = []
        self._current: list[int] = []
        self._section = ""

    def found(self) -> Iterator[Block]:
        """Return the blocks read so far that have text."""
        for element, parts, french, section in self._texts:
            text = " ".join(_MARK.sub("", "".join(parts)).split())
            if text:
                yield Block(element, text, tuple(french), section)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag in _HEADINGS:
            self._section = named.get("id") or self._section
        if tag in _VOID:
            self._write(" \ue000" if tag == "br" else " ")
            return
        mark = any(name in (named.get("class") or "") for name in _MARKS)
        if mark or tag == "code":
            self._write("\ue000" if mark else "code")
        silent = mark or tag in _SILENT
        self._open.append((tag, silent, named.get("lang") == "fr"))
        if tag in _BLOCKS or tag in _HEADINGS:
            self._texts.append((tag, [], [], self._section))
            self._current.append(len(self._texts) - 1)

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, _, _ = self._open.pop()
            if name in _BLOCKS or name in _HEADINGS:
                self._current.pop()
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if not any(silent for _, silent, _ in self._open):
            self._write(data)

    def _write(self, text: str) -> None:
        if self._current:
            _, parts, french, _ = self._texts[self._current[-1]]
            parts.append(text)
            if any(is_french for _, _, is_french in self._open) and text.strip():
                french.append(text.strip())
