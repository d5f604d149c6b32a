"""Find accessibility violations with axe-core."""

from typing import Any

from playwright.sync_api import Page

from tests.conftest import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

# WCAG up to 2.2 at level AA, and axe-core's best practices.
TAGS = (
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
)
# The rules that depend on the palette; all others give the same result in both.
PALETTE_RULES = ("color-contrast", "link-in-text-block")

RUN_AXE = """async ([within, options]) => {
    const quick = { resultTypes: ["violations"], preload: false };
    const found = await axe.run(within, { ...options, ...quick });
    return {
        version: found.testEngine.version,
        passes: found.passes.length,
        violations: found.violations.flatMap(({ id, help, nodes }) =>
            nodes.map(({ target, failureSummary }) => ({ id, help, target, failureSummary }))),
    };
}"""

# The schemes are Material's light and dark palette. Transitions between them are stopped, since
# contrast is measured at once.
SET_PALETTE = """(scheme) => {
    for (const each of document.querySelectorAll("[data-md-color-scheme]")) {
        each.setAttribute("data-md-color-scheme", scheme);
    }
    document.documentElement.style.setProperty("transition", "none");
    for (const motion of document.getAnimations()) motion.finish();
}"""


def accessibility_violations(page: Page, *, within: str = "html", dark: bool = True) -> list[str]:
    """Return the violations in what the page shows `within`, in the light and the dark palette.

    Raises:
        AssertionError: axe-core did not run, or none of its rules applied.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text("utf-8"))
    every = {"runOnly": {"type": "tag", "values": list(TAGS)}}
    found = _run_axe(page, "default", within, every)
    if dark:
        colours = {"runOnly": {"type": "rule", "values": list(PALETTE_RULES)}}
        found += _run_axe(page, "slate", within, colours)
        page.evaluate(SET_PALETTE, "default")
    return found


def _run_axe(page: Page, scheme: str, within: str, options: dict[str, Any]) -> list[str]:
    page.evaluate(SET_PALETTE, scheme)
    found = page.evaluate(RUN_AXE, [within, options])
    assert found["version"], "axe-core did not run"
    assert found["passes"], "no rule of axe-core applied"
    return [
        f"{scheme}: {each['id']} ({each['help']}) at {each['target']}: {each['failureSummary']}"
        for each in found["violations"]
    ]
