"""The decision diagrams of the no-script check have the engine's outcomes.

For each route, profile and period, every assignment of the facts of each group of conditions, each
known or not, fits exactly one path, with the engine's outcomes. Groups share no facts, so this
holds of every full assignment.
"""

from datetime import date
from functools import cache
from itertools import product

import pytest

from rules import facts as shared
from rules.decision_diagram import Diagram, Path, diagram_of
from rules.decision_diagram.answers import (
    ChoiceAnswer,
    ComparisonAnswer,
    DateAnswer,
    RangeAnswer,
    UnknownAnswer,
    WindowAnswer,
    answer_of,
)
from rules.decision_diagram.group import node_of
from rules.engine.enumeration_group import EnumerationGroup
from rules.kinds.partition import partition_of
from rules.model.conditions import Condition
from rules.model.dates import months_before
from rules.model.expressions import AtLeast
from rules.model.outcomes import Standing
from rules.programs.pilot import PROGRAM
from rules.programs.pilot import facts as f
from tests.rules.applicants import meets_everything, random_answers
from tests.rules.brute_force import groups_of, samples
from tests.rules.comparison import assessed_program as assessed

FILING_DATES = {"first": "2022-02-28", "second": "2024-02-29"}
DIAGRAMS = [
    (route, profile, period) for period in FILING_DATES for route, profile in PROGRAM.routes
]


@cache
def rows(pair, filing_date, assignment):
    """Return the engine's outcome of each condition of the pair, for someone who meets all
    others.
    """
    routes = assessed(meets_everything(filing_date) | dict(assignment))["routes"]
    found = next(r for r in routes if (r["route"], r["profile"]) == pair)
    return {row["id"]: row["outcome"] for row in found["conditions"]}


def fits(answer, question, answers, filing_date, outcomes):
    """Return whether an answer to a question is that of an applicant with `answers`."""
    value = answers.get(question.facts[0].id)
    known = outcomes["wage"] != "unknown" if len(question.facts) > 1 else value is not None
    if not known or isinstance(answer, UnknownAnswer):
        return not known and isinstance(answer, UnknownAnswer)
    if isinstance(answer, ComparisonAnswer):
        return answer.reached == (outcomes["wage"] == "met")
    if isinstance(answer, ChoiceAnswer):
        return value in answer.values
    if isinstance(answer, RangeAnswer):
        low, high = answer.least, answer.below
        return (low is None or value >= low) and (high is None or value < high)
    filed = date.fromisoformat(filing_date)
    within = months_before(filed, answer.months) <= date.fromisoformat(value) <= filed
    return isinstance(answer, WindowAnswer) and answer.within == within


class Applicant:
    """The answers of an applicant to the questions of a diagram: to each exactly one."""

    def __init__(self, diagram: Diagram, answers, filing_date, outcomes) -> None:
        self.diagram = diagram
        self.given = {}
        for question in diagram.questions:
            (self.given[question.facts],) = (
                place
                for place, answer in enumerate(question.answers)
                if fits(answer, question, answers, filing_date, outcomes)
            )

    def chose(self, choices) -> bool:
        """Return whether the choices are the applicant's."""
        return all(self.given[facts] in places for facts, places in choices)

    def paths(self) -> list[Path]:
        """Return the paths that fit."""
        return [path for path in self.diagram.paths if self.chose(path.choices)]

    def is_asked(self, question) -> bool:
        """Return whether the question is asked after the applicant's other answers."""
        return any(self.chose(choices) for choices in question.asked_after)


@pytest.mark.parametrize(("route", "profile", "period"), DIAGRAMS)
def test_every_path_has_the_engines_outcomes(route, profile, period):
    """Each assignment of a group's facts fits one path, which has the engine's outcomes."""
    diagram = diagram_of(PROGRAM, route, profile, period)
    day = FILING_DATES[period]
    reached = []
    for _, facts in groups_of("pilot", route, profile, period):
        for values in product(*((None, *samples(fact, day)) for fact in facts)):
            assignment = tuple(zip(facts, values, strict=True))
            outcomes = rows((route, profile), day, assignment)
            applicant = Applicant(diagram, dict(assignment), day, outcomes)
            (path,) = (
                each
                for each in applicant.paths()
                if any(asked[0].id in facts for asked, _ in each.choices)
            )
            found = {condition.id: outcome.value for condition, outcome in path.outcomes}
            assert found == {each: outcomes[each] for each in found}
            assert {outcomes[each] for each in {*outcomes} - {*found}} <= {"met"}
            asked = {
                question.facts
                for question in diagram.questions
                if question.facts[0].id in facts and applicant.is_asked(question)
            }
            assert asked == {each for each, _ in path.choices}
            reached.append(path)
    assert {*map(id, reached)} == {*map(id, diagram.paths)}


def test_random_applicants_get_every_outcome():
    """The paths that fit have the engine's outcome of every condition."""
    for seed in range(400):
        answers = random_answers(seed)
        found = assessed(answers)
        laws = PROGRAM.law_intervals
        law = next(each for each in laws if found["law_date"] <= str(each.end))
        for each in found["routes"]:
            diagram = diagram_of(PROGRAM, each["route"], each["profile"], law.id)
            outcomes = {row["id"]: row["outcome"] for row in each["conditions"]}
            applicant = Applicant(diagram, answers, answers["filing_date"], outcomes)
            shown = [row for path in applicant.paths() for row in path.outcomes]
            assert len(shown) == len(outcomes)
            assert {condition.id: outcome.value for condition, outcome in shown} == outcomes


def test_a_question_comes_once_on_any_path():
    """No path asks for a fact twice or asks a question that cannot matter."""
    for route, profile, period in DIAGRAMS:
        diagram = diagram_of(PROGRAM, route, profile, period)
        asked = [fact.id for question in diagram.questions for fact in question.facts]
        law = next(each for each in PROGRAM.law_intervals if each.id == period)
        read = {fact.id for c in PROGRAM.conditions(route, profile, law) for fact in c.facts}
        assert len(asked) == len({*asked})
        assert {*asked} == read
        order = [question.facts for question in diagram.questions]
        answers = {question.facts: len(question.answers) for question in diagram.questions}
        for path in diagram.paths:
            places = [order.index(facts) for facts, _ in path.choices]
            assert places == sorted({*places})
            assert all(0 < len(chosen) < answers[facts] for facts, chosen in path.choices)


def test_what_no_answer_can_say_is_refused():
    """A number in two ranges, a date in one of two windows, and conditions that are settled only
    together raise an error instead of a wrong diagram.
    """
    months = partition_of(f.skilled_months, tuple(AtLeast(f.skilled_months, n) for n in (6, 24)))
    with pytest.raises(ValueError, match="several stretches"):
        answer_of(months, [0, 3])
    degree = f.graduate_degree_date
    windows = partition_of(degree, (degree.within_months(12), degree.within_months(24)))
    with pytest.raises(ValueError, match="several windows"):
        answer_of(windows, [0, 3])
    assert answer_of(windows, [2, 3]) == DateAnswer(((24, True),), ())
    assert answer_of(windows, [2]) == DateAnswer(((12, False), (24, True)), ())
    level = partition_of(
        shared.french_oral_level, tuple(AtLeast(shared.french_oral_level, n) for n in (4, 7))
    )
    assert answer_of(level, [1]) == RangeAnswer(4, 7)
    settle = shared.intends_to_settle.is_true
    both = tuple(
        Condition(name, expression, Standing.SEED, ())
        for name, expression in (("so", settle), ("not_so", ~settle))
    )
    with pytest.raises(ValueError, match="so, not_so are settled together"):
        node_of(EnumerationGroup(both), {"intends_to_settle": 0})
