"""The pages without a script hold the rules' diagrams: the same sections, answers and outcomes."""

import re
from collections import deque
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from rules.decision_diagram import Diagram, QuestionNode, ResultNode, diagram_of
from rules.decision_diagram.answers import (
    Answer,
    ChoiceAnswer,
    ComparisonAnswer,
    DateAnswer,
    RangeAnswer,
    UnknownAnswer,
    WindowAnswer,
)
from rules.engine.assess import assess
from rules.io.answers import validate_answers
from rules.model.calendar import LawInterval
from rules.model.dates import months_before
from rules.model.program import Program
from rules.programs import PROGRAMS
from site_builder.check.static_pages import static_page
from site_builder.check.static_wording import QuestionWording
from site_builder.i18n.translator import Translator
from site_builder.macros.programs import conditions_of, has_closed, requirement_text, row_of

DIAGRAMS = [
    (program, route, profile, law)
    for program in PROGRAMS.values()
    for law in program.law_intervals
    for route, profile in program.routes
]
LAST_DAY = date(2035, 12, 31)
SECTION = re.compile(
    r'<section class="static-check__section" id="([^"]+)"[^>]*?(?: data-outcome="(\w+)")?>'
    r"(.*?)</section>",
    re.DOTALL,
)


def sections(site: Path, language: str, *of: Any) -> dict[str, tuple[str, str]]:
    """Outcome, empty for a question, and inner HTML of each section of a page."""
    route, profile, law = of
    file = site / language / static_page(route, profile, law.id).removesuffix(".md")
    text = (file / "index.html").read_text("utf-8")
    return {name: (outcome, inside) for name, outcome, inside in SECTION.findall(text)}


def targets(inside: str) -> list[str]:
    """Where the links within the page lead."""
    return re.findall(r'href="#([^"]+)"', inside)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_is_its_diagram(
    site: Path, language: str, translators: dict[str, Translator]
) -> None:
    """Every section stands on the page, with each answer leading where the diagram leads."""
    for program, route, profile, law in DIAGRAMS:
        diagram = diagram_of(program, route, profile, law.id)
        found = sections(site, language, route, profile, law)
        wording = QuestionWording(translators[language], program, law.period)
        assert set(found) == {each.id for each in diagram.sections}
        assert list(found)[-1] == diagram.sections[0].id
        for each in diagram.sections:
            outcome, inside = found[each.id]
            if isinstance(each, QuestionNode):
                assert not outcome
                assert targets(inside) == [choice.to for choice in wording.choices(each)]
                assert set(targets(inside)) == {to for _, to in each.edges}
                assert wording.question(each) in inside
            else:
                assert outcome == each.partial.outcome.value
                assert targets(inside) == [each.next] * (each.next is not None)
                for named in each.partial.named:
                    row = row_of(program, route, named)
                    assert requirement_text(translators[language], row, law.period) in inside


def value_of(answer: Answer, step: QuestionNode, filing_date: str) -> dict[str, Any]:
    """Facts of someone who gives that answer."""
    fact = step.facts[0]
    if isinstance(answer, ChoiceAnswer):
        return {fact.id: answer.values[-1]}
    if isinstance(answer, RangeAnswer):
        least = fact.minimum if answer.least is None else answer.least
        return {fact.id: least}
    if isinstance(answer, WindowAnswer):
        day = date.fromisoformat(filing_date)
        return {fact.id: str(day if answer.within else months_before(day, answer.months + 1))}
    if isinstance(answer, ComparisonAnswer):
        return {fact.id: 40 if answer.reached else 39, step.facts[1].id: 40}
    if isinstance(answer, DateAnswer):
        return {fact.id: str(day_of(answer, date.fromisoformat(filing_date)))}
    assert isinstance(answer, UnknownAnswer)
    return {}


def day_of(answer: DateAnswer, filing_date: date) -> date:
    """A day that lies where the answer says."""
    edges = [months_before(filing_date, months) for months, _ in answer.within]
    edges += [filing_date, *(day for day, _ in answer.on_or_before)]
    near = [edge + timedelta(days) for edge in edges for days in (-1, 0, 1)]
    return next(
        day
        for day in near
        if all(
            (months_before(filing_date, months) <= day <= filing_date) == within
            for months, within in answer.within
        )
        and all((day <= edge) == by for edge, by in answer.on_or_before)
    )


def ways(diagram: Diagram, filing_date: str) -> dict[str, dict[str, Any]]:
    """The answers of one way to each section."""
    by_id = {each.id: each for each in diagram.sections}
    found: dict[str, dict[str, Any]] = {diagram.sections[0].id: {"filing_date": filing_date}}
    waiting = deque(found)
    while waiting:
        here = waiting.popleft()
        section = by_id[here]
        on: list[tuple[dict[str, Any], str]] = []
        if isinstance(section, QuestionNode):
            on = [(value_of(answer, section, filing_date), to) for answer, to in section.edges]
        elif section.next is not None:
            on = [({}, section.next)]
        for values, to in on:
            if to not in found:
                found[to] = {**found[here], **values}
                waiting.append(to)
    return found


@pytest.mark.parametrize(("program", "route", "profile", "law"), DIAGRAMS)
def test_an_outcome_is_the_rules_outcome(
    program: Program, route: str, profile: str | None, law: LawInterval
) -> None:
    """Each outcome on a page is that of the rules for the answers that lead to it."""
    diagram = diagram_of(program, route, profile, law.id)
    reached = ways(diagram, str(min(law.end, LAST_DAY)))
    assert set(reached) == {each.id for each in diagram.sections}
    for stop in diagram.sections:
        if isinstance(stop, ResultNode):
            pairs = assess(validate_answers(reached[stop.id]), (program,))["programs"][0]["routes"]
            pair = next(p for p in pairs if (p["route"], p["profile"]) == (route, profile))
            assert pair["conditions_outcome"] == stop.partial.outcome.value
            outcomes = {row["id"]: row["outcome"] for row in pair["conditions"]}
            for named in stop.partial.named:
                assert outcomes[named.id] == stop.partial.outcome.value
            if stop.next is None and not stop.partial.more:
                same = {name for name, o in outcomes.items() if o == stop.partial.outcome.value}
                named_ids = {each.id for each in stop.partial.named}
                assert same == (named_ids or set(outcomes))


def test_every_listed_occupation_is_offered(translators: dict[str, Translator]) -> None:
    """Each occupation of the list is an answer of its own, those of visual effects marked so."""
    diagram = diagram_of(PROGRAMS["pilot"], "it_vfx", "french_speaking", "second")
    step = next(s for s in diagram.sections if isinstance(s, QuestionNode) and s.id == "occupation")
    codes = {
        v for answer, _ in step.edges if isinstance(answer, ChoiceAnswer) for v in answer.values
    }
    for each in translators.values():
        choices = QuestionWording(each, PROGRAMS["pilot"], "second").choices(step)
        noted = " ".join(choice.note for choice in choices)
        assert {str(code) for code in codes} - {"other"} == set(
            re.findall(r"\b\d{4,5}\b", noted)
        ) - {
            "2016",
            "2021",
        }
        only = each.text("check.occupation.vfx_only")
        assert 0 < len([choice for choice in choices if only in choice.note]) < len(choices)
        assert choices[-1].text == each.text("answer.unknown")


def test_the_checklist_has_a_box_for_each_condition(
    site: Path, translators: dict[str, Translator]
) -> None:
    """In each program and period those of every route, of each profile and of each route."""
    periods = [
        (program, period)
        for program in sorted(PROGRAMS.values(), key=has_closed)
        for period in program.periods
    ]
    for language in ("en", "zh"):
        text = (site / language / "check/walk/checklist/index.html").read_text("utf-8")
        parts = text.split('<section class="static-check__period">')[1:]
        assert len(parts) == len(periods)
        for (program, period), part in zip(periods, parts, strict=True):
            boxes = 0
            for row in conditions_of(program):
                if period.id in row.by_period:
                    boxes += 1 if row.is_general else len(row.routes)
                    assert requirement_text(translators[language], row, period.id) in part
            assert part.count('class="static-check__checkbox"') == boxes


def test_no_search_engine_lists_them(site: Path) -> None:
    """They repeat the guide; what is found by searching is the guide itself."""
    for language in ("en", "zh"):
        for file in (site / language / "check/walk").rglob("index.html"):
            assert '<meta name="robots" content="noindex">' in file.read_text("utf-8")
            assert "check/walk" not in (site / language / "search/search_index.json").read_text()


@pytest.mark.parametrize("outcome", ["met", "not_met", "unknown"])
def test_a_result_looks_as_in_the_check_with_a_script(site: Path, outcome: str) -> None:
    """Both print the same verdict, but for the level and the text of its heading."""
    verdict = re.compile(
        rf'(<div class="check-verdict check-verdict--{outcome}">\s*<svg.*?</svg>)\s*<h', re.DOTALL
    )
    scripted = (site / "en" / "check" / "index.html").read_text("utf-8")
    template = scripted.split(f'data-template="verdict-{outcome}"')[1]
    static = site / "en/check/walk/second-it-vfx-francization/index.html"
    [found] = set(verdict.findall(static.read_text("utf-8")))
    assert template.split(">", 1)[1].lstrip().startswith(found)
