"""At 400 % zoom a laptop's screen has room for 320 by 200 pixels: nothing is lost there."""

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.support.personas import DEVELOPER, IT_VFX
from tests.browser.support.self_check import NOW, SelfCheck

ZOOMED = ViewportSize(width=320, height=200)

# What is wider than the screen, cut off by its own box, or stays in front of the page that scrolls.
LOST = """() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const seen = [...document.body.querySelectorAll("*")].filter((element) =>
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
    const style = (element, name) => getComputedStyle(element)[name];
    const cut = seen.filter((element) => element.closest("#check") && element.clientWidth > 1
        && element.scrollWidth > element.clientWidth + 1
        && ["hidden", "clip"].includes(style(element, "overflowX")));
    const stays = seen.filter((element) => ["fixed", "sticky"].includes(style(element, "position")))
        .filter((element) => {
            const { top, bottom, left, right } = element.getBoundingClientRect();
            return bottom > Math.max(top, 0) && top < innerHeight && right > Math.max(left, 0);
        });
    const names = (found) => found.map((element) => element.outerHTML.slice(0, 80));
    return { sideways: scrollWidth - clientWidth, cut: names(cut), stays: names(stays) };
}"""
NOTHING: dict[str, object] = {"sideways": 0, "cut": [], "stays": []}

# Whether the whole of what has the focus is on the screen, or as much as there is room for.
FOCUS_IN_VIEW = """() => {
    const { top, bottom, height } = document.activeElement.getBoundingClientRect();
    return top >= 0 && (bottom <= innerHeight || height > innerHeight);
}"""


def at_the_start(_check: SelfCheck) -> None:
    """Of the page."""


def at_a_question(check: SelfCheck) -> None:
    """With its calculator open, and an error."""
    check.bring(IT_VFX)
    check.change("hourly_wage")
    check.page.locator("[data-ref=pay] > summary").click()
    check.fill("hourly_wage", "48 USD")
    check.press("continue")


def at_results(check: SelfCheck) -> None:
    """With everything unfolded."""
    check.bring(DEVELOPER, NOW)
    check.page.evaluate(
        "() => document.querySelectorAll('.check-results details').forEach((d) => (d.open = true))"
    )


@pytest.mark.parametrize(
    ("state", "last"),
    [
        (at_the_start, 'a[href$="walk/checklist/"]'),
        (at_a_question, '[data-action="finish"]'),
        (at_results, '[data-share="save"]'),
    ],
)
def test_nothing_is_lost_at_400_percent(check: SelfCheck, state: object, last: str) -> None:
    """Nothing scrolls sideways or is cut off, and nothing stays in front of what is read or has
    the focus.
    """
    page = check.page
    page.set_viewport_size(ZOOMED)
    assert callable(state)
    state(check)
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    assert page.evaluate(LOST) == NOTHING
    page.locator("#check h1:visible").focus()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS_IN_VIEW), page.evaluate("document.activeElement.outerHTML")
    page.locator(last).first.focus()
    assert page.evaluate(FOCUS_IN_VIEW)
