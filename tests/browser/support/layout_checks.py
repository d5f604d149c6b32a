"""Check layout on narrow screens and with large text, target sizes, and accessible names."""

import re

from playwright.sync_api import Page

VIEWPORT = {"width": 1280, "height": 720}
NARROW = {"width": 320, "height": 640}

# Elements wider than the screen; those that scroll within their own box may be.
OVERFLOWING = """() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll("#check *")]
        .filter((element) => element.getBoundingClientRect().right > clientWidth)
        .map((element) => `${element.tagName}.${element.className}: too wide`);
}"""
TARGETS = "#check :is(button, summary, input, .check-choice)"
SMALL_TARGETS = """(targets) => [...document.querySelectorAll(targets)]
    .filter((target) => target.getClientRects().length)
    .filter((target) => Math.min(target.offsetWidth, target.offsetHeight) < 24)
    .map((target) => `${target.id || target.textContent}: too small to press`)"""
SET_FONT_SIZE = "size => { document.documentElement.style.fontSize = size; }"

TAB_PRESSES = 40
FOCUS_LAST_LINK = """() => {
    const links = document.querySelectorAll(".md-footer a");
    links[links.length - 1].focus();
}"""
FIND_COVERED_FOCUS = """() => {
    const { activeElement: focused } = document;
    if (!focused.closest(".md-content")) return null;
    const { top, bottom } = focused.getBoundingClientRect();
    const header = document.querySelector(".md-header").getBoundingClientRect();
    return top < header.bottom || bottom > innerHeight ? focused.outerHTML.slice(0, 99) : null;
}"""

NAMED_ROLES = "button|checkbox|group|heading|progressbar|radio|searchbox|textbox"
# Figures and codes belong to no language.
LANGUAGE_NEUTRAL = re.compile(r"[\W\d_]*")


def layout_problems(page: Page) -> list[str]:
    """Return overflow at 320 px or with text twice as large, and targets smaller than 24 px."""
    page.set_viewport_size(NARROW)  # type: ignore[arg-type] # two integers
    found: list[str] = page.evaluate(OVERFLOWING) + page.evaluate(SMALL_TARGETS, TARGETS)
    page.set_viewport_size({"width": 640, "height": 720})
    page.evaluate(SET_FONT_SIZE, "250%")  # the theme's own size is 125 %
    found += page.evaluate(OVERFLOWING)
    page.evaluate(SET_FONT_SIZE, "")
    page.set_viewport_size(VIEWPORT)  # type: ignore[arg-type] # two integers
    return found


def elements_behind_header(page: Page) -> list[str]:
    """Tab back from the end of the page; return focused elements that are not fully visible."""
    page.evaluate(FOCUS_LAST_LINK)
    found = []
    for _ in range(TAB_PRESSES):
        page.keyboard.press("Shift+Tab")
        if hidden := page.evaluate(FIND_COVERED_FOCUS):
            found.append(hidden)
    return found


def untranslated_names(page: Page, language: str) -> list[str]:
    """Return elements without an accessible name or with one in the other language."""
    lines = page.locator("#check").aria_snapshot().splitlines()
    named = [
        (line.strip(), match[2])
        for line in lines
        if (match := re.match(rf'\s*- \'?({NAMED_ROLES})(?: "((?:[^"\\]|\\.)*)")?', line))
        # A closed <details> is a group too, named by its summary.
        and (match[1] != "group" or match[2])
    ]
    assert named, "no element has a role with a name"
    return [line for line, name in named if not _is_in_language(name, language)]


def _is_in_language(name: str | None, language: str) -> bool:
    if not name:
        return False
    han = re.search(r"[\u4e00-\u9fff]", name) is not None
    return LANGUAGE_NEUTRAL.fullmatch(name) is not None or han == (language == "zh")
