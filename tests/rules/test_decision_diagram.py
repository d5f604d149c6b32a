"""The diagrams from which the pages without a script are made say what the engine says.

For each route, profile and period every section that opens a group of questions is entered with
what is so far found, and left by every assignment of the group's facts, each known or not. What
was found after it must be what the engine finds of the group, joined to what was found before. As
every section is reached so, this holds of every way through the diagram, and with it of every
full assignment of the facts.
"""

from datetime import date
from functools import cache
from itertools import product

import pytest

from rules import facts as shared
from rules.decision_diagram import QuestionNode, ResultNode, diagram_of
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
from rules.programs.pilot import PROGRAM, ROUTE_PROFILES, conditions_of
from rules.programs.pilot import facts as f
from tests.rules.applicants import meets_everything, random_answers
from tests.rules.brute_force import groups_of, samples
from tests.rules.comparison import assessed_program as assessed

FILING_DATES = {"first": "2022-02-28", "second": "2024-02-29"}
DIAGRAMS = [
    (route, profile, period) for period in FILING_DATES for route, profile in ROUTE_PROFILES
]


@cache
def rows(pair, filing_date, assignment):
    """The engine's outcome of each condition of the pair, for someone who else meets them all."""
    routes = assessed(meets_everything(filing_date) | dict(assignment))["routes"]
    found = next(r for r in routes if (r["route"], r["profile"]) == pair)
    return {row["id"]: row["outcome"] for row in found["conditions"]}


def fits(answer, step, answers, filing_date, outcomes):
    """Whether an answer of a section is the one that a person with `answers` gives."""
    value = answers.get(step.facts[0].id)
    known = outcomes["wage"] != "unknown" if len(step.facts) > 1 else value is not None
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


def chosen(step, answers, filing_date, outcomes):
    """The section to which a person is led: exactly one answer is theirs."""
    found = [to for answer, to in step.edges if fits(answer, step, answers, filing_date, outcomes)]
    assert len(found) == 1, step
    return found[0]


def after(before, failed, unknown):
    """What is found, by outcome and ids, when conditions of another group come on top."""
    outcome, named, more = before
    for worse, conditions in (("unknown", unknown), ("not_met", failed)):
        if conditions and (worse == "not_met" or outcome != "not_met"):
            same = outcome == worse
            outcome, named, more = (
                worse,
                (*named, *conditions) if same else conditions,
                same and more,
            )
    return outcome, named, more


def plain(partial):
    """What is found, by outcome and ids."""
    return partial.outcome.value, tuple(each.id for each in partial.named), partial.more


def remembered(found):
    """Return what is still distinguished at the next question."""
    outcome, named, more = found
    return (outcome, (), True) if more or len(named) > 1 else found


@pytest.mark.parametrize(("route", "profile", "period"), DIAGRAMS)
def test_every_way_ends_as_the_engine_says(route, profile, period):
    """Each section leads, by every assignment of its group's facts, to what the engine finds."""
    diagram = diagram_of(PROGRAM, route, profile, period)
    sections = {section.id: section for section in diagram.sections}
    day = FILING_DATES[period]
    groups = {facts[0]: facts for _, facts in groups_of("pilot", route, profile, period)}
    of_group = {fact: facts for facts in groups.values() for fact in facts}
    seen, waiting = set(), [diagram.sections[0].id]
    visited = set()
    while waiting:
        entry = waiting.pop()
        if entry in seen:
            continue
        seen.add(entry)
        begun = sections[entry]
        assert isinstance(begun, QuestionNode)
        facts = of_group[begun.facts[0].id]
        before = plain(begun.partial)
        for values in product(*((None, *samples(fact, day)) for fact in facts)):
            assignment = tuple(zip(facts, values, strict=True))
            outcomes = rows((route, profile), day, assignment)
            here: QuestionNode | ResultNode = begun
            while isinstance(here, QuestionNode) and here.facts[0].id in facts:
                visited.add(here.id)
                here = sections[chosen(here, dict(assignment), day, outcomes)]
            visited.add(here.id)
            failed = tuple(c for c, outcome in outcomes.items() if outcome == "not_met")
            unknown = tuple(c for c, outcome in outcomes.items() if outcome == "unknown")
            found = after(before, failed, unknown)
            if isinstance(here, QuestionNode):
                assert not failed
                assert plain(here.partial) == remembered(found)
                waiting.append(here.id)
                continue
            assert failed or here.next is None
            assert plain(here.partial) == found
            if here.next is not None:
                assert plain(sections[here.next].partial) == remembered(found)
                waiting.append(here.next)
    assert visited == set(sections)


def test_random_people_learn_every_reason():
    """Continuing at each stop leads to the engine's outcome and every unmet condition."""
    for seed in range(400):
        answers = random_answers(seed)
        found = assessed(answers)
        laws = PROGRAM.law_intervals
        law = next(each for each in laws if found["law_date"] <= str(each.end))
        for each in found["routes"]:
            diagram = diagram_of(PROGRAM, each["route"], each["profile"], law.id)
            sections = {section.id: section for section in diagram.sections}
            outcomes = {row["id"]: row["outcome"] for row in each["conditions"]}
            here, named = diagram.sections[0], set()
            while isinstance(here, QuestionNode) or here.next is not None:
                if isinstance(here, ResultNode):
                    named |= {condition.id for condition in here.partial.named}
                    here = sections[here.next or ""]
                else:
                    here = sections[chosen(here, answers, answers["filing_date"], outcomes)]
            named |= {c.id for c in here.partial.named if outcomes[c.id] == "not_met"}
            assert here.partial.outcome.value == each["conditions_outcome"]
            assert named == {c for c, outcome in outcomes.items() if outcome == "not_met"}


def test_a_question_comes_once_on_any_way():
    """No way through a diagram asks for a fact twice, and none asks for one that cannot matter."""
    for route, profile, period in DIAGRAMS:
        diagram = diagram_of(PROGRAM, route, profile, period)
        sections = {section.id: section for section in diagram.sections}
        asked: dict[str, frozenset[str]] = {}

        def facts_from(here, sections=sections, asked=asked):
            if here not in asked:
                section = sections[here]
                if isinstance(section, ResultNode):
                    asked[here] = facts_from(section.next) if section.next else frozenset()
                else:
                    below = frozenset().union(*(facts_from(to) for _, to in section.edges))
                    own = {fact.id for fact in section.facts}
                    assert not own & below
                    assert len({to for _, to in section.edges}) > 1
                    asked[here] = below | own
            return asked[here]

        read = {fact.id for c in conditions_of(route, profile, period) for fact in c.facts}
        assert facts_from(diagram.sections[0].id) == read


def test_what_no_answer_can_say_is_refused():
    """A number in two stretches, a date in one of two windows, and conditions that are settled
    only together stop the drawing instead of giving a wrong result.
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
