"""What the reference model says of incomplete answers: by trying values, and nothing else.

The values tried for a fact are both ends of its domain and, for every threshold and window, the
last value outside it and the first inside. Conditions that share no fact, not even through others,
do not bear on one another, so that each group of conditions is tried by itself; that this is so is
tested against trying everything at once.
"""

from datetime import date, timedelta
from functools import cache
from itertools import combinations, product
from typing import Any

from tests.rules.reference_model import (
    APPLIES_TO,
    CONDITIONS,
    DIPLOMAS,
    FACTS,
    conditions,
    months_before,
)

# The days within a period of law on which an amount of the reference model changes.
LAW_CHANGES: tuple[str, ...] = ()
_WINDOWS = {"graduate_degree_date": 12, "quebec_diploma_date": 24}
_NUMBERS = {
    "age": (0, 17, 18, 19, 120),
    "french_oral_level": (0, 6, 7, 8, 12),
    "post_graduation_months": (0, 5.99, 6, 6.01, 12),
    "skilled_months": (0, 23.99, 24, 24.01, 60),
    "eligible_occupation_months": (0, 23.99, 24, 24.01, 60),
    "job_weekly_hours": (0, 29.99, 30, 80),
    "annual_salary": (0, 74999.99, 75000, 75000.01, 99999.99, 100000, 100000.01, 10000000),
    "hourly_wage": (0, 0.99, 1, 1.01, 49.99, 50, 50.01, 4999.99, 5000),
    "reference_wage": (1, 1.01, 49.99, 50, 50.01, 4999.99, 5000, 5000.01, 10000),
}


@cache
def samples(fact, filing_date):
    """Values of the fact among which every threshold and window lies."""
    kind, *allowed = FACTS[fact]
    if kind == "boolean":
        return (False, True)
    if kind == "enum":
        return tuple(allowed)
    if kind != "date":
        return _NUMBERS[fact]
    first = date.fromisoformat(months_before(filing_date, _WINDOWS[fact]))
    last = date.fromisoformat(filing_date)
    near = {
        first - timedelta(1),
        first,
        first + timedelta(1),
        last - timedelta(1),
        last,
        last + timedelta(1),
    }
    inside = {day.isoformat() for day in near if allowed[0] <= day.isoformat() <= allowed[1]}
    return tuple(sorted({*inside, *allowed}))


@cache
def groups(keys):
    """The conditions in the smallest groups that share no fact, each with the facts it reads."""
    left, found = list(keys), []
    while left:
        group = [left.pop(0)]
        facts = set(CONDITIONS[group[0]][0])
        while more := [key for key in left if facts & set(CONDITIONS[key][0])]:
            for key in more:
                left.remove(key)
                facts |= set(CONDITIONS[key][0])
            group += more
        order = tuple(fact for fact in FACTS if fact in facts)
        found.append((tuple(group), order))
    return tuple(found)


def groups_of(route, profile, period):
    """The groups of the pair's conditions."""
    return groups(conditions(route, profile, period))


class People:
    """The people of whom `known` (None: not known) is all that is known of `facts`."""

    def __init__(self, facts, known, filing_date):
        self.facts = facts
        self.choices = [
            samples(fact, filing_date) if value is None else (value,)
            for fact, value in zip(facts, known, strict=True)
        ]
        self.filing_date = filing_date

    def __iter__(self):
        for values in product(*self.choices):
            yield {"filing_date": self.filing_date, **dict(zip(self.facts, values, strict=True))}


@cache
def outcome(keys, facts, known, filing_date):
    """The settled outcome of the conditions `keys` together."""
    seen = set()
    for person in People(facts, known, filing_date):
        seen.add(all(CONDITIONS[key][1](person) for key in keys))
        if len(seen) == 2:
            return "unknown"
    return "met" if True in seen else "not_met"


def applies(key, answers):
    """Whether the condition applies to anyone who may be the person."""
    if key not in APPLIES_TO:
        return True
    fact, values = APPLIES_TO[key]
    return answers.get(fact) is None or answers[fact] in values


@cache
def relevant(keys, facts, known, filing_date):
    """The unknown facts with two values that give two outcomes, the rest being one and the same."""
    found = set()
    if outcome(keys, facts, known, filing_date) != "unknown":
        return frozenset()
    for place, fact in enumerate(facts):
        if known[place] is not None:
            continue
        truths: dict[tuple[Any, ...], set[bool]] = {}
        for person in People(facts, known, filing_date):
            rest = tuple(value for other, value in person.items() if other != fact)
            truths.setdefault(rest, set()).add(all(CONDITIONS[key][1](person) for key in keys))
        if any(len(seen) == 2 for seen in truths.values()):
            found.add(fact)
    return frozenset(found)


def replaced(facts, known, chosen, values):
    """`known` with other values for the chosen facts."""
    change = dict(zip(chosen, values, strict=True))
    return tuple(change.get(fact, old) for fact, old in zip(facts, known, strict=True))


@cache
def smallest_changes(keys, facts, known, filing_date):
    """The smallest sets of facts for which some values settle the conditions as met."""
    free = [
        fact
        for fact, value in zip(facts, known, strict=True)
        if not (fact == "reference_wage" and value is not None)
    ]
    for size in range(len(free) + 1):
        found = {
            frozenset(chosen)
            for chosen in combinations(free, size)
            if any(
                outcome(keys, facts, replaced(facts, known, chosen, values), filing_date) == "met"
                for values in product(*(samples(fact, filing_date) for fact in chosen))
            )
        }
        if found:
            return frozenset(found)
    return frozenset()


def allows(need, value, others):
    """Whether the value is what the need asks for; `others` are the values of all other facts."""
    [(word, asked)] = [(w, v) for w, v in need.items() if w != "to"]
    tests = {
        "equals": lambda: value == asked,
        "one_of": lambda: value in asked,
        "at_least": lambda: value >= asked,
        "at_most": lambda: value <= asked,
        "from": lambda: asked <= value <= need["to"],
        "at_least_fact": lambda: value >= others[asked],
        "any": lambda: asked is True,
    }
    return tests[word]()


def ranks(fact):
    """The fact's values from lowest to highest, where more of it can only help."""
    return DIPLOMAS if fact == "diploma_level" else _NUMBERS[fact]
