"""Boundary cases: applicants on whom two versions of the rules differ if they differ anywhere.

A case takes one group of facts that conditions read together through every combination of
classes, known and unknown, of an applicant who meets all other conditions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any, TypeAlias

from rules.data.intakes import INTAKES
from rules.data.periods import LAST_FILING_DAY, LAW_INTERVALS, PROGRAM_START
from rules.engine.assess import assess
from rules.engine.compiled_law import law_of, predicates_of
from rules.engine.partition import representatives
from rules.io.answers import validate_answers
from rules.model.expressions import AtLeastFact, Fact
from rules.model.kinds import Kind
from rules.programs.pilot import FACTS, ROUTE_PROFILES

if TYPE_CHECKING:
    from rules.json_types import RequiredValue

# Of one version, as JSON: the days around changes of its law (`days`) and of its intakes
# (`intake_days`), the values that its conditions distinguish by day and fact (`values`), the class
# of each word of an enum (`alike`), an applicant who meets everything by day (`people`), and the
# facts that conditions read together (`groups`).
Boundaries: TypeAlias = dict[str, Any]
Answers: TypeAlias = dict[str, Any]


def boundaries() -> Boundaries:
    """Return the boundaries of this version of the rules."""
    days = {PROGRAM_START, PROGRAM_START - timedelta(days=1)}
    days |= {LAST_FILING_DAY, LAST_FILING_DAY + timedelta(days=1)}
    days |= {day for law in LAW_INTERVALS for day in (law.start, law.end)}
    groups = [group for law in LAW_INTERVALS for group in law_of(law.id).groups]
    return {
        "days": sorted(day.isoformat() for day in days),
        "intake_days": sorted(day.isoformat() for day in _intake_days()),
        "values": {
            day.isoformat(): {
                fact.id: [_plain(value) for value in _values(fact.id, day)]
                for fact in FACTS.values()
                if not fact.required
            }
            for day in days
        },
        "alike": {fact.id: _alike(fact) for fact in FACTS.values() if fact.kind is Kind.ENUM},
        "people": {day.isoformat(): _meets_all(day) for day in days},
        "groups": [sorted(fact.id for fact in group.facts) for group in groups],
    }


def _values(fact: str, day: date) -> tuple[Any, ...]:
    compared = [
        bound
        for law in LAW_INTERVALS
        for expression in law_of(law.id).expressions
        if isinstance(expression, AtLeastFact) and fact in (expression.fact.id, expression.other.id)
        for each in expression.facts()
        for bound in (each.minimum, each.maximum)
    ]
    low, high = FACTS[fact].minimum, FACTS[fact].maximum
    more = [value for value in compared if low <= value <= high]  # type: ignore[operator]
    found = (*representatives(FACTS[fact], predicates_of(fact), day), *more)
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class BoundaryCase:
    """Answers, and those of them in which the case differs from who meets everything."""

    answers: Answers
    varied: Answers


def _intake_days() -> set[date]:
    edges = {day for intake in INTAKES for day in (intake.start, intake.end)}
    edges |= {full.start for intake in INTAKES for full in intake.full}
    return {day + timedelta(days=near) for day in edges for near in (-1, 0, 1)}


def _alike(fact: Fact) -> dict[str, str]:
    """Return the class of each word of an enum, by the predicates that it satisfies."""
    predicates = predicates_of(fact.id)
    return {
        word: "".join("01"[each.accepts(word, date.min)] for each in predicates)
        for word in fact.values
    }


def boundary_cases(old: Boundaries, new: Boundaries) -> Iterator[BoundaryCase]:
    """Yield applicants on whom the two versions differ if they differ anywhere."""
    for day in sorted({*old["intake_days"], *new["intake_days"]}):
        yield BoundaryCase({"filing_date": day}, {"filing_date": day})
    facts = [fact for fact in FACTS if fact != "filing_date"]
    for day in sorted({*old["days"], *new["days"]}):
        values = {fact: _merged(old, new, day, fact) for fact in facts}
        people = [each["people"][day] for each in (old, new) if day in each["people"]]
        for rest in people[: 1 if people[0] == people[-1] else 2]:
            for group in _merge_overlapping([*old["groups"], *new["groups"]]):
                for chosen in product(*((None, *values.get(fact, ())) for fact in group)):
                    varied = {"filing_date": day, **dict(zip(group, chosen, strict=True))}
                    answers = {f: v for f, v in {**rest, **varied}.items() if v is not None}
                    yield BoundaryCase(answers, varied)


def _merged(old: Boundaries, new: Boundaries, day: str, fact: str) -> list[Any]:
    values = dict.fromkeys([*_on(old, day).get(fact, ()), *_on(new, day).get(fact, ())])
    classes = [each["alike"].get(fact) for each in (old, new)]
    if None in classes:
        return list(values)
    # One word is enough where neither version distinguishes several.
    first = {tuple(each.get(value) for each in classes): value for value in reversed(values)}
    return list(first.values())


def _on(boundaries_: Boundaries, day: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = boundaries_["values"].get(day, {})
    return found


def _merge_overlapping(groups: list[list[str]]) -> list[list[str]]:
    """Return the groups, merged where they share a fact."""
    found: list[set[str]] = []
    for group in groups:
        apart = [each for each in found if not each & set(group)]
        found = [*apart, set(group).union(*(each for each in found if each & set(group)))]
    return [sorted(each) for each in found]


def _meets_all(day: date) -> Answers:
    """Return answers that meet every condition that can be met together with the others."""
    answers: Answers = {"filing_date": day.isoformat()}
    for place in range(len(ROUTE_PROFILES)):
        changes = assess(validate_answers(answers))["routes"][place]["changes"]
        for change in changes[0] if changes else ():
            answers[change["fact"]] = _value(FACTS[change["fact"]], change["needs"])
    return answers


def _value(fact: Fact, needs: "RequiredValue") -> Any:
    """Return the value within `needs` that meets most conditions."""
    if "one_of" in needs:
        return needs["one_of"][-1]
    if "any" in needs or "at_most" in needs:
        return fact.minimum
    if "at_least_fact" in needs:
        return fact.maximum
    return needs.get("equals", needs.get("at_least", needs.get("to")))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
