"""The reference model's outcomes for incomplete answers: by trying values, and nothing else.

The values tried for a fact are both ends of its domain and, for every threshold and window, the
last value outside it and the first inside. Conditions that share no fact, not even through others,
do not bear on one another, so each group of conditions is tried by itself; that this is so is
tested against trying everything at once.
"""

from datetime import date, timedelta
from functools import cache
from itertools import combinations, product
from typing import Any

from tests.rules.reference_model import FACTS, PROGRAMS
from tests.rules.reference_model.facts import months_before

# The days within a period of law on which an amount of the reference model changes.
LAW_CHANGES: tuple[str, ...] = ()


@cache
def samples(fact, filing_date):
    """Return values of the fact on both sides of every threshold and window."""
    row = FACTS[fact]
    if row.window is None:
        return row.tried or row.allowed
    first = date.fromisoformat(months_before(filing_date, row.window))
    edges = [first, date.fromisoformat(filing_date)]
    if row.until:
        edges.append(date.fromisoformat(row.until))
    near = {edge + timedelta(days) for edge in edges for days in (-1, 0, 1)}
    low, high = row.allowed
    inside = {day.isoformat() for day in near if low <= day.isoformat() <= high}
    return tuple(sorted({*inside, low, high}))


@cache
def groups(conditions):
    """Return the conditions in the smallest groups that share no fact, each with the facts it
    reads.
    """
    left, found = list(conditions), []
    while left:
        group = [left.pop(0)]
        facts = set(group[0].facts)
        while more := [each for each in left if facts & set(each.facts)]:
            for each in more:
                left.remove(each)
                facts |= set(each.facts)
            group += more
        order = tuple(fact for fact in FACTS if fact in facts)
        found.append((tuple(group), order))
    return tuple(found)


def groups_of(program, route, profile, period):
    """Return the groups of the conditions of a route in one profile."""
    return groups(PROGRAMS[program].conditions(route, profile, period))


class People:
    """All people who match what `known` says of `facts`; None is unknown."""

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
def outcome(conditions, facts, known, filing_date):
    """Return the settled outcome of the conditions together."""
    seen = set()
    for person in People(facts, known, filing_date):
        seen.add(all(each.holds(person) for each in conditions))
        if len(seen) == 2:
            return "unknown"
    return "met" if True in seen else "not_met"


def applies(condition, answers):
    """Return whether the condition may apply to such a person."""
    if condition.applies_to is None:
        return True
    fact, values = condition.applies_to
    return answers.get(fact) is None or answers[fact] in values


@cache
def relevant(conditions, facts, known, filing_date):
    """Return the unknown facts of which two values give two outcomes, all other facts being
    equal.
    """
    found = set()
    if outcome(conditions, facts, known, filing_date) != "unknown":
        return frozenset()
    for place, fact in enumerate(facts):
        if known[place] is not None:
            continue
        truths: dict[tuple[Any, ...], set[bool]] = {}
        for person in People(facts, known, filing_date):
            rest = tuple(value for other, value in person.items() if other != fact)
            truths.setdefault(rest, set()).add(all(each.holds(person) for each in conditions))
        if any(len(seen) == 2 for seen in truths.values()):
            found.add(fact)
    return frozenset(found)


def replaced(facts, known, chosen, values):
    """Return `known` with other values for the chosen facts."""
    change = dict(zip(chosen, values, strict=True))
    return tuple(change.get(fact, old) for fact, old in zip(facts, known, strict=True))


@cache
def smallest_changes(conditions, facts, known, filing_date):
    """Return the smallest sets of facts for which some values settle the conditions as met."""
    free = [
        fact
        for fact, value in zip(facts, known, strict=True)
        if not FACTS[fact].never_changed
        and not (FACTS[fact].fixed_when_known and value is not None)
    ]
    for size in range(len(free) + 1):
        found = {
            frozenset(chosen)
            for chosen in combinations(free, size)
            if any(
                outcome(conditions, facts, replaced(facts, known, chosen, values), filing_date)
                == "met"
                for values in product(*(samples(fact, filing_date) for fact in chosen))
            )
        }
        if found:
            return frozenset(found)
    return frozenset()


def hashable(value):
    """Return a JSON value as the reference model holds it: a list as a tuple."""
    return tuple(value) if isinstance(value, list) else value


def _reaches(value, least):
    return {*least} <= {*value} if isinstance(value, tuple) else value >= least


def allows(need, value, others):
    """Return whether the value is what the need asks for; `others` are the values of all other
    facts.
    """
    [(word, asked)] = [(w, v) for w, v in need.items() if w != "to"]
    tests = {
        "equals": lambda: value == asked,
        "one_of": lambda: value in asked,
        "at_least": lambda: _reaches(value, asked),
        "at_most": lambda: value <= asked,
        "from": lambda: asked <= value <= need["to"],
        "at_least_fact": lambda: value >= others[asked],
        "any": lambda: asked is True,
    }
    return tests[word]()
