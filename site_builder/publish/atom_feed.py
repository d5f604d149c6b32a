"""The versions of the rules as an Atom feed in each language (RFC 4287)."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from site_builder.i18n.translator import Translator
from site_builder.macros.changelog import FEED_FILE, format_change, read_versions
from site_builder.paths import VERSIONS_PAGE, Paths

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# An entry keeps its id wherever the guide is published.
FEED_NAMESPACE = UUID("6f0d2f5e-0c3b-4b0e-9a0e-7f6f3c1e8d52")


def write_feeds(paths: Paths, translators: Mapping[str, Translator], site_url: str | None) -> None:
    """Writes each language's feed beside its page of the versions, where there is that page."""
    for folder, translator in translators.items():
        name = VERSIONS_PAGE.removesuffix(".md")
        page = paths.site / folder / name
        if page.is_dir():
            here = f"{site_url}{folder}/{name}/" if site_url else ""
            (page / FEED_FILE).write_bytes(feed(translator, here))


def feed(translator: Translator, here: str) -> bytes:
    """The feed, whose links begin with `here`: the page's address, or nothing."""
    ET.register_namespace("", _ATOM)
    versions = read_versions(translator)
    root = ET.Element(f"{{{_ATOM}}}feed", {_LANGUAGE: translator.language.tag})
    _text_element(root, "title", translator.text("site.changes.feed"))
    _text_element(root, "id", _id(translator))
    _text_element(root, "updated", _rfc3339(versions[0].day))
    _text_element(ET.SubElement(root, f"{{{_ATOM}}}author"), "name", translator.text("site.name"))
    _link(root, "self", here + FEED_FILE, "application/atom+xml")
    _link(root, "alternate", here or "./", "text/html")
    for version in versions:
        entry = ET.SubElement(root, f"{{{_ATOM}}}entry")
        _text_element(entry, "title", translator.text("site.changes.version", version=version.id))
        _text_element(entry, "id", _id(translator, version.id))
        _text_element(entry, "updated", _rfc3339(version.day))
        _link(entry, "alternate", f"{here or './'}#{version.anchor}", "text/html")
        summary = "\n".join(format_change(translator, *change) for change in version.changes)
        _text_element(entry, "summary", summary)
    text: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return text


def _text_element(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _link(parent: ET.Element, relation: str, address: str, kind: str) -> None:
    found = {"rel": relation, "href": address, "type": kind}
    ET.SubElement(parent, f"{{{_ATOM}}}link", found)


def _id(translator: Translator, version: str = "") -> str:
    return uuid5(FEED_NAMESPACE, f"{translator.language.tag}/{version}").urn


def _rfc3339(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
