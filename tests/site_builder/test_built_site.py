"""The built site: its links, languages, policy and figures, read from the files themselves."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from rules.programs.pilot.parameters import PARAMETERS
from site_builder.generator import config
from site_builder.generator.assets import FOLDER, SCRIPTS, STYLES
from site_builder.i18n.translator import Translator
from site_builder.paths import Paths
from tests.site_builder.documents import LANGUAGES, ORIGIN, Document, without_spans

# Upper limit; that of each page is in budgets.toml.
SITE_BYTES = 20_000_000
LOADED = {
    ("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("video", "src"),
    ("audio", "src"), ("object", "data"), ("form", "action"), ("img", "srcset"),
}  # fmt: skip


@pytest.fixture(scope="session")
def pages(documents: dict[str, Document]) -> list[Document]:
    """The pages of the guide, in every language."""
    folders = tuple(f"{ORIGIN}{language.folder}/" for language in LANGUAGES)
    return [document for document in documents.values() if document.address.startswith(folders)]


def test_the_site_is_small(site: Path) -> None:
    """The site keeps to its limit. Only our own files have source maps, which no visitor loads."""
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    assert sum(size for path, size in sizes.items() if path.suffix != ".map") <= SITE_BYTES
    maps = {path.with_suffix("").name for path in sizes if path.suffix == ".map"}
    styles = {path.name for path in (Paths().docs / FOLDER).glob(STYLES)}
    assert maps == styles | {f"{name.rsplit('/', 1)[-1]}.mjs" for name in SCRIPTS}


def test_the_theme_gets_every_message_that_it_prints() -> None:
    """Jinja prints nothing for a message that the configuration does not pass to the theme."""
    paths = Paths()
    passed = Path(config.__file__).read_text("utf-8")
    printed = {
        word
        for file in paths.theme.rglob("*.html")
        for word in re.findall(r"""messages\[["']([^"']+)["']\]""", file.read_text("utf-8"))
    }
    assert len(printed) > 20
    assert {word for word in printed if f'"{word}"' not in passed} == set()


def test_the_oldest_browsers_are_those_of_the_scripts(site: Path) -> None:
    """The page about the guide prints each version of package.json's `browserslist`."""
    listed = json.loads(Paths().package_json.read_text("utf-8"))["browserslist"]
    wanted = [each.rpartition(" ")[2] for each in listed]
    for language in LANGUAGES:
        text = (site / language.folder / "about" / "index.html").read_text("utf-8")
        (paragraph,) = re.findall(r'id="browsers".*?<p>(.*?)</p>', text, re.DOTALL)
        assert re.findall(r"[a-zS]\s(\d+(?:\.\d+)?)", paragraph) == wanted, language.folder


def test_nothing_is_loaded_from_elsewhere(documents: dict[str, Document]) -> None:
    """No script, style, picture or form has an address of another site."""
    for document in documents.values():
        for tag, found in document.elements:
            loads = [found[key] for name, key in LOADED if name == tag and found.get(key)]
            if tag == "link" and found.get("rel") not in ("alternate", "canonical", "prev", "next"):
                loads.append(found.get("href"))
            for target in loads:
                address = urljoin(document.address, target or "")
                assert address.startswith((ORIGIN, "data:")), target


def test_no_style_or_script_names_another_site(site: Path) -> None:
    """No style sheet imports or draws from elsewhere."""
    for path in site.rglob("*.css"):
        for target in re.findall(r"(?:url\(|@import\s)[\"']?([^\"')]+)", path.read_text("utf-8")):
            assert not re.match(r"(https?:)?//", target), f"{path}: {target}"


def test_every_page_names_itself_in_each_language(
    pages: list[Document], documents: dict[str, Document]
) -> None:
    """Hreflang leads from every page to its counterparts and back, and to the first page."""
    tags = {language.tag: language.folder for language in LANGUAGES}
    for page in pages:
        alternates = {
            str(found["hreflang"]): urljoin(page.address, str(found["href"]))
            for found in page.all("link", rel="alternate")
            if not found.get("type")
        }
        assert set(alternates) == {*tags, "x-default"}, page.address
        path = page.address.removeprefix(ORIGIN).split("/", 1)[1]
        # Elsewhere than on the first page it is a page of the same group, and leads back.
        assert alternates["x-default"] == (f"{ORIGIN}en/{path}" if path else ORIGIN)
        for tag, folder in tags.items():
            assert alternates[tag] == f"{ORIGIN}{folder}/{path}"
            assert alternates[tag] in documents


def test_the_switcher_leads_to_the_same_page(pages: list[Document]) -> None:
    """Each page links its counterparts by the language's own name."""
    for page in pages:
        folder, path = page.address.removeprefix(ORIGIN).split("/", 1)
        for language in LANGUAGES:
            if language.folder != folder:
                links = list(page.all("a", hreflang=language.tag, lang=language.tag))
                assert urljoin(page.address, str(links[0]["href"])) == (
                    f"{ORIGIN}{language.folder}/{path}"
                )
                assert language.name in page.text


def test_a_page_says_its_language(pages: list[Document]) -> None:
    """The document element has the language's tag."""
    for page in pages:
        folder = page.address.removeprefix(ORIGIN).split("/", 1)[0]
        tag = next(language.tag for language in LANGUAGES if language.folder == folder)
        assert next(page.all("html"))["lang"] == tag


def test_every_page_carries_the_policy(documents: dict[str, Document]) -> None:
    """No page may load, run or send anything that is not the site's own."""
    for document in documents.values():
        element = next(document.all("meta", **{"http-equiv": "Content-Security-Policy"}))
        policy = str(element["content"])
        assert "default-src 'self'" in policy
        script = next(part for part in policy.split("; ") if part.startswith("script-src"))
        assert "unsafe-inline" not in script
        assert "http" not in policy
        assert [each["content"] for each in document.all("meta", name="referrer")] == [
            "no-referrer"
        ]


def test_every_page_says_that_the_program_ended(
    documents: dict[str, Document], translators: dict[str, Translator]
) -> None:
    """Every page prints the program's end, and the date of the law that it describes."""
    for document in documents.values():
        folder = document.address.removeprefix(ORIGIN).split("/", 1)[0]
        for each in [translators[folder]] if folder in translators else translators.values():
            keys = ("site.announce", "site.banner")
            text = without_spans(document.text)
            assert any(each.text(key) in text for key in keys)
            assert each.figure("facts_checked") in text
            assert each.as_of_notice() in text or re.search("PSTQ|PEQ", as_of_notice(document))


def as_of_notice(document: Document) -> str:
    """Return the notice with the date of the law that a page describes."""
    found = re.search(r'class="guide-as-of">([^<]+)', without_spans(document.text))
    return found.group(1) if found else ""


def test_the_announcement_prints_the_days_of_the_rules(translators: dict[str, Translator]) -> None:
    """The banner prints the program's last day."""
    day = PARAMETERS["program_end"].values[0].value
    for each in translators.values():
        assert each.formats.value(day, "date") in each.text("site.announce")
        assert each.formats.value(day, "date") in each.text("site.banner")


def test_a_page_prints_the_rules_value(documents: dict[str, Document]) -> None:
    """A figure on a page is the value in the rules."""
    assert "$100,000" in documents[f"{ORIGIN}en/pilot/pay/"].text
    assert "100,000 加元" in documents[f"{ORIGIN}zh/pilot/pay/"].text


def test_every_table_is_named_and_has_headings(pages: list[Document]) -> None:
    """Each table of the builder has a caption, and each header cell a scope."""
    for page in pages:
        tables = list(page.all("table", **{"class": "guide-grid"}))
        tables += list(page.all("table", **{"class": "guide-grid guide-stack"}))
        assert len(list(page.all("caption"))) >= len(tables)
        for found in page.all("th"):
            if found.get("role"):
                assert found.get("scope") in ("col", "colgroup", "row")


def test_no_id_occurs_twice(documents: dict[str, Document]) -> None:
    """Each id is unique on its page."""
    for document in documents.values():
        ids = [found["id"] for _, found in document.elements if found.get("id")]
        assert len(ids) == len(set(ids)), {name for name in ids if ids.count(name) > 1}


def test_every_link_leads_somewhere_without_a_script(documents: dict[str, Document]) -> None:
    """Search engines follow links without running the scripts that could fill them in."""
    for name, document in documents.items():
        assert [link for link in document.all("a") if not link.get("href")] == [], name


def test_every_page_leads_to_how_a_report_is_written(
    documents: dict[str, Document], translators: dict[str, Translator]
) -> None:
    """Each page links to how to report a problem; so do the first page and the 404 page, in each
    language.
    """
    for document in documents.values():
        folder = document.address.removeprefix(ORIGIN).split("/", 1)[0]
        targets = {urljoin(document.address, str(a.get("href"))) for a in document.all("a")}
        for each in [translators[folder]] if folder in translators else translators.values():
            assert each.text("site.report") in document.text
            assert {f"{ORIGIN}{each.language.folder}/about/#report"} <= targets
