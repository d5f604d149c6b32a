"""Every state of every group of facts that are judged together, in both periods of law.

A state gives each fact of the group one of the values between which every threshold, window and
word of the law lies, or leaves it not known; all other facts are met, so that whatever is said is
said because of the group. In each state the whole assessment is held against the second reading:
outcomes, which conditions apply, what may be asked next, and what would have to change.

The wage condition holds two numbers against each other, which no finite classes exhaust: there,
every order of the two numbers and of the ends of their domains is tried.
"""

from datetime import date
from itertools import product

import pytest

from rules.engine.comparison_group import ComparisonGroup
from rules.engine.compiled_law import law_of
from rules.io.answers import validate_answers
from tests.rules.applicants import meets_everything
from tests.rules.brute_force import groups_of, samples
from tests.rules.comparison import check
from tests.rules.reference_model import FACTS, ROUTE_PROFILES

# A last day of February, so that windows end on a day that other months do not have.
FILING_DATES = {"first": "2022-02-28", "second": "2024-02-29"}

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


def _groups(period):
    found = {facts for pair in ROUTE_PROFILES for _, facts in groups_of(*pair, period)}
    return [(facts, period) for facts in sorted(found)]


GROUPS = [*_groups("first"), *_groups("second"), (JOB, "first"), (JOB, "second")]


def _states(facts, filing_date):
    values = [
        SOME_CODES if facts == JOB and fact == "occupation" else samples(fact, filing_date)
        for fact in facts
    ]
    return product(*((None, *each) for each in values))


@pytest.mark.parametrize(
    ("facts", "period"), GROUPS, ids=[f"{period} {'+'.join(facts)}" for facts, period in GROUPS]
)
def test_every_state_is_as_the_second_reading_says(facts, period, record_property):
    """Whatever is known or not known of these facts, the assessment is the second reading's."""
    filing_date = FILING_DATES[period]
    count = 0
    for state in _states(facts, filing_date):
        check(meets_everything(filing_date) | dict(zip(facts, state, strict=True)))
        count += 1
    assert count == _expected_count(facts, filing_date)
    record_property(f"states {period} {'+'.join(facts)}", count)


def _expected_count(facts, filing_date):
    count = 1
    for fact in facts:
        codes = len(SOME_CODES) if facts == JOB else len(samples("occupation", filing_date))
        count *= 1 + (codes if fact == "occupation" else len(samples(fact, filing_date)))
    return count


@pytest.mark.parametrize("period", FILING_DATES)
def test_every_class_that_the_rules_tell_apart_is_tried(period):
    """No threshold, window or word of the rules lies where no value is tried on both sides."""
    day = FILING_DATES[period]
    for group in law_of(period).groups:
        for classes in () if isinstance(group, ComparisonGroup) else group.classes:
            fact = classes.fact.id
            tried = [
                validate_answers({"filing_date": day, fact: value})[fact]
                for value in samples(fact, day)
            ]
            filed = date.fromisoformat(day)
            assert {classes.of(value, filed) for value in tried} == set(classes.truths), fact


def test_the_groups_hold_every_fact_but_the_filing_date():
    """No fact is left out of the states."""
    assert {fact for facts, _ in GROUPS for fact in facts} == set(FACTS) - {"filing_date"}
