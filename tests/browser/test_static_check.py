"""The check without a script: walked by keys alone, and free of barriers."""

from playwright.sync_api import Page, expect

from rules.decision_diagram import Diagram, QuestionNode, diagram_of
from rules.programs.pilot import PROGRAM
from site_builder.check.static_pages import static_page
from tests.browser.accessibility import accessibility_violations
from tests.browser.conftest import NewContext
from tests.browser.layout_checks import layout_problems

PAIR = ("it_vfx", "francization", "second")
ADDRESS = static_page(*PAIR).removesuffix(".md") + "/"
MOST_TABS = 60
# axe-core walks through every element, seen or not, and thousands are not.
REMOVE_UNSEEN = """() => {
    for (const section of document.querySelectorAll(".static-check__section")) {
        if (!section.getClientRects().length) section.remove();
    }
}"""


def way_to(diagram: Diagram, outcome: str) -> list[str]:
    """The shortest way of sections from the first question to a last word of that outcome."""
    ways = {diagram.sections[0].id: [diagram.sections[0].id]}
    for each in diagram.sections:  # breadth first, as the diagram lists them
        if isinstance(each, QuestionNode):
            nexts = [to for _, to in each.edges]
        elif each.next is not None:
            nexts = [each.next]
        elif each.partial.outcome == outcome:
            return ways[each.id]
        else:
            nexts = []
        for to in nexts:
            ways.setdefault(to, [*ways[each.id], to])
    raise AssertionError(outcome)


def press(page: Page, address: str) -> None:
    """Moves on by the Tab key until the link to `address` has the focus, and follows it."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.locator(f'a[href$="{address}"]:focus').count():
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the Tab key does not come to the link to {address}")


def test_keys_alone_lead_to_an_outcome(new_context: NewContext, language: str) -> None:
    """Without a script, each answer moves the focus to what it leads to, and that alone is seen."""
    page = new_context(java_script_enabled=False).new_page()
    diagram = diagram_of(PROGRAM, *PAIR)
    seen = page.locator(".static-check__section:visible")
    way: list[str] = []
    for outcome in ("met", "unknown", "not_met"):
        page.goto(f"{language}/check/walk/")
        press(page, "/".join(ADDRESS.split("/")[2:]))
        way = way_to(diagram, outcome)
        expect(seen).to_have_id(way[0])
        for to in way[1:]:
            press(page, f"#{to}")
            expect(seen).to_have_id(to)
            expect(seen).to_be_focused()
            expect(page.locator("h1:visible")).to_have_count(1)
        expect(seen).to_have_attribute("data-outcome", outcome)
    page.go_back()
    expect(seen).to_have_id(way[-2])


def test_no_state_has_barriers(page: Page, language: str) -> None:
    """Where one chooses, the checklist, a long question and two outcomes, in either palette."""
    diagram = diagram_of(PROGRAM, *PAIR)
    states = ["occupation", *(way_to(diagram, outcome)[-1] for outcome in ("met", "unknown"))]
    for address in (
        "check/walk/",
        "check/walk/checklist/",
        *(f"{ADDRESS}#{state}" for state in states),
    ):
        page.goto("about:blank")  # or an address with another fragment would not load the page
        page.goto(f"{language}/{address}")
        page.evaluate(REMOVE_UNSEEN)
        if "#" in address:
            expect(page.locator(".static-check__section")).to_have_count(1)
        assert accessibility_violations(page, within="#check") == [], address
        assert layout_problems(page) == [], address
