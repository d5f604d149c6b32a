"""A kind of value is one class: an invented one works in every part of the rules."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

import pytest

from rules.decision_diagram.answers import RangeAnswer, answer_of
from rules.engine.enumeration_group import EnumerationGroup
from rules.io.answers import Problem, read_value
from rules.kinds.date import _pattern
from rules.kinds.number import INTEGER, NUMBER, Integer
from rules.kinds.partition import partition_of
from rules.kinds.required_value import RequiredValue, common_predicates
from rules.model.conditions import Condition
from rules.model.expressions import AtLeast, AtMost, Fact, Predicate
from rules.model.kind import Kind, RejectedError
from rules.model.outcomes import Outcome, Standing

DAY = date(2026, 6, 30)


class WordSet(Kind):
    """Some of the fact's words, in any order."""

    name = "word_set"

    def read(self, fact, data):
        if not isinstance(data, list):
            raise RejectedError("wrong_type")
        if not {*data} <= {*fact.values}:
            raise RejectedError("out_of_domain")
        return frozenset(data)

    def to_json(self, value):
        return sorted(value)

    def allowed(self, fact):
        return "some of " + ", ".join(fact.values)

    def representatives(self, fact, edges):
        return (frozenset(), *edges, frozenset(fact.values))

    def required_value(self, partition, allowed):
        words = [
            each.word
            for each in common_predicates(partition, allowed)
            if isinstance(each, Contains)
        ]
        return RequiredValue(partition.fact, fixed={"one_of": words})


@dataclass(frozen=True, slots=True)
class Contains(Predicate):
    """The word is among those of the set."""

    word: str

    def accepts(self, value, filing_date):
        return self.word in value

    def edges(self, filing_date):
        return (frozenset({self.word}),)


LANGUAGES = Fact("languages", WordSet(), "made_up", values=("fr", "en", "zh"))
FRENCH = Condition("french", Contains(LANGUAGES, "fr"), Standing.SEED, ())


def test_an_invented_kind_is_read_judged_and_changed():
    """Its values are read from JSON, settle a condition, and appear in the smallest change."""
    group = EnumerationGroup((FRENCH,))
    known = group.judge({"languages": read_value(LANGUAGES, ["zh", "fr"])}, DAY)
    assert known.outcome is Outcome.MET
    other = group.judge({"languages": read_value(LANGUAGES, ["en"])}, DAY)
    assert other.outcome is Outcome.NOT_MET
    assert other.changes == ((RequiredValue(LANGUAGES, fixed={"one_of": ["fr"]}),),)
    unknown = group.judge({}, DAY)
    assert (unknown.outcome, unknown.relevant) == (Outcome.UNKNOWN, frozenset({"languages"}))


@pytest.mark.parametrize(("data", "code"), [("fr", "wrong_type"), (["fr", "de"], "out_of_domain")])
def test_an_invented_kind_refuses_what_is_not_of_it(data, code):
    """The problem names what the kind allows."""
    assert read_value(LANGUAGES, data) == Problem("languages", code, data, "some of fr, en, zh")


class Year(Integer):
    """A year, written in words."""

    name = "year"

    def read(self, fact, data):
        return super().read(fact, int(data.removeprefix("year ")))

    def to_json(self, value):
        return f"year {value}"


def test_an_invented_kind_in_order_needs_no_more_than_reading_and_writing():
    """It has thresholds, smallest changes and ranges of a decision diagram as numbers have."""
    year = Fact("year", Year(), "made_up", 1990, 2035)
    since = Condition("since", year >= 2020, Standing.SEED, ())
    group = EnumerationGroup((since,))
    verdict = group.judge({"year": read_value(year, "year 2019")}, DAY)
    assert verdict.outcome is Outcome.NOT_MET
    assert verdict.changes == ((RequiredValue(year, fixed={"at_least": 2020}),),)
    partition = partition_of(year, (AtLeast(year, 2020),))
    assert answer_of(partition, [1]) == RangeAnswer(2020, None)
    at_most = partition_of(year, (AtMost(year, 2000),))
    assert answer_of(at_most, [0]) == RangeAnswer(2001, None)


def test_the_pattern_of_dates_knows_leap_years():
    """It includes centuries, which no fact's domain contains."""
    pattern = re.compile(_pattern(1896, 2104))
    leap = [year for year in range(1896, 2105) if pattern.match(f"{year}-02-29")]
    assert leap == [year for year in range(1896, 2105) if calendar.isleap(year)]
    assert {1900, 2100}.isdisjoint(leap)
    assert 2000 in leap


COUNT = Fact("count", INTEGER, "made_up", 0, 9)
AMOUNT = Fact("amount", NUMBER, "made_up", 0, 9)


@dataclass(frozen=True, slots=True)
class IsNot(Predicate):
    """The number is any but this one."""

    other: int

    def accepts(self, value, filing_date):
        return value != self.other

    def edges(self, filing_date):
        return (self.other, self.other + 1)


def needed(fact, *predicates):
    """Return what a fact needs to meet all of the predicates."""
    partition = partition_of(fact, predicates)
    return fact.kind.required_value(partition, [2 ** len(predicates) - 1]).on(DAY)


@pytest.mark.parametrize(
    ("predicates", "needs"),
    [
        ([AtLeast(COUNT, 1)], {"at_least": 1}),
        ([AtLeast(COUNT, 3)], {"at_least": 3}),
        ([AtLeast(COUNT, 3), AtLeast(COUNT, 4)], {"at_least": 4}),
        ([AtLeast(COUNT, 9)], {"at_least": 9}),
        ([IsNot(COUNT, 0)], {"at_least": 1}),
        ([AtMost(COUNT, 0)], {"at_most": 0}),
        ([AtMost(COUNT, 4)], {"at_most": 4}),
        ([AtMost(COUNT, 8)], {"at_most": 8}),
        ([IsNot(COUNT, 9)], {"at_most": 8}),
        ([AtLeast(AMOUNT, 3), AtLeast(AMOUNT, 4)], {"at_least": 4}),
        ([AtMost(AMOUNT, 4), AtMost(AMOUNT, 3)], {"at_most": 3}),
    ],
)
def test_a_number_needs_one_bound(predicates, needs):
    """The other bound is an end of the fact's domain."""
    assert needed(predicates[0].fact, *predicates) == needs


@pytest.mark.parametrize(
    "predicates",
    [
        [AtLeast(COUNT, 3), AtMost(COUNT, 5)],
        [AtLeast(COUNT, 1), AtMost(COUNT, 8)],
        [AtLeast(COUNT, 3), IsNot(COUNT, 5)],
        [AtLeast(COUNT, 3), IsNot(COUNT, 5), IsNot(COUNT, 7)],
        [AtMost(COUNT, 6), IsNot(COUNT, 5)],
        [AtLeast(AMOUNT, 3), AtMost(AMOUNT, 5)],
    ],
)
def test_a_number_between_bounds_has_no_words(predicates):
    """Nor has a number with a gap: the author of such a law learns what to add."""
    with pytest.raises(ValueError, match=f"no words for a change of {predicates[0].fact.id} "):
        needed(predicates[0].fact, *predicates)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (2.5, "wrong_type"),
        (float("inf"), "out_of_domain"),
        (True, "wrong_type"),
        (10.0, "out_of_domain"),
    ],
)
def test_a_whole_number_is_refused_for_what_is_wrong_with_it(value, code):
    """A fraction has the wrong type; a number too large or infinite is outside the domain."""
    with pytest.raises(RejectedError, match=code):
        INTEGER.read(COUNT, value)
    assert INTEGER.read(COUNT, 9.0) == 9
