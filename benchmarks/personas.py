"""Generate a fixed population of applicants, with all answers or about half of them."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from rules import FACTS, PROGRAMS, representatives
from rules.kinds.date import DATE
from rules.kinds.listed import BOOLEAN
from rules.kinds.number import INTEGER, NUMBER
from rules.model.expressions import Fact
from rules.model.program import Program

SEED = 20231123
# Near the thresholds, where people and outcomes differ: by fact, or by unit.
RANGES: dict[str, tuple[float, float]] = {
    "age": (16, 60),
    "french_oral_level": (4, 10),
    "cad_per_year": (60_000, 140_000),
    "hours_per_week": (20, 40),
    "cad_per_hour": (20, 80),
}


# Of a program without a known end, the filing dates of so many days are used.
DAYS = 1000


def complete(count: int, programs: Iterable[Program] = PROGRAMS.values()) -> list[dict[str, Any]]:
    """Return people with all answers, who file under the newest law of one of the programs;
    dates are text.
    """
    chance = random.Random(SEED)  # noqa: S311 - nothing here is secret
    days = [_days(program) for program in programs]
    return [_person(chance, *days[number % len(days)]) for number in range(count)]


def incomplete(count: int, programs: Iterable[Program] = PROGRAMS.values()) -> list[dict[str, Any]]:
    """Return the same people, each with about half of the answers."""
    chance = random.Random(SEED + 1)  # noqa: S311 - nothing here is secret
    return [
        {f: v for f, v in person.items() if FACTS[f].required or chance.random() < 0.5}  # noqa: PLR2004
        for person in complete(count, programs)
    ]


def _days(program: Program) -> tuple[date, int]:
    """Return the first day of the program's newest law, and the number of its days."""
    period = program.periods[-1]
    return period.start, min(DAYS, (period.end - period.start).days + 1)


def _person(chance: random.Random, first: date, days: int) -> dict[str, Any]:
    day = first + timedelta(days=chance.randrange(days))
    person: dict[str, Any] = {"filing_date": day.isoformat()}
    for fact in FACTS.values():
        if fact.kind is BOOLEAN:
            person[fact.id] = chance.random() < 0.8  # noqa: PLR2004 - most people meet most
        elif fact.kind in (INTEGER, NUMBER):
            person[fact.id] = _number(fact, chance)
        elif fact.kind is not DATE:
            person[fact.id] = fact.kind.to_json(chance.choice(representatives(fact, (), day)))
        elif not fact.required:
            person[fact.id] = (day - timedelta(days=chance.randrange(1000))).isoformat()
    return person


def _number(fact: Fact, chance: random.Random) -> int:
    domain = fact.minimum, fact.maximum
    low, high = RANGES.get(fact.id) or RANGES.get(str(fact.unit)) or domain
    return chance.randint(int(low), int(high))  # a number's, not a date's
