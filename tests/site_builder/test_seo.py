"""What search engines read of each page: title, description, JSON-LD, the sitemap."""

import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

from rules.data.published_figures import FIGURES
from site_builder.build import Guide
from site_builder.generator.config import page_order
from site_builder.paths import ROOT, Paths
from site_builder.publish.json_ld import json_ld
from site_builder.publish.root_files import write_root_files
from tests.site_builder.documents import LANGUAGES, ORIGIN, Document

HOME = "https://guide.test/pilot/"
# Of titles and descriptions, in characters, by language: what a list of results has room for.
ROOM = {"en": ((20, 70), (60, 185)), "zh": ((12, 40), (30, 95))}
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def described(document: Document) -> str:
    """Return the page's description."""
    (found,) = document.all("meta", name="description")
    return str(found["content"])


def titled(document: Document) -> str:
    """Return the page's title."""
    (found,) = re.findall(r"<title>(.*?)</title>", document.text)
    return str(found)


def graph(document: Document) -> list[dict[str, Any]]:
    """Return the page's JSON-LD."""
    (text,) = LINKED.findall(document.text)
    found: list[dict[str, Any]] = json.loads(text)["@graph"]
    return found


def test_each_page_has_its_own_title_and_description(documents: dict[str, Document]) -> None:
    """No two titles are the same, nor two descriptions that a search engine may show."""
    titles = [titled(document) for document in documents.values()]
    assert len(set(titles)) == len(titles)
    shown = [each for each in documents.values() if not list(each.all("meta", name="robots"))]
    assert len({described(each) for each in shown}) == len(shown) > 20
    for document in shown:
        folder = document.address.removeprefix(ORIGIN).split("/", 1)[0]
        if folder not in ROOM:
            continue
        (least, most), (short, long) = ROOM[folder]
        assert least <= len(titled(document)) <= most, document.address
        assert short <= len(described(document)) <= long, document.address


def is_listed(document: Document) -> bool:
    """Return whether search engines may list the page."""
    return not any(each["content"] == "noindex" for each in document.all("meta", name="robots"))


def test_each_title_says_that_the_program_has_ended(documents: dict[str, Document]) -> None:
    """The list of search results then shows it too."""
    ended = {"en": "(ended)", "zh": "（已结束）"}
    for document in documents.values():
        folder = document.address.removeprefix(ORIGIN).split("/", 1)[0]
        assert titled(document).endswith(ended.get(folder, "")), document.address


def test_the_data_of_a_page_names_it(documents: dict[str, Document]) -> None:
    """It has the language, address, dates and the regulation; the breadcrumbs end with the page
    itself.
    """
    tags = {language.folder: language.tag for language in LANGUAGES}
    checked = str(FIGURES["facts_checked"].value().value)
    for document in documents.values():
        folder = document.address.removeprefix(ORIGIN).split("/", 1)[0]
        if folder not in tags or not is_listed(document):
            continue
        page, trail = graph(document)
        assert urljoin(document.address, page["url"]) == document.address
        assert page["inLanguage"] == tags[folder]
        assert page["lastReviewed"] == checked <= page["dateModified"]
        assert page["description"] == described(document).replace("&#39;", "'")
        law = page["citation"]
        assert {"I-0.2.1, r. 8"} <= {each["legislationIdentifier"] for each in law}
        assert {each["inLanguage"] for each in law} >= {"en", "fr"}
        items = trail["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        assert len(items) >= 2
        places = [urljoin(document.address, item["item"]) for item in items]
        assert places[0] == ORIGIN
        assert places[-1] == document.address


@pytest.mark.slow
def test_the_data_uses_the_words_of_schema_org(
    documents: dict[str, Document], tmp_path: Path
) -> None:
    """Google's types for schema.org know every property and the kind of its value."""
    texts = [found for each in documents.values() for found in LINKED.findall(each.text)]
    assert len(texts) == sum(map(is_listed, documents.values()))
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    graphs = {
        "pages.ts": texts,
        "wrong.ts": [texts[0].replace("legislationId", "legislationNumber")],
    }
    for name, each in graphs.items():
        head = 'import type { Graph } from "schema-dts";\nexport const all: Graph[] = [\n'
        (tmp_path / name).write_text(head + ",\n".join(each) + "\n];\n", "utf-8")
    compiler = tmp_path / "node_modules" / ".bin" / "tsc"
    options = [
        "--noEmit",
        "--strict",
        "--skipLibCheck",
        "--module",
        "nodenext",
        "--pretty",
        "false",
    ]
    done = subprocess.run(
        [str(compiler), *options, *graphs],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )
    assert "pages.ts" not in done.stdout, done.stdout
    assert re.search(r"^wrong\.ts.*error.*legislationNumber", done.stdout, re.DOTALL), done.stdout


def test_with_the_sites_address_every_address_is_whole(guide: Guide) -> None:
    """With it, all addresses in the data are absolute."""
    for folder, pages in guide.pages.items():
        for name, page in pages.items():
            text = json_ld(page, guide.translators[folder], HOME)
            for found in re.findall(r'"(?:@id|url|item)": "([^"]*)"', text):
                assert found.startswith(("https://", "http://"))
            stem = name.removesuffix(".md").removesuffix("index").rstrip("/")
            assert f'"@id": "{HOME}{folder}/{stem + "/" if stem else ""}"' in text


def test_the_sitemap_has_each_page_with_its_counterparts(guide: Guide, tmp_path: Path) -> None:
    """robots.txt links the sitemap."""
    paths = replace(Paths(), site=tmp_path)
    order = page_order(paths)
    write_root_files(paths, guide.translators, order, HOME)
    assert f"Sitemap: {HOME}sitemap.xml" in (tmp_path / "robots.txt").read_text("utf-8")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    pages = {}
    for url in ET.fromstring((tmp_path / "sitemap.xml").read_text("utf-8")).iter(f"{space}url"):  # noqa: S314 - it is our own
        links = {link.get("hreflang"): link.get("href") for link in url if link.get("hreflang")}
        pages[url.findtext(f"{space}loc")] = links
    assert len(pages) == len(order) * len(LANGUAGES) + 1
    tags = {language.tag for language in LANGUAGES}
    for links in pages.values():
        assert set(links) == {*tags, "x-default"}
        assert all(pages[links[tag]][tag] == links[tag] for tag in tags)
        assert links["x-default"] in pages


def test_the_404_page_is_in_every_language(documents: dict[str, Document]) -> None:
    """The page is not listed by search engines."""
    (missing,) = (each for each in documents.values() if each.address.endswith("404.html"))
    assert {str(each["lang"]) for each in missing.all("section")} == {
        language.tag for language in LANGUAGES
    }
    assert next(missing.all("meta", name="robots"))["content"] == "noindex"
