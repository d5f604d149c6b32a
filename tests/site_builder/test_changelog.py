"""Changes of facts and of the rules' versions are on pages and in feeds, in each language."""

from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

from rules.version import RULES_VERSION
from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator
from site_builder.macros.changelog import read_versions
from site_builder.publish.atom_feed import FEEDS, versions_feed, write_feed
from tests.site_builder.documents import LANGUAGES, ORIGIN, Document

ATOM = "{http://www.w3.org/2005/Atom}"
HERE = "https://guide.test/pilot/en/builders/versions/"
# What RFC 4287 asks of a feed and of an entry: each of these exactly once.
ONCE = ("title", "id", "updated")


@pytest.mark.parametrize("name", FEEDS)
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.folder)
def test_a_feed_is_what_the_standard_asks(
    site: Path, language, name: str, translators: dict[str, Translator]
) -> None:
    """The feed has ids, dates, an author and links; each entry links the place of the page that
    contains it.
    """
    folder = site / language.folder / name.removesuffix(".md")
    page, file = Document(folder / "index.html", site), folder / "feed.xml"
    root = ET.fromstring(file.read_bytes())  # noqa: S314 - it is our own
    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language.tag
    assert len(root.findall(f"{ATOM}author/{ATOM}name")) == 1
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(FEEDS[name](translators[language.folder]).entries) > 0
    for element in (root, *entries):
        for part in ONCE:
            (found,) = element.findall(f"{ATOM}{part}")
            assert found.text
        assert (element.findtext(f"{ATOM}updated") or "").endswith("T00:00:00Z")
    ids = [found.text or "" for found in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("urn:uuid:") for each in ids)
    days = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert days == sorted(days, reverse=True)  # type: ignore[type-var] # none is missing
    assert root.findtext(f"{ATOM}updated") == days[0]
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": "feed.xml", "alternate": "./"}
    for entry in entries:
        (link,) = entry.findall(f"{ATOM}link")
        address, place = urljoin(page.address, str(link.get("href"))).split("#")
        assert address == page.address
        assert place in page.ids
        for line in (entry.findtext(f"{ATOM}summary") or "").splitlines():
            assert line in page.text


def test_every_page_leads_readers_of_feeds_to_it(documents: dict[str, Document]) -> None:
    """Each listed page links the feed of its language in its head."""
    for language in LANGUAGES:
        below = f"{ORIGIN}{language.folder}/"
        pages = [page for address, page in documents.items() if address.startswith(below)]
        assert len(pages) > 20
        for page in pages:
            if list(page.all("meta", name="robots")):
                continue
            (link,) = page.all("link", type="application/atom+xml")
            leads = urljoin(page.address, str(link["href"]))
            assert leads == f"{below}changes/feed.xml"


def test_with_the_sites_address_the_links_are_whole(translators: dict[str, Translator]) -> None:
    """With the site's address, links are absolute, and ids stay the same."""
    english = translators["en"]
    near, far = (write_feed(versions_feed(english), english, here) for here in ("", HERE))
    found = [str(link.get("href")) for link in ET.fromstring(far).iter(f"{ATOM}link")]  # noqa: S314
    assert all(each.startswith(HERE) for each in found)
    assert far.decode().replace(HERE, "") == near.decode().replace('"./', '"')


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# Changes\n", "its first entry is not of version"),
        ("# C\n\n## 0.0.1 (2020-01-01)\n\n- **New**: it.\n", "its first entry is not of version"),
        (f"# C\n\n## {RULES_VERSION} (2026-11-23)\n\nNothing.\n", "has no change"),
        (f"# C\n\n## {RULES_VERSION} (2026-11-23)\n\n- **Odd**: it.\n", "there is no site.changes"),
        (
            f"# C\n\n## {RULES_VERSION} (2026-11-23)\n\n- **New**: it.\n",
            "differs from CHANGELOG",
        ),
    ],
)
def test_a_changelog_that_differs_from_the_catalog_stops_the_build(
    translators: dict[str, Translator], text: str, message: str
) -> None:
    """The message names the place of the difference."""
    with pytest.raises(BuildError) as raised:
        read_versions(translators["en"], text)
    assert message in raised.value.problems[0]
