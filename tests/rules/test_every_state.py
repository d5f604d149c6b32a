"""Every state of every group of facts that are judged together, in every period of law.

A state gives each fact of the group one of the values between which every threshold, window and
word of the law lies, or leaves it not known; all other facts are met, so that whatever is said is
said because of the group. In each state the whole assessment is compared with the reference model:
outcomes, which conditions apply, what may be asked next, and what would have to change.

Without the option `--complete`, a sample of the largest groups is tried; `make verify` sets it.

The wage condition compares two numbers, which no finite classes exhaust: there, every order of the
two numbers and of the ends of their domains is tried.
"""

import json
from datetime import date
from itertools import islice, product
from math import prod
from typing import Any

import pytest

from rules.engine.calendar_group import CalendarGroup
from rules.engine.comparison_group import ComparisonGroup
from rules.engine.compiled_law import law_of
from rules.io.answers import read_answers
from rules.programs import PROGRAMS
from tests.rules.applicants import meets_everything
from tests.rules.brute_force import groups_of, samples
from tests.rules.comparison import check
from tests.rules.reference_model import FACTS
from tests.rules.reference_model import PROGRAMS as MODELS

# Both AI routes and the IT and visual-effects route ask about one job: for what may be asked next,
# the two are one group. Codes of one sector limit are alike there.
JOB = (
    "job",
    "job_weekly_hours",
    "occupation",
    "vfx_sector",
    "job_ai_sector",
    "job_matches_skills",
)
SOME_CODES = ("0213", "5131", "other")
MORE_GROUPS = {"first": (JOB,), "second": (JOB,)}
# Days beside the period's own on which dates become possible or impossible together.
MORE_DAYS = {"reopened": ("2027-02-28", "2028-11-19", "2028-11-20")}
# Of more states than this, every eleventh is tried, and so each value of each fact: none of the
# facts has 11 values, "not known" included.
LARGE, SAMPLE_STEP = 1000, 11
# What else the person is who meets the rest: for each route, someone meets all of it.
PEOPLE: dict[str, tuple[dict[str, Any], ...]] = {
    "current": (
        {},
        {"main_occupation_level": 4},
        {"regulated_profession": True},
        {"regulated_profession": True, "main_occupation_level": 4},
    )
}


def _groups(program, model, period):
    found = {
        facts for pair in model.PAIRS for _, facts in groups_of(program, pair[0], pair[1], period)
    }
    return [*sorted(found), *MORE_GROUPS.get(period, ())]


PERIODS = [(program, period) for program, model in MODELS.items() for period in model.PERIODS]
GROUPS = [
    (program, period, facts)
    for program, period in PERIODS
    for facts in _groups(program, MODELS[program], period)
]


def _days(program, period):
    return (MODELS[program].PERIODS[period], *MORE_DAYS.get(period, ()))


def _values(facts, fact, filing_date):
    return SOME_CODES if facts == JOB and fact == "occupation" else samples(fact, filing_date)


@pytest.mark.parametrize(
    ("program", "period", "facts"),
    GROUPS,
    ids=[f"{program} {period} {'+'.join(facts)}" for program, period, facts in GROUPS],
)
def test_every_state_is_as_the_reference_model_says(
    program, period, facts, complete, record_property
):
    """Whatever is known of these facts, the assessment equals that of the reference model."""
    count = 0
    people = PEOPLE.get(period, ({},))
    for filing_date in _days(program, period):
        values = [(None, *_values(facts, fact, filing_date)) for fact in facts]
        states = len(people) * prod(map(len, values))
        step = 1 if complete or states <= LARGE else SAMPLE_STEP
        tried: list[set[Any]] = [set() for _ in facts]
        for person, state in islice(product(people, product(*values)), 0, None, step):
            others = meets_everything(filing_date) | person
            check(others | dict(zip(facts, state, strict=True)), (program,))
            count += 1
            for found, value in zip(tried, state, strict=True):
                found.add(value)
        assert tried == [set(each) for each in values]
    record_property(f"states {period} {'+'.join(facts)}", count)


@pytest.mark.parametrize(("program", "period"), PERIODS)
def test_every_class_that_the_rules_tell_apart_is_tried(program, period):
    """Values are tried on both sides of every threshold, window and word of the rules."""
    for day in _days(program, period):
        filed = date.fromisoformat(day)
        for group in law_of(PROGRAMS[program], period).groups:
            judging = group.on(filed) if isinstance(group, CalendarGroup) else group
            for classes in () if isinstance(judging, ComparisonGroup) else judging.classes:
                fact = classes.fact.id
                tried = [
                    read_answers(json.dumps({"filing_date": day, fact: value}))[fact]
                    for value in samples(fact, day)
                ]
                assert {classes.of(value, filed) for value in tried} == set(classes.truths), fact


def test_the_groups_hold_every_fact_but_the_filing_date():
    """The states include every other fact and every period of law."""
    assert {fact for _, _, facts in GROUPS for fact in facts} == set(FACTS) - {"filing_date"}
    periods = {(key, period.id) for key, program in PROGRAMS.items() for period in program.periods}
    assert set(PERIODS) == periods
