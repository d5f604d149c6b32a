"""Compare every part of an assessment with the reference model."""

import json
from itertools import product

from rules.engine.assess import assess, next_fact, programs_for
from rules.io.answers import read_answers
from rules.model.dates import parse_date
from rules.version import RULES_VERSION
from tests.rules.brute_force import (
    LAW_CHANGES,
    allows,
    applies,
    groups_of,
    hashable,
    outcome,
    relevant,
    replaced,
    samples,
    smallest_changes,
)
from tests.rules.reference_model import BEYOND_REACH, PROGRAMS, assessed_programs

OUTCOMES = {"met": "eligible", "not_met": "not_eligible", "unknown": "undetermined"}
MOST_CHANGES = 8
KEYS = ["schema", "rules_version", "filing_date", "programs", "next_fact"]
PROGRAM_KEYS = ["program", "status", "law_date", "period", "law_as_of", "routes"]


def assessed(answers, programs=()):
    """Return the assessment of answers given as JSON values, for these programs or those in
    force.
    """
    return assess(read_answers(json.dumps(answers)), _programs(answers, programs))


def assessed_program(answers, program="pilot"):
    """Return the part of an assessment that is about one program, with its next fact."""
    found = assessed(answers, (program,))
    return {**found["programs"][0], "next_fact": found["next_fact"]}


def asked(answers, programs=()):
    """Return every fact that the rules would ask, by skipping each in turn."""
    found: list[str] = []
    read = read_answers(json.dumps(answers))
    while (fact := next_fact(read, found, _programs(answers, programs))) is not None:
        assert fact not in found, "asked twice"
        found.append(fact)
    return found


def _programs(answers, programs):
    return programs_for(parse_date(answers["filing_date"]), programs or None)


def check(answers, programs=()):
    """Compare an assessment with the reference model; AssertionError names the first difference."""
    found = assessed(answers, programs)
    day = answers["filing_date"]
    assert list(found) == KEYS
    assert (found["schema"], found["rules_version"]) == (2, RULES_VERSION)
    assert found["filing_date"] == day
    covered = assessed_programs(day, programs)
    assert [each["program"] for each in found["programs"]] == covered
    for each in found["programs"]:
        _check_program(each, answers)
    matter = may_matter(answers, covered)
    assert set(asked(answers, programs)) == matter, answers
    assert found["next_fact"] in (matter or {None}), answers
    return found


def _check_program(found, answers):
    day = answers["filing_date"]
    law = PROGRAMS[found["program"]]
    status, law_date, period = law.status_on(day)
    assert list(found) == PROGRAM_KEYS, list(found)
    assert {key: found[key] for key in PROGRAM_KEYS[:-1]} == {
        "program": found["program"],
        "status": status,
        "law_date": law_date,
        "period": period,
        "law_as_of": law.LAW_AS_OF,
    }
    assert [(each["route"], each["profile"]) for each in found["routes"]] == list(law.PAIRS)
    for route in found["routes"]:
        _check_route(found["program"], route, answers, status, period)


def may_matter(answers, programs):
    """Return the facts whose answer can still change the outcome of some route of the programs."""
    found: set[str] = set()
    for program in programs:
        law = PROGRAMS[program]
        _, _, period = law.status_on(answers["filing_date"])
        for pair in law.PAIRS:
            judged = _judged(program, pair, answers, period)
            if _conjunction(judged) == "unknown":
                found |= {fact for each in judged for fact in relevant(*each)}
    return found


def _judged(program, pair, answers, period):
    """Return the groups of conditions of the pair that `brute_force` judges together."""
    return [
        (conditions, facts, tuple(answers.get(fact) for fact in facts), _day(facts, answers))
        for conditions, facts in groups_of(program, pair[0], pair[1], period)
    ]


def _conjunction(judged):
    outcomes = {outcome(*each) for each in judged}
    return next(each for each in ("not_met", "unknown", "met") if each in outcomes)


def _check_route(program, route, answers, status, period):
    law = PROGRAMS[program]
    pair = (route["route"], route["profile"])
    judged = _judged(program, pair, answers, period)
    expected = _conjunction(judged)
    assert route["conditions_outcome"] == expected, (program, pair, answers)
    in_force = status == "in_force"
    assert route["hypothetical"] is not in_force
    outside = "undetermined" if status == "not_covered" else "not_eligible"
    assert route["outcome"] == (OUTCOMES[expected] if in_force else outside), (program, pair)
    assert route["intake"] == law.intake(*pair, answers["filing_date"]), (program, pair, answers)
    _check_conditions(law, route, answers, period)
    _check_changes(route["changes"], expected, judged, answers)


def _check_conditions(law, route, answers, period):
    conditions = law.conditions(route["route"], route["profile"], period)
    assert [row["id"] for row in route["conditions"]] == [each.id for each in conditions]
    for condition, row in zip(conditions, route["conditions"], strict=True):
        assert sorted(row["facts"]) == sorted(condition.facts), condition
        known = tuple(answers.get(fact) for fact in condition.facts)
        alone = outcome((condition,), condition.facts, known, _day(condition.facts, answers))
        assert row["outcome"] == alone, (condition, answers)
        assert row["applies"] is applies(condition, answers), (condition, answers)
        assert row["standing"] == condition.standing, (condition, row)
        assert row["sources"], condition


def _check_changes(changes, expected, judged, answers):
    if expected == "met":
        assert changes == []
        return
    each_group = [smallest_changes(*each) for each in judged]
    sets = {frozenset().union(*parts) for parts in product(*each_group)}
    listed = [frozenset(need["fact"] for need in change) for change in changes]
    assert len(listed) == len(set(listed)) == min(len(sets), MOST_CHANGES), (sets, listed, answers)
    assert set(listed) <= sets, (sets, answers)
    reach = [len(facts & BEYOND_REACH) for facts in listed]
    assert reach == sorted(reach), (listed, answers)
    if len(sets) > MOST_CHANGES:
        easiest = sorted(len(facts & BEYOND_REACH) for facts in sets)
        assert reach == easiest[:MOST_CHANGES], (listed, answers)
    for change in changes:
        needs = {each["fact"]: each["needs"] for each in change}
        assert len(needs) == len(change)
        assert all(hashable(each["now"]) == answers.get(each["fact"]) for each in change)
        for group in judged:
            _check_needs(group, {fact: need for fact, need in needs.items() if fact in group[1]})


def _check_needs(group, needs):
    """Check that values as needed settle the group, and that no need could be wider while the
    others stay.
    """
    conditions, facts, known, day = group
    values_known = dict(zip(facts, known, strict=True))
    tried = {fact: _tried(fact, need, day) for fact, need in needs.items()}
    right, refuted = 0, set()
    for values in product(*tried.values()):
        person = values_known | dict(zip(needs, values, strict=True))
        wrong = [fact for fact in needs if not allows(needs[fact], person[fact], person)]
        if len(wrong) > 1:
            continue
        met = outcome(conditions, facts, replaced(facts, known, tuple(needs), values), day) == "met"
        assert met or wrong, (needs, person)
        right += not wrong
        refuted |= {(fact, person[fact]) for fact in wrong if not met}
    assert right, ("no value is as needed", needs, values_known)
    for fact, need in needs.items():
        if "at_least_fact" not in need or len(needs) == 1:
            too_narrow = [
                value
                for value in tried[fact]
                if not allows(need, value, values_known) and (fact, value) not in refuted
            ]
            assert not too_narrow, (needs, values_known)


def _tried(fact, need, day):
    """Return the fact's samples, and the values that the need names."""
    own = [hashable(need[word]) for word in ("at_least", "at_most", "from", "to") if word in need]
    return sorted({*samples(fact, day), *own})


def _day(facts, answers):
    """Return the filing date if these facts depend on it, so that other groups are tried once.

    To facts without a date only the law matters, which is the same from one change to the next.
    """
    filed = answers["filing_date"]
    if any(fact.endswith("_date") for fact in facts):
        return filed
    return max((day for day in LAW_CHANGES if day <= filed), default="")
