"""On narrow screens the menu is a drawer, which opens by keyboard and takes no focus while
closed.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.accessibility import accessibility_violations

PHONE = {"width": 360, "height": 780}
DRAWER = ".md-sidebar--primary"
IN_DRAWER = "() => Boolean(document.activeElement.closest('.md-sidebar--primary'))"
BOX = """() => {
    const { left, right } = document.activeElement.getBoundingClientRect();
    return [left, right];
}"""
MOST_TABS = 30


def test_a_closed_drawer_takes_no_focus(page: Page, language: str) -> None:
    """The Tab key goes from the header to the page."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type] # two integers
    page.goto(f"{language}/pending/")
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        assert not page.evaluate(IN_DRAWER)


def test_keys_open_the_drawer_and_follow_its_links(page: Page, language: str) -> None:
    """The menu button has a name; all that takes the focus in the drawer is on the screen."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type] # two integers
    page.goto(f"{language}/pending/")
    menu = page.get_by_role("button", name={"en": "Menu", "zh": "菜单"}[language])
    expect(menu).to_have_attribute("aria-expanded", "false")
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.locator(f"{DRAWER} a").first).to_be_in_viewport(ratio=1)
    inside = 0
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(IN_DRAWER):
            inside += 1
            left, right = page.evaluate(BOX)
            assert 0 <= round(left) < round(right) <= PHONE["width"]
    assert inside >= 5
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(page.locator(f"{DRAWER} a").first).not_to_be_visible()


def test_the_open_drawer_is_accessible(page: Page, language: str) -> None:
    """axe-core finds no violation in either palette."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type] # two integers
    page.goto(f"{language}/pending/")
    page.locator(".guide-menu-button").click()
    expect(page.locator(f"{DRAWER} a").first).to_be_in_viewport(ratio=1)
    assert accessibility_violations(page) == []


def test_wide_screens_have_no_menu_button(page: Page, language: str) -> None:
    """There the menu stands beside the page."""
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{language}/pending/")
    expect(page.locator(".guide-menu-button")).to_be_hidden()
    expect(page.locator(f"{DRAWER} a.md-nav__link").first).to_be_visible()


@pytest.mark.all_languages
def test_the_name_in_the_header_is_whole_on_a_narrow_phone(page: Page, language: str) -> None:
    """The name fits between the buttons, at the top of the page and after scrolling."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{language}/check/")
    name = page.locator(".md-header__topic .md-ellipsis").first
    for top in (0, 400):
        page.evaluate("top => scrollTo(0, top)", top)
        expect(name).to_be_in_viewport(ratio=1)
        assert name.evaluate("({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth")
    expect(page.locator("[data-md-component=header-topic]")).to_be_hidden()
