"""Printed pages show the text and where its links lead, in light colours, without controls."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.support.personas import AI_GRADUATE
from tests.browser.support.self_check import SelfCheck

pytestmark = pytest.mark.skip_browser("firefox", reason="it cannot be made to look as in print")
MOST_SHEETS = 5
# Elements of the results that are lighter than a mid grey on white paper.
FAINT = """() => [...document.querySelectorAll("[data-ref=results] *")]
    .filter((each) => each.getClientRects().length && !each.closest("svg"))
    .map((each) => [each, getComputedStyle(each).color.match(/\\d+/g).map(Number)])
    .filter(([, [red, green, blue]]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue > 128)
    .map(([each]) => each.outerHTML.slice(0, 80))"""
AFTER = "element => getComputedStyle(element, '::after').content"
COLOUR = "() => getComputedStyle(document.body).backgroundColor"


@pytest.mark.all_languages
def test_a_page_looks_edited_on_paper(page: Page, language: str) -> None:
    """Paper has light colours and no controls, also when printed from the dark palette."""
    page.goto(f"{language}/now/")
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    dark = page.evaluate(COLOUR)
    page.emulate_media(media="print")
    assert page.evaluate(COLOUR) == "rgb(255, 255, 255)" != dark
    for hidden in (".md-header", ".md-sidebar", ".md-footer__inner", ".guide-languages"):
        for each in page.locator(hidden).all():
            assert not each.is_visible(), hidden
    assert page.locator(".guide-status").is_visible()

    outward = page.locator(".md-content a[href^=http]").first
    assert str(outward.get_attribute("href")) in outward.evaluate(AFTER)
    inward = page.locator(".md-content a[data-page]").first
    assert str(inward.get_attribute("data-page")) in inward.evaluate(AFTER)

    marks = " ".join(page.locator(".md-content .guide-cite a").all_text_contents())
    listed = page.locator(".guide-notes ol > li").evaluate_all("all => all.map(li => li.value)")
    assert page.locator(".guide-notes").is_visible()
    assert {int(number) for number in re.findall(r"\d+", marks)} == {*listed}


@pytest.mark.only_browser("chromium", reason="only Chromium prints to PDF")
def test_results_on_paper_are_short_and_cite(check: SelfCheck) -> None:
    """The results take a few sheets of A4 or Letter: the answers, the unfolded route with a number
    for each source, one line for each other route, and the sources with their addresses at the end.
    """
    page = check.page
    check.bring(AI_GRADUATE)
    for sheet in ("A4", "Letter"):
        pages = re.findall(rb"/Type\s*/Page\b", page.pdf(format=sheet))
        assert 2 <= len(pages) <= MOST_SHEETS, sheet
    listed = page.locator(".check-print-sources li")
    assert listed.count(), "the browser's own printing listed no source"
    page.emulate_media(media="print")
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    assert page.evaluate(FAINT) == []
    page.evaluate("document.body.dataset.mdColorScheme = 'default'")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".check-answers dd:visible").count() >= len(AI_GRADUATE)
    rows = page.locator("[data-route][open] [data-condition] dl")
    assert all(row.is_visible() for row in rows.all())
    folded = page.locator("[data-route]:not([open])")
    assert folded.locator("summary:visible h3").count() == folded.count() > 0
    assert folded.locator("dl:visible").count() == 0
    cited = page.locator(".check-source:visible").evaluate_all(
        "all => all.map(({ dataset }) => dataset.number)"
    )
    assert set(cited) == {f"[{number + 1}]" for number in range(listed.count())}
    for each in listed.all():
        assert "http" in each.inner_text()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="null")
    assert page.locator(".check-answers[open]").count() == 0
    assert page.locator(".check-print-sources:visible").count() == 0
