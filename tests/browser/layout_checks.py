"""Whether a page fits narrow screens, large text and fingers, and names things in its language."""

import re

from playwright.sync_api import Page

SIZE = {"width": 1280, "height": 720}
NARROW = {"width": 320, "height": 640}

# What is wider than the screen, by its text; what scrolls within a box of its own may be.
WIDE = """() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll("#check *")]
        .filter((element) => element.getBoundingClientRect().right > clientWidth)
        .map((element) => `${element.tagName}.${element.className}: too wide`);
}"""
SMALL = """() => [...document.querySelectorAll("#check :is(button, summary, input, .check-choice)")]
    .filter((target) => target.getClientRects().length)
    .filter((target) => Math.min(target.offsetWidth, target.offsetHeight) < 24)
    .map((target) => `${target.id || target.textContent}: too small to press`)"""
ENLARGE = "size => { document.documentElement.style.fontSize = size; }"

STEPS = 40
TO_THE_END = """() => {
    const links = document.querySelectorAll(".md-footer a");
    links[links.length - 1].focus();
}"""
COVERED = """() => {
    const { activeElement: focused } = document;
    if (!focused.closest(".md-content")) return null;
    const { top, bottom } = focused.getBoundingClientRect();
    const header = document.querySelector(".md-header").getBoundingClientRect();
    return top < header.bottom || bottom > innerHeight ? focused.outerHTML.slice(0, 99) : null;
}"""

NAMED = "button|checkbox|group|heading|progressbar|radio|searchbox|textbox"
# The names of municipalities are French everywhere; figures and codes are of no language.
FREE = re.compile(r"[\W\d_]*")


def misfits(page: Page) -> list[str]:
    """What does not fit 320 pixels, or text of twice the size; and targets under 24 pixels."""
    page.set_viewport_size(NARROW)  # type: ignore[arg-type] # two integers
    found: list[str] = page.evaluate(WIDE) + page.evaluate(SMALL)
    page.set_viewport_size({"width": 640, "height": 720})
    page.evaluate(ENLARGE, "250%")  # the theme's own size is 125 %
    found += page.evaluate(WIDE)
    page.evaluate(ENLARGE, "")
    page.set_viewport_size(SIZE)  # type: ignore[arg-type] # two integers
    return found


def under_the_header(page: Page) -> list[str]:
    """What has the focus and can not be seen whole, on the way back from the end of the page."""
    page.evaluate(TO_THE_END)
    found = []
    for _ in range(STEPS):
        page.keyboard.press("Shift+Tab")
        if hidden := page.evaluate(COVERED):
            found.append(hidden)
    return found


def foreign_names(page: Page, language: str) -> list[str]:
    """What a screen reader would call by no name, or by one in the other language."""
    lines = page.locator("#check").aria_snapshot().splitlines()
    named = [
        (line.strip(), match[2])
        for line in lines
        if (match := re.match(rf'\s*- \'?({NAMED})(?: "((?:[^"\\]|\\.)*)")?', line))
        # What is folded is a group too, and goes by the name of what unfolds it.
        and (match[1] != "group" or match[2])
    ]
    assert named, "there was nothing to name"
    return [line for line, name in named if not _speaks(name, language)]


def _speaks(name: str | None, language: str) -> bool:
    if not name:
        return False
    han = re.search(r"[\u4e00-\u9fff]", name) is not None
    return FREE.fullmatch(name) is not None or han == (language == "zh")
