"""The pages of the built site, parsed."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from site_builder.i18n.catalogs import read_languages
from site_builder.paths import Paths

ORIGIN = "https://site.test/"
LANGUAGES = read_languages(Paths().locale)


def check_data(site: Path, language: str) -> Any:
    """Return the data that the script of a language's check page loads."""
    [file] = (site / language / "assets").glob("*/check.json")
    return json.loads(file.read_text("utf-8"))


def is_redirect(path: Path) -> bool:
    """Return whether a page is a redirect."""
    return 'http-equiv="refresh"' in path.read_text("utf-8")


def without_spans(html: str) -> str:
    """Return HTML without the spans that keep dates, amounts and names whole."""
    return re.sub(r'<span class="guide-unbroken">([^<]*)</span>', r"\1", html)


class Document(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self, path: Path, site: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.address = ORIGIN + path.relative_to(site).as_posix().removesuffix("index.html")
        self.text = path.read_text("utf-8")
        self.feed(self.text)
        self.ids = {found["id"] for _, found in self.elements if found.get("id")}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record an element."""
        self.elements.append((tag, dict(attrs)))

    def all(self, tag: str, **wanted: str) -> Iterator[dict[str, str | None]]:
        """Return the attributes of each `tag` that has the given attributes."""
        for name, found in self.elements:
            if name == tag and all(found.get(key) == value for key, value in wanted.items()):
                yield found
