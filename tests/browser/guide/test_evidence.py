"""Evidence marks open a panel; without a script, they lead to notes at the foot of the page."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.accessibility import accessibility_violations

ADDRESS = "glossary/"
MARK = ".md-content .guide-cite a"
PANEL = ".guide-evidence"
SMALL_MARKS = """marks => marks.filter(({ offsetWidth, offsetHeight }) =>
    Math.min(offsetWidth, offsetHeight) < 24).map((mark) => mark.outerHTML)"""
OUTSIDE_WINDOW = """panel => {
    const { top, left, right, bottom } = panel.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    return top < 0 || left < 0 || right > clientWidth || bottom > clientHeight;
}"""


def test_a_mark_opens_its_notes_in_place(page: Page, language: str) -> None:
    """With the keyboard, Enter and Space open the panel, Tab goes on in the text, and Escape
    returns to the mark.
    """
    page.goto(f"{language}/{ADDRESS}")
    address = page.url
    marks = page.locator(MARK)
    assert marks.evaluate_all(SMALL_MARKS) == []
    panel = page.locator(PANEL)
    expect(page.locator(".guide-notes")).to_be_hidden()
    mark = marks.first
    for key in ("Enter", "Space"):
        mark.press(key)
        expect(panel).to_be_visible()
        expect(panel).to_be_focused()
        expect(mark).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(mark).to_be_focused()
        expect(mark).to_have_attribute("aria-expanded", "false")
    mark.press("Enter")
    panel.locator("[data-close]").focus()
    page.keyboard.press("Tab")
    expect(panel).to_be_hidden()
    follows = "(before, after) => Boolean(before.compareDocumentPosition(after) & 4)"
    assert mark.evaluate(f"mark => ({follows})(mark, document.activeElement)")
    assert page.url == address


def test_the_panel_has_what_is_known_of_each_source(page: Page, language: str) -> None:
    """It lists the sources of the mark and no other, the mark's standing, and a citation to
    copy.
    """
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{language}/{ADDRESS}")
    panel = page.locator(PANEL)
    for mark in page.locator(MARK).all():
        notes = str(mark.get_attribute("data-notes")).split()
        mark.click()
        assert not panel.evaluate(OUTSIDE_WINDOW)
        assert panel.locator("li").count() == len(notes)
        for note, shown in zip(notes, panel.locator("li").all(), strict=True):
            title = page.locator(f"#note-{note} cite").first.text_content()
            assert shown.locator("cite").text_content() == title
        standing = panel.locator(":scope > [data-standing]:visible")
        assert standing.get_attribute("data-standing") == mark.get_attribute("data-standing")
        mark.click()
        expect(panel).to_be_hidden()
    page.locator(MARK).first.click()
    assert accessibility_violations(page, within=PANEL) == []
    panel.locator("li button").first.click()
    expect(panel.locator("li button").first).to_have_text(str(panel.get_attribute("data-copied")))
    copied = page.evaluate("navigator.clipboard.readText()")
    assert str(panel.locator("li cite").first.text_content()) in copied
    assert re.search(r"https?://", copied)


@pytest.mark.all_languages
def test_on_a_phone_the_panel_is_at_the_foot(page: Page, language: str) -> None:
    """The panel is as wide as the screen, and a press outside closes it."""
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{language}/{ADDRESS}")
    page.locator(MARK).first.click()
    box = page.locator(PANEL).bounding_box()
    assert box is not None
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 360, 780)
    page.mouse.click(180, 60)
    expect(page.locator(PANEL)).to_be_hidden()


def test_without_a_script_marks_are_footnotes(new_context: NewContext, language: str) -> None:
    """Each mark leads to the first of its notes on the same page, and names them all."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{language}/{ADDRESS}")
    for mark in page.locator(MARK).all():
        for note in str(mark.get_attribute("data-notes")).split():
            assert note in mark.inner_text()
    page.locator(MARK).first.click()
    expect(page.locator(".guide-notes li:target")).to_be_in_viewport()
