"""The layout holds for a language of longer words on a phone."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_builder.build import build
from site_builder.i18n.catalogs import read_languages
from site_builder.i18n.scaffold import scaffold_language
from site_builder.paths import Paths
from tests.site_builder.pseudolocale import translate_catalogue, translate_page
from tools.testing.static_server import serve

PHONE = {"width": 360, "height": 740}
# What reaches beyond the screen, where no box of its own scrolls or hides it.
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
def added(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a guide to which a language was added, and its folder."""
    folder = tmp_path_factory.mktemp("added")
    paths = Paths()
    shutil.copytree(paths.docs, folder / "docs")
    shutil.copytree(paths.locale, folder / "locale")
    paths = replace(paths, **{n: folder / n for n in ("docs", "locale", "build", "site")})
    for path in scaffold_language(paths, "fr"):
        if path.suffix == ".po":
            translate_catalogue(path)
        elif path.is_relative_to(paths.docs):
            translate_page(path)
    build(paths)
    with serve(paths.site) as address:
        yield address, paths.site


def test_the_layout_holds_for_longer_words(browser: Browser, added: tuple[str, Path]) -> None:
    """Every page at the width of a phone, the first question of the check, and the switchers."""
    address, site = added
    names = [language.name for language in read_languages(Paths().locale)]
    context = browser.new_context(base_url=address, viewport=PHONE)  # type: ignore[arg-type] # two integers
    page = context.new_page()
    found = {}
    for file in sorted((site / "fr").rglob("index.html")):
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
