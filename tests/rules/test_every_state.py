"""Every state of every group of facts that are judged together, in both periods of law.

A state gives each fact of the group one of the values between which every threshold, window and
word of the law lies, or leaves it not known; all other facts are met, so that every
outcome is due to the group. In each state the whole assessment is compared with the reference
model: outcomes, which conditions apply, what may be asked next, and what would have to change.

The wage condition compares two numbers, which no finite set of classes covers: there,
every order of the two numbers and of the ends of their domains is tried.
"""

from datetime import date
from itertools import product
from math import prod

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

# How many values each fact has to take, unknown included, counted by hand from the law: for a
# number the ends of its domain and both sides of each threshold, for a date those of its window.
VALUES = {
    "age": 6,
    "annual_salary": 9,
    "controls_employer": 3,
    "diploma_level": 9,
    "eligible_occupation_months": 6,
    "employer_in_cmm": 3,
    "francization_agreement": 3,
    "french_oral_level": 6,
    "graduate_degree_date": 9,
    "hourly_wage": 10,
    "ineligible_sector": 3,
    "intends_to_settle": 3,
    "job": 4,
    "job_ai_sector": 3,
    "job_matches_skills": 3,
    "job_weekly_hours": 5,
    "location": 6,
    "occupation": 26,
    "post_graduation_months": 6,
    "quebec_diploma": 5,
    "quebec_diploma_date": 9,
    "quebec_study_residence": 3,
    "reference_wage": 10,
    "return_scholarship": 4,
    "self_sufficiency": 3,
    "skilled_months": 6,
    "stay_compliant": 3,
    "values_attestation": 3,
    "vfx_sector": 3,
}


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
    """Whatever is known or not known of these facts, the assessment is the reference model's."""
    filing_date = FILING_DATES[period]
    states = set()
    for state in _states(facts, filing_date):
        check(meets_everything(filing_date) | dict(zip(facts, state, strict=True)))
        states.add(state)
    count = len(states)
    values = VALUES | ({"occupation": 4} if facts == JOB else {})
    assert count == prod(values[fact] for fact in facts)
    record_property(f"states {period} {'+'.join(facts)}", count)


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
