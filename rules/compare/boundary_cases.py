"""Boundary cases: applicants on whom two versions of the rules differ if they differ anywhere.

A case is one group of facts that conditions of a program read together, in every combination of
classes, known and not known, of a person who meets all the rest of some routes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Any, TypeAlias

from rules.engine.assess import assess
from rules.engine.compiled_law import laws_of, predicates_of
from rules.facts import filing_date
from rules.io.answers import validate_answers
from rules.kinds.partition import representatives
from rules.model.dates import months_after
from rules.model.expressions import AtLeastFact, Fact, OnOrBefore, WithinMonths
from rules.model.program import Program
from rules.programs import FACTS, PROGRAMS

# Of one version, as JSON: the ids of its facts, and for each of its programs the days about which
# its law changes, and its intakes; the values that its conditions tell apart, by day and fact; the
# class of each word of an enum; people who together meet every route, by day; the facts that
# conditions read together.
Boundaries: TypeAlias = dict[str, Any]
Answers: TypeAlias = dict[str, Any]

_ONE_DAY = timedelta(days=1)


def boundaries() -> Boundaries:
    """Return the boundaries of this version of the rules."""
    return {
        "facts": list(FACTS),
        "programs": {key: _boundaries(program) for key, program in PROGRAMS.items()},
    }


def _boundaries(program: Program) -> Boundaries:
    days = sorted(_law_days(program))
    facts = [fact for fact in program.questions if not fact.required]
    return {
        "days": [day.isoformat() for day in days],
        "intake_days": [day.isoformat() for day in sorted(_intake_days(program))],
        "values": {
            day.isoformat(): {
                fact.id: [fact.kind.to_json(value) for value in _values(program, fact, day)]
                for fact in facts
            }
            for day in days
        },
        "alike": {fact.id: _class_by_word(program, fact) for fact in facts if _has_words(fact)},
        "people": {day.isoformat(): _people(program, day) for day in days},
        "groups": [
            sorted(fact.id for fact in group.facts)
            for law in laws_of(program)
            for group in law.groups
        ],
    }


def _law_days(program: Program) -> set[date]:
    """The days beside which the law or the status changes, or dates become impossible."""
    days = {end for law in program.law_intervals for end in (law.start, law.end)}
    for day in program.calendar.change_days:
        days |= {day - _ONE_DAY, day}
    predicates = predicates_of((program,))
    for fixed in (p.day for p in predicates if isinstance(p, OnOrBefore)):
        lengths = {p.months for p in predicates if isinstance(p, WithinMonths)}
        for last in (months_after(fixed, months) for months in (0, *lengths)):
            days |= {last, last + _ONE_DAY}
    return _in_domain(days)


def _intake_days(program: Program) -> set[date]:
    edges = {day for intake in program.intakes for day in (intake.start, intake.end)}
    edges |= {change.start for intake in program.intakes for change in intake.changes}
    edges = _in_domain(edges)
    return _in_domain({day + near * _ONE_DAY for day in edges for near in (-1, 0, 1)})


def _in_domain(days: set[date]) -> set[date]:
    return {day for day in days if filing_date.minimum <= day <= filing_date.maximum}


def _values(program: Program, fact: Fact, day: date) -> tuple[Any, ...]:
    compared = [
        bound
        for law in laws_of(program)
        for expression in law.expressions
        if isinstance(expression, AtLeastFact) and fact in (expression.fact, expression.other)
        for each in expression.facts()
        for bound in (each.minimum, each.maximum)
    ]
    more = [value for value in compared if fact.minimum <= value <= fact.maximum]
    found = (*representatives(fact, predicates_of((program,), fact.id), day), *more)
    return tuple(dict.fromkeys(found))


def _class_by_word(program: Program, fact: Fact) -> dict[str, str]:
    """Return the class of each word of an enum: the truths of its predicates."""
    predicates = predicates_of((program,), fact.id)
    return {
        word: "".join("01"[each.accepts(word, date.min)] for each in predicates)
        for word in fact.values
    }


def _has_words(fact: Fact) -> bool:
    """Return whether the fact is one of several words."""
    return bool(fact.values and fact.kind.choices(fact))


@dataclass(frozen=True, slots=True)
class BoundaryCase:
    """Answers to be assessed under a program, and those of them that differ from a person who
    meets every condition that can be met together.
    """

    program: str
    answers: Answers
    varied: Answers


def boundary_cases(old: Boundaries, new: Boundaries) -> Iterator[BoundaryCase]:
    """Yield people on whom the two versions differ if they differ anywhere, by program."""
    for program in dict.fromkeys((*old["programs"], *new["programs"])):
        versions = [each["programs"][program] for each in (old, new) if program in each["programs"]]
        for answers, varied in _cases(versions):
            yield BoundaryCase(program, answers, varied)


def _cases(versions: list[Boundaries]) -> Iterator[tuple[Answers, Answers]]:
    """Answers, and what varies in them, of one program."""
    for day in _all_of(versions, "intake_days"):
        yield {"filing_date": day}, {"filing_date": day}
    groups = _merge_overlapping([group for each in versions for group in each["groups"]])
    for day in _all_of(versions, "days"):
        values = {fact: _merged(versions, day, fact) for group in groups for fact in group}
        people: list[Answers] = []
        for person in (each for version in versions for each in version["people"].get(day, ())):
            if person not in people:
                people.append(person)
        for rest, group in product(people, groups):
            for chosen in product(*((None, *values[fact]) for fact in group)):
                varied = {"filing_date": day, **dict(zip(group, chosen, strict=True))}
                yield {f: v for f, v in {**rest, **varied}.items() if v is not None}, varied


def _all_of(versions: list[Boundaries], days: str) -> list[str]:
    return sorted({day for each in versions for day in each[days]})


def _merged(versions: list[Boundaries], day: str, fact: str) -> list[Any]:
    values = dict.fromkeys(
        value for each in versions for value in each["values"].get(day, {}).get(fact, ())
    )
    classes = [each["alike"].get(fact) for each in versions]
    if None in classes:
        return list(values)
    # Of words that no version distinguishes, one is enough.
    first = {tuple(each.get(value) for each in classes): value for value in reversed(values)}
    return list(first.values())


def _merge_overlapping(groups: list[list[str]]) -> list[list[str]]:
    """Return the groups, merged where they share a fact."""
    found: list[set[str]] = []
    for group in groups:
        apart = [each for each in found if not each & set(group)]
        found = [*apart, set(group).union(*(each for each in found if each & set(group)))]
    return [sorted(each) for each in found]


def _people(program: Program, day: date) -> list[Answers]:
    """People who together meet every route that can be met: one person as many as may be."""
    people: list[Answers] = []
    for place in range(len(program.routes)):
        for number, person in enumerate(people):
            changed = _meet(program, place, person)
            if _met(program, person) <= _met(program, changed):
                people[number] = changed
                break
        else:
            people.append(_meet(program, place, {"filing_date": day.isoformat()}))
    return people


def _met(program: Program, answers: Answers) -> set[int]:
    """The routes whose conditions a person meets."""
    routes = assess(validate_answers(answers), (program,))["programs"][0]["routes"]
    return {n for n, route in enumerate(routes) if route["conditions_outcome"] == "met"}


def _meet(program: Program, place: int, answers: Answers) -> Answers:
    """The person, with the first change by which the route would be met."""
    routes = assess(validate_answers(answers), (program,))["programs"][0]["routes"]
    changes = routes[place]["changes"]
    changed = {
        fact.id: fact.kind.example(fact, change["needs"])
        for change in (changes[0] if changes else ())
        for fact in (FACTS[change["fact"]],)
    }
    return {**answers, **changed}
