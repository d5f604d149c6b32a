"""The no-script check shows the outcomes of the rules' decision diagrams."""

import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from rules.decision_diagram import AskedQuestion, Choice, Diagram, diagram_of
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
from tests.site_builder.documents import check_data, without_spans
from tests.site_builder.static_page import Shown, StaticPage

DIAGRAMS = [
    (program, route, profile, law)
    for program in PROGRAMS.values()
    for law in program.law_intervals
    for route, profile in program.routes
]
LAST_DAY = date(2035, 12, 31)
# The order in which outcomes outweigh each other.
WORST_FIRST = ("not_met", "unknown", "met")

Given = Sequence[int]
"""The place of the answer that is given to each question."""


def given_answers(diagram: Diagram) -> Iterator[Given]:
    """Yield the answers of each path, both ends of each choice, and some at random."""
    place = {each.facts: n for n, each in enumerate(diagram.questions)}
    unknown = [len(each.answers) - 1 for each in diagram.questions]
    for path in diagram.paths:
        for end in (min, max):
            given = [*unknown]
            for facts, places in path.choices:
                given[place[facts]] = end(places)
            yield given
    generator = random.Random(diagram.route + diagram.period)
    for _ in range(40):
        yield [generator.randrange(len(each.answers)) for each in diagram.questions]


def expected(diagram: Diagram, given: Given) -> Shown:
    """Return what a page must show for these answers."""
    places = {each.facts: n for each, n in zip(diagram.questions, given, strict=True)}

    def fit(choices: tuple[Choice, ...]) -> bool:
        return all(places[facts] in chosen for facts, chosen in choices)

    outcomes = {
        condition.id: outcome.value
        for path in diagram.paths
        if fit(path.choices)
        for condition, outcome in path.outcomes
    }
    asked = {each.facts[0].id for each in diagram.questions if any(map(fit, each.asked_after))}
    verdict = next(each for each in WORST_FIRST if each in outcomes.values())
    return Shown(verdict, outcomes, frozenset(asked))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_shows_what_its_diagram_says(
    site: Path, language: str, translators: dict[str, Translator]
) -> None:
    """The page has every answer, and its styles show the outcomes of those that are checked."""
    for program, route, profile, law in DIAGRAMS:
        diagram = diagram_of(program, route, profile, law.id)
        name = static_page(route, profile, law.id).removesuffix(".md")
        text = without_spans((site / language / name / "index.html").read_text("utf-8"))
        page = StaticPage(text)
        wording = QuestionWording(translators[language], program, law.period)
        choices = [wording.choices(each) for each in diagram.questions]
        offered = [
            (asked.facts[0].id, choice)
            for asked, each in zip(diagram.questions, choices, strict=True)
            for choice in each
        ]
        assert [each.fact for each in page.radios] == [fact for fact, _ in offered]
        assert [label.split(" <")[0] for label in page.labels] == [
            f"{choice.text} {choice.note}".strip() for _, choice in offered
        ]
        unknown = [i for i, radio in enumerate(page.radios) if radio.checked]
        assert [page.labels[i] for i in unknown] == [
            translators[language].text("answer.unknown") for _ in diagram.questions
        ]
        for each in diagram.questions:
            assert wording.question(each) in text
        for condition in program.conditions(route, profile, law):
            row = row_of(program, route, condition)
            assert requirement_text(translators[language], row, law.period) in text
        for given in given_answers(diagram):
            checked, first = [], 0
            for answer, offers in zip(given, choices, strict=True):
                checked.append(first + [choice.place for choice in offers].index(answer))
                first += len(offers)
            assert page.shown(checked) == expected(diagram, given)


def value_of(answer: Answer, asked: AskedQuestion, filing_date: str) -> dict[str, Any]:
    """Return facts of someone who gives that answer."""
    fact = asked.facts[0]
    if isinstance(answer, ChoiceAnswer):
        return {fact.id: answer.values[-1]}
    if isinstance(answer, RangeAnswer):
        least = fact.minimum if answer.least is None else answer.least
        return {fact.id: least}
    if isinstance(answer, WindowAnswer):
        day = date.fromisoformat(filing_date)
        return {fact.id: str(day if answer.within else months_before(day, answer.months + 1))}
    if isinstance(answer, ComparisonAnswer):
        return {fact.id: 40 if answer.reached else 39, asked.facts[1].id: 40}
    if isinstance(answer, DateAnswer):
        return {fact.id: str(day_of(answer, date.fromisoformat(filing_date)))}
    assert isinstance(answer, UnknownAnswer)
    return {}


def day_of(answer: DateAnswer, filing_date: date) -> date:
    """Return a day within the answer."""
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


@pytest.mark.parametrize(("program", "route", "profile", "law"), DIAGRAMS)
def test_an_outcome_is_the_rules_outcome(
    program: Program, route: str, profile: str | None, law: LawInterval
) -> None:
    """Each outcome of a path is that of the rules for the answers that lead to it."""
    diagram = diagram_of(program, route, profile, law.id)
    filing_date = str(min(law.end, LAST_DAY))
    questions = {each.facts: each for each in diagram.questions}
    for path in diagram.paths:
        for end in (min, max):
            answers = {"filing_date": filing_date}
            for facts, places in path.choices:
                asked = questions[facts]
                answers |= value_of(asked.answers[end(places)], asked, filing_date)
            pairs = assess(validate_answers(answers), (program,))["programs"][0]["routes"]
            pair = next(p for p in pairs if (p["route"], p["profile"]) == (route, profile))
            outcomes = {row["id"]: row["outcome"] for row in pair["conditions"]}
            settled = {condition.id: outcome.value for condition, outcome in path.outcomes}
            assert settled.items() <= outcomes.items()
            worst = next(each for each in WORST_FIRST if each in outcomes.values())
            assert pair["conditions_outcome"] == worst


def test_every_listed_occupation_is_offered(translators: dict[str, Translator]) -> None:
    """Each occupation of the list is an answer, marked if it belongs to visual effects."""
    diagram = diagram_of(PROGRAMS["pilot"], "it_vfx", "french_speaking", "second")
    asked = next(each for each in diagram.questions if each.facts[0].id == "occupation")
    codes = {
        v for answer in asked.answers if isinstance(answer, ChoiceAnswer) for v in answer.values
    }
    for each in translators.values():
        choices = QuestionWording(each, PROGRAMS["pilot"], "second").choices(asked)
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
    """For each program and period it has the conditions of all routes, of each profile, and of each
    route.
    """
    periods = [
        (program, period)
        for program in sorted(PROGRAMS.values(), key=has_closed)
        for period in program.periods
    ]
    for language in ("en", "zh"):
        page = site / language / "check/walk/checklist/index.html"
        text = without_spans(page.read_text("utf-8"))
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
    """The no-script pages repeat the guide, which search engines list."""
    for language in ("en", "zh"):
        for file in (site / language / "check/walk").rglob("index.html"):
            assert '<meta name="robots" content="noindex">' in file.read_text("utf-8")
            assert "check/walk" not in (site / language / "search.json").read_text()


def test_conditions_alone_are_no_plain_yes(site: Path, translators: dict[str, Translator]) -> None:
    """No program accepted applications from everyone on every day, and pages without a date say
    so.
    """
    for language in ("en", "zh"):
        pages = [*(site / language / "check/walk").glob("*-*/index.html")]
        assert len(pages) > 10
        for file in pages:
            text = file.read_text("utf-8")
            assert "check-verdict--met_but" in text
            assert "check-verdict--met" not in text.replace("--met_but", "")
            by_invitation = "stream" in file.parent.name
            assert (translators[language].text("static_check.days") in text) != by_invitation
            assert (translators[language].text("program.pstq.notice") in text) == by_invitation


@pytest.mark.parametrize("outcome", ["met_but", "not_met", "unknown"])
def test_a_result_looks_as_in_the_check_with_a_script(site: Path, outcome: str) -> None:
    """Both checks print the same verdict, apart from the text of its heading."""
    verdict = re.compile(
        rf'(<div class="check-verdict check-verdict--{outcome}">\s*<svg.*?</svg>)\s*<h', re.DOTALL
    )
    template = check_data(site, "en")["templates"][f"verdict-{outcome}"]
    static = site / "en/check/walk/second-it-vfx-francization/index.html"
    [found] = set(verdict.findall(static.read_text("utf-8")))
    assert template.lstrip().startswith(found)
