"""A whole walk with a screen reader: roles, names, headings and announcements."""

import re
from itertools import pairwise
from typing import Literal, TypeAlias

from playwright.sync_api import Page, expect

from rules import FACTS, PROGRAMS
from tests.browser.support.personas import DEVELOPER
from tests.browser.support.self_check import NOW, SelfCheck

Role: TypeAlias = Literal["group", "radio", "textbox"]

# Where the reading position is: the role of what has the focus, and its text.
READING = """() => {
    const { activeElement: at } = document;
    const role = at.getAttribute("role") ?? at.tagName.toLowerCase();
    return [role, at.innerText.trim().split("\\n")[0]];
}"""
CHOICES = ("boolean", "enum")
HEADING = re.compile(r"- '?heading \"(.+?)\" \[level=(\d)\]")


def headings(page: Page) -> list[tuple[str, int]]:
    """Return the headings of the check with their levels, in order."""
    tree = page.locator("#check").aria_snapshot()
    return [(name, int(level)) for name, level in HEADING.findall(tree.replace('\\"', "”"))]


def assert_levels(page: Page) -> None:
    """Expect one heading of level one, and no skipped level after it."""
    levels = [level for _, level in headings(page)]
    assert levels.count(1) == 1, headings(page)
    following = levels[levels.index(1) :]
    assert all(b - a <= 1 for a, b in pairwise(following)), headings(page)


def assert_question(check: SelfCheck, fact: str) -> None:
    """Expect the focus on the question, which names its control or its group of controls."""
    page = check.page
    heading = check.question.get_by_role("heading", level=1)
    expect(heading).to_be_focused()
    question = heading.inner_text()
    kind = check.question.get_attribute("data-kind") or ""
    role: Role = "radio" if kind in CHOICES else "textbox"
    named_role: Role = "group" if kind in (*CHOICES, "date") else role
    named = page.get_by_role(named_role, name=question)
    expect(named.first).to_be_visible()
    assert check.question.get_by_role(role).count() >= (3 if kind == "date" else 1)
    for action in ("continue", "unknown")[: 1 if FACTS[fact].required else 2]:
        name = check.text(f"check.{action}")
        expect(check.question.get_by_role("button", name=name, exact=True)).to_be_visible()
    assert_levels(page)


def test_a_whole_walk_is_heard(check: SelfCheck) -> None:
    """Each question, an error, the results and the plan have names in the page's language."""
    page = check.page
    tree = page.locator("#check")
    expect(tree).to_match_aria_snapshot(f"""
        - heading "{check.text("check.start.heading")}" [level=1]
        - button "{check.text("check.start.offer.now")}"
        - button "{check.text("check.start.offer.past")}"
        - heading "{check.text("check.start.what")}" [level=2]
        - heading "{check.text("check.start.need")}" [level=2]
    """)
    assert_levels(page)

    page.get_by_role("button", name=check.text("check.start.offer.now")).press("Enter")
    assert_question(check, check.fact)
    check.fill("filing_date", "2026-02-30")
    page.keyboard.press("Enter")
    message = check.text("check.error.date.real")
    assert page.evaluate(READING) == ["alert", check.text("check.error.title")]
    expect(tree).to_match_aria_snapshot(f"""
        - alert "{check.text("check.error.title")}":
          - heading "{check.text("check.error.title")}" [level=2]
          - list:
            - listitem:
              - link "{message}"
    """)
    day = page.get_by_role("textbox", name=check.text("check.date.day"))
    expect(day).to_have_attribute("aria-invalid", "true")
    expect(day).to_have_accessible_description(re.compile(re.escape(message)))
    check.fill("filing_date", "2026-11-30")

    asked = []
    page.keyboard.press("Enter")
    while fact := check.fact:
        assert_question(check, fact)
        asked.append(fact)
        if DEVELOPER[fact] is None:
            check.press("unknown")
        else:
            check.fill(fact, DEVELOPER[fact])
            check.press("continue")
    questions = {fact.id for each in NOW.split(",") for fact in PROGRAMS[each].questions}
    assert {*asked} <= questions
    assert len(asked) > 10

    assert page.evaluate(READING) == ["h1", check.text("check.results.heading")]
    verdict = page.locator(".check-verdict").get_by_role("heading", level=2)
    expect(page.get_by_role("status").filter(has_text=verdict.inner_text())).to_have_count(1)
    assert_levels(page)
    page.get_by_role("button", name=check.text("check.verdict.plan")).press("Enter")
    assert page.evaluate(READING) == ["h2", check.text("check.plan.heading")]
    expect(tree).to_match_aria_snapshot(f"""
        - heading "{check.text("check.results.heading")}" [level=1]
        - heading "{verdict.inner_text()}" [level=2]
        - heading "{check.text("program.pstq.name")}" [level=2]
        - heading "{check.text("program.peq.name")}" [level=2]
        - heading "{check.text("check.plan.heading")}" [level=2]
        - heading "{check.text("check.results.save_and_share")}" [level=2]
    """)
