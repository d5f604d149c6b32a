"""Paper shows the text and where its links lead, in light colours, and nothing to press."""

from playwright.sync_api import Page

AFTER = "element => getComputedStyle(element, '::after').content"
COLOUR = "() => getComputedStyle(document.body).backgroundColor"


def test_a_page_looks_edited_on_paper(page: Page, language: str) -> None:
    """From the dark palette, too."""
    page.goto(f"{language}/after/")
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    dark = page.evaluate(COLOUR)
    page.emulate_media(media="print")
    assert page.evaluate(COLOUR) == "rgb(255, 255, 255)" != dark
    for hidden in (".md-header", ".md-sidebar", ".md-footer__inner", ".guide-languages"):
        for each in page.locator(hidden).all():
            assert not each.is_visible(), hidden
    assert page.locator(".guide-ended").is_visible()

    outward = page.locator(".md-content a[href^=http]").first
    assert str(outward.get_attribute("href")) in outward.evaluate(AFTER)
    inward = page.locator(".md-content a[data-page]").first
    assert str(inward.get_attribute("data-page")) in inward.evaluate(AFTER)

    numbers = page.locator(".md-content .guide-cite a").all_text_contents()
    listed = page.locator(".guide-cited li").evaluate_all("all => all.map(li => `[${li.value}]`)")
    assert page.locator(".guide-cited").is_visible()
    assert set(numbers) == set(listed)
