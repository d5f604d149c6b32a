"""Holds an assessment against the reference model, in everything that the assessment says."""

import json
from itertools import product

from rules.engine.assess import assess, next_fact
from rules.io.answers import read_answers
from rules.version import RULES_VERSION
from tests.rules.brute_force import (
    LAW_CHANGES,
    allows,
    applies,
    groups_of,
    outcome,
    relevant,
    replaced,
    samples,
    smallest_changes,
)
from tests.rules.reference_model import (
    BEYOND_REACH,
    CONDITIONS,
    ROUTE_PROFILES,
    conditions,
    intake,
    program_on,
)

OUTCOMES = {"met": "eligible", "not_met": "not_eligible", "unknown": "undetermined"}
MAX_CHANGES = 8
KEYS = ["schema", "rules_version", "filing_date", "program", "routes", "next_fact"]


def assessed(answers):
    """The assessment of answers given as JSON values."""
    return assess(read_answers(json.dumps(answers)))


def asked(answers):
    """Every fact that the rules would ask, by skipping each in turn."""
    found: list[str] = []
    read = read_answers(json.dumps(answers))
    while (fact := next_fact(read, found)) is not None:
        assert fact not in found, "asked twice"
        found.append(fact)
    return found


def check(answers):
    """Assert that an assessment is the reference model's in every part."""
    found = assessed(answers)
    day = answers["filing_date"]
    status, law_date, period = program_on(day)
    assert list(found) == KEYS
    assert (found["schema"], found["rules_version"]) == (1, RULES_VERSION)
    assert found["filing_date"] == day
    assert found["program"] == {"status": status, "law_date": law_date, "period": period}
    assert [(each["route"], each["profile"]) for each in found["routes"]] == list(ROUTE_PROFILES)
    for route in found["routes"]:
        _check_pair(route, answers, status, period)
    matter = may_matter(answers)
    assert set(asked(answers)) == matter, answers
    assert found["next_fact"] in (matter or {None}), answers
    return found


def may_matter(answers):
    """The facts whose answer can still change the outcome of some pair, by the reference model."""
    _, _, period = program_on(answers["filing_date"])
    found: set[str] = set()
    for pair in ROUTE_PROFILES:
        judged = _judged(pair, answers, period)
        if _conjunction(judged) == "unknown":
            found |= {fact for each in judged for fact in relevant(*each)}
    return found


def _judged(pair, answers, period):
    """The pair's groups of conditions, as they are asked about in `brute_force`."""
    return [
        (keys, facts, tuple(answers.get(fact) for fact in facts), _day(facts, answers))
        for keys, facts in groups_of(pair[0], pair[1], period)
    ]


def _conjunction(judged):
    outcomes = {outcome(*each) for each in judged}
    return next(each for each in ("not_met", "unknown", "met") if each in outcomes)


def _check_pair(route, answers, status, period):
    name = (route["route"], route["profile"])
    judged = _judged(name, answers, period)
    expected = _conjunction(judged)
    assert route["conditions_outcome"] == expected, (name, answers)
    in_force = status == "in_force"
    assert route["hypothetical"] is not in_force
    assert route["outcome"] == (OUTCOMES[expected] if in_force else "not_eligible")
    assert route["intake"] == intake(*name, answers["filing_date"]), (name, answers)
    _check_conditions(route, answers, period)
    _check_changes(route["changes"], expected, judged, answers)


def _check_conditions(route, answers, period):
    keys = conditions(route["route"], route["profile"], period)
    assert [row["id"] for row in route["conditions"]] == [key.split()[0] for key in keys]
    for key, row in zip(keys, route["conditions"], strict=True):
        facts = CONDITIONS[key][0]
        assert sorted(row["facts"]) == sorted(facts), key
        known = tuple(answers.get(fact) for fact in facts)
        alone = outcome((key,), facts, known, _day(facts, answers))
        assert row["outcome"] == alone, (key, answers)
        assert row["applies"] is applies(key, answers), (key, answers)


def _check_changes(changes, expected, judged, answers):
    if expected == "met":
        assert changes == []
        return
    each_group = [smallest_changes(*each) for each in judged]
    sets = {frozenset().union(*parts) for parts in product(*each_group)}
    listed = [frozenset(need["fact"] for need in change) for change in changes]
    assert len(listed) == len(set(listed)) == min(len(sets), MAX_CHANGES), (sets, answers)
    assert set(listed) <= sets, (sets, answers)
    reach = [len(facts & BEYOND_REACH) for facts in listed]
    assert reach == sorted(reach), (listed, answers)
    if len(sets) > MAX_CHANGES:
        easiest = sorted(len(facts & BEYOND_REACH) for facts in sets)
        assert reach == easiest[:MAX_CHANGES], (listed, answers)
    for change in changes:
        needs = {each["fact"]: each["needs"] for each in change}
        assert len(needs) == len(change)
        assert all(each["now"] == answers.get(each["fact"]) for each in change), answers
        for group in judged:
            _check_needs(group, {fact: need for fact, need in needs.items() if fact in group[1]})


def _check_needs(group, needs):
    """Values as needed settle the group; and no need could be wider, the others staying."""
    keys, facts, known, day = group
    known_answers = dict(zip(facts, known, strict=True))
    tried = {fact: _tried(fact, need, day) for fact, need in needs.items()}
    right, refuted = 0, set()
    for values in product(*tried.values()):
        person = known_answers | dict(zip(needs, values, strict=True))
        wrong = [fact for fact in needs if not allows(needs[fact], person[fact], person)]
        if len(wrong) > 1:
            continue
        met = outcome(keys, facts, replaced(facts, known, tuple(needs), values), day) == "met"
        assert met or wrong, (needs, person)
        right += not wrong
        refuted |= {(fact, person[fact]) for fact in wrong if not met}
    assert right, ("no value is as needed", needs, known_answers)
    for fact, need in needs.items():
        if "at_least_fact" not in need or len(needs) == 1:
            too_narrow = [
                value
                for value in tried[fact]
                if not allows(need, value, known_answers) and (fact, value) not in refuted
            ]
            assert not too_narrow, (needs, known_answers)


def _tried(fact, need, day):
    """The fact's samples, and what the need itself names."""
    own = [need[word] for word in ("at_least", "at_most", "from", "to") if word in need]
    return sorted({*samples(fact, day), *own})


def _day(facts, answers):
    """The filing date where it can matter to these facts, so that other groups are tried once.

    To facts without a date only the law matters, which is the same from one change to the next.
    """
    filed = answers["filing_date"]
    if any(fact.endswith("_date") for fact in facts):
        return filed
    return max((day for day in LAW_CHANGES if day <= filed), default="")
