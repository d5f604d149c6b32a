"""Every link within the built site leads somewhere: to a page and a place in it, or to a file."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from site_builder.errors import BuildError

_NOWHERE = "https://site.invalid/"
_ATTRIBUTES = ("href", "src", "poster", "action")
# Under which keys the data in a script element has addresses, by the element's type.
_DATA_KEYS = {
    "application/json": ("href", "content"),
    "application/ld+json": ("@id", "url", "item", "image"),
}
# A module that a script names is in it.
_SCRIPT_LINK = re.compile(r"""["'](\.{1,2}/[^"'`$]*)(?<!\.mjs)["']""")
_CSS_URL = re.compile(r"""url\(["']?([^"')]+)""")


@dataclass(frozen=True)
class Document:
    """The ids of a page, and what it links to."""

    ids: frozenset[str]
    links: tuple[str, ...]


def document_of(text: str) -> Document:
    """Return the links and ids of a page, given its HTML."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return Document(frozenset(reader.ids), tuple(reader.links))


def read_document(file: Path) -> Document:
    """Return the links and ids of the page in `file`."""
    return document_of(file.read_text("utf-8"))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self._data: tuple[str, ...] = ()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record an element's id and links."""
        found = dict(attrs)
        self._data = _DATA_KEYS.get(found.get("type") or "", ()) if tag == "script" else ()
        if name := found.get("id"):
            self.ids.add(name)
        if tag != "base":
            self.links += [link for key in _ATTRIBUTES if (link := found.get(key)) is not None]

    def handle_data(self, data: str) -> None:
        """Record the links in a script element's data."""
        if self._data:
            self.links += _links_in(json.loads(data), self._data)
            self._data = ()


def check_links(
    site: Path,
    site_url: str | None,
    mapped: Callable[[Callable[[Path], Document], list[Path]], Iterable[Document]] = map,
) -> None:
    """BuildError names each page of `site` with each of its links that leads nowhere. `mapped` is
    `map`, or what does its work in several processes.
    """
    root = site_url or _NOWHERE
    paths = sorted(site.rglob("*.html"))
    names = [path.relative_to(site).as_posix() for path in paths]
    documents = dict(zip(names, mapped(read_document, paths), strict=True))
    links = [(name, name, link) for name, document in documents.items() for link in document.links]
    links += _links_of_files(site)
    wrong = {
        f"{shown}: the link to {link} leads {fault}": None
        for shown, base, link in links
        if (fault := _link_fault(site, documents, root, base, link))
    }
    if wrong:
        raise BuildError(*wrong)


def _link_fault(
    site: Path, documents: dict[str, Document], root: str, base: str, link: str
) -> str | None:
    """What is wrong with a link within the site that stands in the file `base`."""
    try:
        address = urlsplit(urljoin(root + base, link))
    except ValueError:
        return "nowhere: it is not a valid address"
    start = urlsplit(root)
    if (address.scheme, address.netloc) != (start.scheme, start.netloc):
        return None
    if not address.path.startswith(start.path):
        return "out of the site"
    name = unquote(address.path.removeprefix(start.path))
    if not name or name.endswith("/"):
        name += "index.html"
    if name not in documents:
        return None if (site / name).is_file() else "nowhere: there is no such page or file"
    place = unquote(address.fragment)
    if place and place not in documents[name].ids:
        return f"to no place: {name} has nothing with the id {place}"
    return None


def _links_of_files(site: Path) -> Iterator[tuple[str, str, str]]:
    """The links of styles and of our scripts, with the file from which each is followed."""
    for path in sorted(site.rglob("*.css")):
        name = path.relative_to(site).as_posix()
        for link in _CSS_URL.findall(path.read_text("utf-8")):
            yield name, name, link
    for path in sorted(site.glob("*/assets/**/*.mjs")):
        name = path.relative_to(site).as_posix()
        for link in _SCRIPT_LINK.findall(path.read_text("utf-8")):
            # It is put on the check's page.
            yield name, _check_page(name), link
    for path in sorted(site.glob("*/assets/*/check.json")):
        name = path.relative_to(site).as_posix()
        data = json.loads(path.read_text("utf-8"))
        for link in (
            *_links_in(data, ("href",)),
            *document_of("".join(data["templates"].values())).links,
        ):
            yield name, _check_page(name), link


def _check_page(name: str) -> str:
    """Return the page that loads a file of its language."""
    return f"{name.split('/', maxsplit=1)[0]}/check/index.html"


def _links_in(data: Any, keys: tuple[str, ...]) -> Iterator[str]:
    """What stands under one of `keys` in data of any depth."""
    if isinstance(data, dict):
        yield from (data[key] for key in keys if isinstance(data.get(key), str))
        data = data.values()
    if isinstance(data, Iterable) and not isinstance(data, str):
        for each in data:
            yield from _links_in(each, keys)
