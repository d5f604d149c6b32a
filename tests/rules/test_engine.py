"""What the engine promises of any law, tested on invented facts and conditions where the programs'
law has no case.
"""

import copy
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.engine.assess import _Changes, _smallest_changes, assess
from rules.engine.calendar_group import CalendarGroup, needs_calendar
from rules.engine.comparison_group import ComparisonGroup
from rules.engine.enumeration_group import EnumerationGroup
from rules.engine.verdict import Verdict
from rules.io.json_encoding import to_json
from rules.kinds.date import DATE
from rules.kinds.listed import BOOLEAN
from rules.kinds.number import INTEGER, NUMBER
from rules.kinds.required_value import RequiredValue
from rules.messages import assess_text
from rules.model.conditions import Condition
from rules.model.expressions import Fact
from rules.model.outcomes import Outcome, Standing

DAY = date(2024, 2, 29)
OFFER = Fact("offer", NUMBER, "made_up", 0, 100)
ASKED = Fact("asked", NUMBER, "made_up", 1, 50, fixed_when_known=True)
HIGH, LOW = (Fact(name, BOOLEAN, "made_up") for name in ("high", "low"))
BIRTH = Fact("birth", BOOLEAN, "made_up", fixed_when_known=True)


def condition(name, requires):
    """Return a condition of the invented law."""
    return Condition(name, requires, Standing.INFERRED, ())


def verdict_of(group, **answers):
    """Return outcome, relevant facts and changes in the form of an assessment."""
    verdict = group.judge(answers, DAY)
    changes = [{need.fact.id: need.on(DAY) for need in change} for change in verdict.changes]
    return verdict.outcome.value, set(verdict.relevant), changes


AT_LEAST, AT_MOST, AS_ASKED = {"at_least": 50}, {"at_most": 20}, {"at_least_fact": "asked"}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"offer": 30, "asked": 30}, ("met", set(), [{}])),
        ({"offer": 29, "asked": 30}, ("not_met", set(), [{"offer": AS_ASKED}])),
        ({"offer": 50}, ("met", set(), [{}])),
        ({"offer": 0}, ("not_met", set(), [{"offer": AT_LEAST}])),
        ({"offer": 20}, ("unknown", {"asked"}, [{"offer": AT_LEAST}, {"asked": AT_MOST}])),
        ({"asked": 30}, ("unknown", {"offer"}, [{"offer": AS_ASKED}])),
        ({}, ("unknown", {"offer", "asked"}, [{"offer": AT_LEAST}])),
    ],
)
def test_two_numbers_are_compared(answers, expected):
    """One number alone settles the comparison if its domain allows it; a known other number is the
    value to reach.
    """
    assert verdict_of(ComparisonGroup(condition("enough", OFFER >= ASKED)), **answers) == expected


def test_classes_are_distinguished_however_many_tests_cut_a_fact():
    """Four thresholds make five classes, each with outcomes of its own."""
    steps = (10, 20, 30, 40)
    group = EnumerationGroup(tuple(condition(f"at_least_{step}", step <= OFFER) for step in steps))
    for value in (0, 9, 10, 19, 20, 29, 30, 39, 40, 100):
        rows = group.judge({"offer": value}, DAY).rows
        assert [row["outcome"] == "met" for row in rows] == [value >= step for step in steps]
    assert verdict_of(group, offer=35) == ("not_met", set(), [{"offer": {"at_least": 40}}])


def test_only_a_fact_that_can_still_change_the_outcome_is_asked():
    """Of two unknown facts in one condition, the one that a known fact makes irrelevant is not
    asked.
    """
    third = Fact("third", BOOLEAN, "made_up")
    both = (HIGH.is_true | LOW.is_true) & (LOW.is_true | third.is_true)
    group = EnumerationGroup((condition("low_or_both_others", both),))
    assert [fact.id for fact in group.facts] == ["high", "low", "third"]
    assert verdict_of(group, third=False)[:2] == ("unknown", {"low"})
    assert verdict_of(group, high=False)[:2] == ("unknown", {"low"})
    assert verdict_of(group, low=False)[:2] == ("unknown", {"high", "third"})


WHEN = Fact("when", DATE, "made_up", date(2000, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("requires", "answers"),
    [
        (~(OFFER >= 10), {"offer": 20}),
        (~WHEN.within_months(12), {"when": DAY}),
        (WHEN.within_months(24) & ~WHEN.within_months(12), {"when": date(2001, 1, 1)}),
    ],
)
def test_a_change_for_which_the_assessment_has_no_words_is_an_error(requires, answers):
    """An author who needs less of a number, no day of a window, or one of two days gets an
    error.
    """
    group = EnumerationGroup((condition("unheard_of", requires),))
    with pytest.raises(ValueError, match="no words for a change of"):
        group.judge(answers, DAY)


def test_what_is_fixed_once_known_is_only_changed_while_unknown():
    """A known birthplace is not a suggested change; an unknown one may still be open."""
    group = EnumerationGroup((condition("both", BIRTH.is_true & HIGH.is_true),))
    yes = {"equals": True}
    assert verdict_of(group, birth=False, high=False) == ("not_met", set(), [])
    assert verdict_of(group, high=True) == ("unknown", {"birth"}, [{"birth": yes}])
    assert verdict_of(group, birth=True, high=False) == ("not_met", set(), [{"high": yes}])
    alone = EnumerationGroup((condition("birth", BIRTH.is_true),))
    assert verdict_of(alone, birth=True) == ("met", set(), [{}])
    assert verdict_of(alone, birth=False) == ("not_met", set(), [])


LIMIT = Fact("limit", INTEGER, "made_up", 0, 9)
FIXED = date(2023, 6, 30)


@pytest.mark.parametrize(
    ("requires", "answers", "needs"),
    [
        (LIMIT <= 4, {"limit": 5}, {"limit": {"at_most": 4}}),
        (~(LIMIT >= 4), {"limit": 5}, {"limit": {"at_most": 3}}),
        (~(LIMIT <= 4), {"limit": 2}, {"limit": {"at_least": 5}}),
        (OFFER <= 4.5, {"offer": 5}, {"offer": {"at_most": 4.5}}),
        (
            WHEN.within_months(12) & WHEN.within_months(24),
            {"when": date(2001, 1, 1)},
            {"when": {"from": "2023-02-28", "to": "2024-02-29"}},
        ),
        (
            WHEN.within_months(12) & WHEN.on_or_before(FIXED),
            {},
            {"when": {"from": "2023-02-28", "to": "2023-06-30"}},
        ),
        (
            WHEN.on_or_before(FIXED),
            {"when": DAY},
            {"when": {"from": "2000-01-01", "to": "2023-06-30"}},
        ),
    ],
)
def test_what_is_needed_may_be_less_or_lie_in_several_windows(requires, answers, needs):
    """A need may be an upper limit, a day in all windows at once, or the last possible day."""
    conditions = (condition("asked", requires),)
    group = (
        CalendarGroup(conditions) if needs_calendar(conditions) else EnumerationGroup(conditions)
    )
    assert verdict_of(group, **answers)[2] == [needs]


@pytest.mark.parametrize(
    ("filing_date", "expected"),
    [
        (FIXED, "unknown"),
        (date(2024, 6, 30), "unknown"),
        (date(2024, 7, 1), "not_met"),
        (date(2015, 1, 1), "unknown"),
    ],
)
def test_whether_two_windows_overlap_depends_on_the_filing_date(filing_date, expected):
    """A year after the fixed day, no day is both recent and that old: settled though not known."""
    conditions = (
        condition("recent", WHEN.within_months(12)),
        condition("old", WHEN.on_or_before(FIXED)),
    )
    assert needs_calendar(conditions)
    verdict = CalendarGroup(conditions).judge({}, filing_date)
    assert verdict.outcome.value == expected
    assert bool(verdict.changes) is (expected == "unknown")
    assert verdict.relevant == ({"when"} if expected == "unknown" else set())


def test_what_never_changes_is_not_changed_while_unknown_either():
    """No change proposes to leave a spouse behind."""
    alone = Fact("alone", BOOLEAN, "made_up", never_changes=True)
    either = EnumerationGroup((condition("either", ~alone.is_true | HIGH.is_true),))
    assert verdict_of(either) == ("unknown", {"alone", "high"}, [{"high": {"equals": True}}])
    assert verdict_of(EnumerationGroup((condition("alone", alone.is_true),))) == (
        "unknown",
        {"alone"},
        [],
    )


OTHER_OFFER = Fact("offer", NUMBER, "made_up", 0, 100)


@pytest.mark.parametrize(
    "other", [OTHER_OFFER, Fact("offer", NUMBER, "made_up", 0, 99)], ids=["equal", "other"]
)
def test_two_facts_of_one_name_are_an_error(other):
    """Even equal facts are an error, since thresholds of the second one would be ignored."""
    assert other is not OFFER
    for conditions in (
        (condition("both", (OFFER >= 10) & (other >= 20)),),
        (condition("one", OFFER >= 10), condition("other", other >= 20)),
    ):
        with pytest.raises(ValueError, match="defined twice among offer"):
            EnumerationGroup(conditions)


@pytest.mark.parametrize(
    "misuse",
    [lambda a, b: a and b, lambda a, b: a or b, lambda a, _: not a, lambda a, b: 1 if a & b else 0],
    ids=["and", "or", "not", "if"],
)
def test_an_expression_has_no_truth_value(misuse):
    """Python's own `and` would silently drop the first of two requirements."""
    with pytest.raises(TypeError, match=r"Combine expressions with &, \| and ~"):
        misuse(HIGH.is_true, OFFER >= ASKED)


def joined(groups):
    """Return the combinations of one change of each group, in the order of the assessment."""
    ways = [tuple(need for part in parts for need in part) for parts in product(*groups)]
    return sorted(ways, key=lambda change: sum(not need.fact.within_power for need in change))


ANY: Any = {"any": True}


def changes_of(groups):
    """Return the facts of the changes that an assessment lists for groups with these changes."""
    verdicts = [Verdict((), Outcome.UNKNOWN, frozenset(), changes) for changes in groups]
    listed = _smallest_changes(verdicts, _Changes({"filing_date": DAY}))
    return [[each["fact"] for each in change] for change in listed]


@given(st.lists(st.lists(st.lists(st.booleans(), max_size=2), max_size=4), min_size=1, max_size=5))
def test_changes_of_groups_are_joined_in_order(shape):
    """The result is as if all combinations were made, sorted by what is out of reach, and limited
    to eight.
    """
    groups = [
        tuple(
            tuple(
                RequiredValue(Fact(f"{g}.{c}.{n}", BOOLEAN, "made_up", within_power=reach), ANY)
                for n, reach in enumerate(change)
            )
            for c, change in enumerate(changes)
        )
        for g, changes in enumerate(shape)
    ]
    expected = [[need.fact.id for need in change] for change in joined(groups)[:8]]
    assert changes_of(groups) == expected


def test_many_groups_do_not_multiply():
    """Sixty groups with three changes each have more combinations than could be listed."""
    needs = tuple((RequiredValue(fact, ANY),) for fact in (HIGH, LOW, BIRTH))
    assert len(changes_of([needs] * 60)) == 8


def test_an_assessment_cannot_change_another():
    """Shared parts refuse every modification; a copy allows it."""
    answers = {"filing_date": DAY}
    before = to_json(assess(answers))
    row: Any = assess(answers)["programs"][0]["routes"][0]["conditions"][0]
    modifications = (
        lambda: row.update(outcome="met"),
        lambda: row.pop("outcome"),
        row.clear,
        lambda: row.__setitem__("outcome", "met"),
        lambda: row.__delitem__("outcome"),
        lambda: row.__ior__({"outcome": "met"}),
        lambda: row["facts"].append("income"),
        row["facts"].sort,
        lambda: row["sources"].__setitem__(0, "hearsay"),
        lambda: row["sources"].__iadd__(["hearsay"]),
    )
    for modify in modifications:
        with pytest.raises(TypeError, match="Modify a copy"):
            modify()
    for made in (copy.copy(row), copy.deepcopy(row)):
        made["outcome"] = "met"
    copied = copy.deepcopy(assess(answers))
    copied["programs"][0]["routes"][0]["conditions"][0]["sources"].append("hearsay")
    copied["programs"][0]["routes"][0]["conditions"][0]["outcome"] = "met"
    assert to_json(assess(answers)) == before
    assert assess_text('{"filing_date": "2024-02-29"}') == before
