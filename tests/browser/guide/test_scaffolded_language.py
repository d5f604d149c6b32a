"""The layout has room for a language of longer words, on a phone."""

import multiprocessing
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_builder.build import _write, check
from site_builder.i18n.catalogs import read_languages
from site_builder.i18n.scaffold import scaffold_language
from site_builder.paths import Paths
from site_builder.runtime.bundle import make_bundle
from tests.site_builder.pseudolocale import translate_catalog, translate_page
from tools.testing.static_server import serve

PHONE = {"width": 360, "height": 740}
STATIC_PAGES = 2  # of the no-script pages, which are large and alike
# Elements that reach beyond the screen, unless a box around them scrolls or hides them.
WIDE = """() => {
    const wide = document.documentElement.clientWidth;
    const inBox = (each) => {
        for (let at = each.parentElement; at && at !== document.body; at = at.parentElement) {
            if (getComputedStyle(at).overflowX !== "visible") return true;
        }
        return false;
    };
    const out = document.documentElement.scrollWidth > wide ? ["the page scrolls"] : [];
    const seen = document.querySelectorAll(".md-header *, .md-banner *, .md-content *, footer *");
    return out.concat([...seen]
        .filter((each) => each.getBoundingClientRect().right > wide + 1 && !inBox(each))
        .map((each) => `${each.tagName}.${each.getAttribute("class")}: ${each.textContent}`));
}"""


@pytest.fixture(scope="module")
def added(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a guide with one language more, and the language's folder. Only that
    language's pages are built; the others come from the shared site.
    """
    folder = tmp_path_factory.mktemp("added")
    paths = Paths()
    shutil.copytree(paths.docs, folder / "docs")
    shutil.copytree(paths.locale, folder / "locale")
    paths = replace(paths, **{n: folder / n for n in ("docs", "locale", "build", "site")})
    for path in scaffold_language(paths, "fr"):
        if path.suffix == ".po":
            translate_catalog(path)
        elif path.is_relative_to(paths.docs):
            translate_page(path)
    guide = check(paths)
    of_one = replace(
        guide,
        translators={"fr": guide.translators["fr"]},
        pages={"fr": guide.pages["fr"]},
        anchors={"fr": guide.anchors["fr"]},
    )
    paths.site.mkdir()
    for language in guide.languages:
        if language.folder != "fr":
            (paths.site / language.folder).symlink_to(site / language.folder)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as processes:
        _write(paths, of_one, None, processes.submit(make_bundle, paths), processes)
    with serve(paths.site) as address:
        yield address, paths.site


@pytest.mark.weekly
def test_the_layout_holds_for_longer_words(browser: Browser, added: tuple[str, Path]) -> None:
    """Every page, the first question of the check and the language switchers fit a phone's
    width.
    """
    address, site = added
    names = [language.name for language in read_languages(Paths().locale)]
    context = browser.new_context(base_url=address, viewport=PHONE)  # type: ignore[arg-type] # two integers
    page = context.new_page()
    found = {}
    static = sorted((site / "fr" / "check" / "walk").glob("*-*/index.html"))
    for file in sorted({*(site / "fr").rglob("index.html")} - {*static[STATIC_PAGES:]}):
        path = file.parent.relative_to(site).as_posix() + "/"
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == "fr"
        assert page.locator(".guide-languages a").all_text_contents() == names
        found[path] = page.evaluate(WIDE)
    page.goto("fr/check/")
    page.locator('[data-action="start"]').last.click()
    page.locator("[data-fact]").first.wait_for()
    found["a question"] = page.evaluate(WIDE)
    page.goto("")
    found["the first page"] = page.evaluate(WIDE)
    context.close()
    assert {path: wide for path, wide in found.items() if wide} == {}
