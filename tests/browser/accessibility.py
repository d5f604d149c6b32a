"""Looks for barriers to people with disabilities, as axe-core finds them."""

from typing import Any

from playwright.sync_api import Page

from tests.conftest import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

# WCAG up to 2.2 at level AA, and what axe-core takes for good practice.
STANDARDS = (
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
)
# What the palette can change; all else is the same in both.
COLOURS = ("color-contrast", "link-in-text-block")

RUN = """async ([within, options]) => {
    const quick = { resultTypes: ["violations"], preload: false };
    const found = await axe.run(within, { ...options, ...quick });
    return {
        version: found.testEngine.version,
        passes: found.passes.length,
        barriers: found.violations.flatMap(({ id, help, nodes }) =>
            nodes.map(({ target, failureSummary }) => ({ id, help, target, failureSummary }))),
    };
}"""

# Material's own names of its light and its dark palette; what moves from one to the other is
# stopped, as contrast is measured at once.
PUT_ON = """(scheme) => {
    for (const each of document.querySelectorAll("[data-md-color-scheme]")) {
        each.setAttribute("data-md-color-scheme", scheme);
    }
    document.documentElement.style.setProperty("transition", "none");
    for (const motion of document.getAnimations()) motion.finish();
}"""


def barriers(page: Page, *, within: str = "html", dark: bool = True) -> list[str]:
    """Every barrier in what the page shows `within`, in the light palette and in the dark one.

    It fails if axe-core did not look: without the package, or where no rule had anything to check.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text("utf-8"))
    every = {"runOnly": {"type": "tag", "values": list(STANDARDS)}}
    found = _look(page, "default", within, every)
    if dark:
        colours = {"runOnly": {"type": "rule", "values": list(COLOURS)}}
        found += _look(page, "slate", within, colours)
        page.evaluate(PUT_ON, "default")
    return found


def _look(page: Page, scheme: str, within: str, options: dict[str, Any]) -> list[str]:
    page.evaluate(PUT_ON, scheme)
    found = page.evaluate(RUN, [within, options])
    assert found["version"], "axe-core did not run"
    assert found["passes"], "axe-core had nothing to look at"
    return [
        f"{scheme}: {barrier['id']} ({barrier['help']}) at {barrier['target']}: "
        f"{barrier['failureSummary']}"
        for barrier in found["barriers"]
    ]
