"""Atom feeds in each language (RFC 4287): of changes of facts, and of versions of the rules."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from rules.data.fact_changes import FACT_CHANGES
from site_builder.i18n.translator import Translator
from site_builder.macros.changelog import format_change, read_versions
from site_builder.paths import CHANGES_PAGE, FEED_FILE, VERSIONS_PAGE, Paths

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# An entry keeps its id wherever the guide is published.
FEED_NAMESPACE = UUID("6f0d2f5e-0c3b-4b0e-9a0e-7f6f3c1e8d52")


@dataclass(frozen=True)
class Entry:
    """An entry of a feed; `anchor` is its place on the page beside which the feed stands."""

    id: str
    day: date
    title: str
    anchor: str
    summary: str


@dataclass(frozen=True)
class Feed:
    """A feed, its entries the newest first. `id` distinguishes it from the others."""

    id: str
    title: str
    entries: Sequence[Entry]


def versions_feed(translator: Translator) -> Feed:
    """Return the feed of the versions of the rules."""
    entries = [
        Entry(
            version.id,
            version.day,
            translator.text("site.changes.version", version=version.id),
            version.anchor,
            "\n".join(format_change(translator, *change) for change in version.changes),
        )
        for version in read_versions(translator)
    ]
    return Feed("", translator.text("site.changes.feed"), entries)


def fact_changes_feed(translator: Translator) -> Feed:
    """Return the feed of the changes of facts."""
    entries = []
    for change in FACT_CHANGES:
        text = translator.text(f"site.fact_changes.{change.id}")
        entries.append(Entry(f"fact/{change.id}", change.day, text, change.id, text))
    return Feed("fact", translator.text("site.fact_changes.feed"), entries)


FEEDS: Mapping[str, Callable[[Translator], Feed]] = {
    CHANGES_PAGE: fact_changes_feed,
    VERSIONS_PAGE: versions_feed,
}
"""By the page beside which it stands."""


def write_feeds(paths: Paths, translators: Mapping[str, Translator], site_url: str | None) -> None:
    """Write each language's feeds beside their pages, where there are these pages."""
    for folder, translator in translators.items():
        for name, feed_of in FEEDS.items():
            path = name.removesuffix(".md")
            page = paths.site / folder / path
            if page.is_dir():
                here = f"{site_url}{folder}/{path}/" if site_url else ""
                (page / FEED_FILE).write_bytes(write_feed(feed_of(translator), translator, here))


def write_feed(feed: Feed, translator: Translator, here: str) -> bytes:
    """Return a feed whose links begin with `here`: the page's address, or nothing."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {_LANGUAGE: translator.language.tag})
    _text_element(root, "title", feed.title)
    _text_element(root, "id", _id(translator, feed.id))
    _text_element(root, "updated", _rfc3339(feed.entries[0].day))
    _text_element(ET.SubElement(root, f"{{{_ATOM}}}author"), "name", translator.text("site.name"))
    _link(root, "self", here + FEED_FILE, "application/atom+xml")
    _link(root, "alternate", here or "./", "text/html")
    for each in feed.entries:
        entry = ET.SubElement(root, f"{{{_ATOM}}}entry")
        _text_element(entry, "title", each.title)
        _text_element(entry, "id", _id(translator, each.id))
        _text_element(entry, "updated", _rfc3339(each.day))
        _link(entry, "alternate", f"{here or './'}#{each.anchor}", "text/html")
        _text_element(entry, "summary", each.summary)
    text: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return text


def _text_element(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _link(parent: ET.Element, relation: str, address: str, kind: str) -> None:
    found = {"rel": relation, "href": address, "type": kind}
    ET.SubElement(parent, f"{{{_ATOM}}}link", found)


def _id(translator: Translator, entry: str) -> str:
    return uuid5(FEED_NAMESPACE, f"{translator.language.tag}/{entry}").urn


def _rfc3339(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
