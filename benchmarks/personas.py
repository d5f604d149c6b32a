"""Generate a fixed population of applicants, with all answers or about half of them."""

import random
from datetime import timedelta
from typing import Any

from rules import representatives
from rules.kinds.date import DATE
from rules.kinds.listed import BOOLEAN
from rules.kinds.number import INTEGER, NUMBER
from rules.model.expressions import Fact
from rules.programs.pilot import FACTS, PERIODS

SEED = 20231123
# Near the thresholds, where people and outcomes differ.
RANGES: dict[str, tuple[float, float]] = {
    "age": (16, 60),
    "french_oral_level": (4, 10),
    "annual_salary": (60_000, 140_000),
    "job_weekly_hours": (20, 40),
    "hourly_wage": (20, 80),
    "reference_wage": (20, 80),
}


def complete(count: int) -> list[dict[str, Any]]:
    """Return people of the second period of law with all answers; dates are text."""
    chance = random.Random(SEED)  # noqa: S311 - nothing here is secret
    return [_person(chance) for _ in range(count)]


def incomplete(count: int) -> list[dict[str, Any]]:
    """Return the same people, each with about half of the answers."""
    chance = random.Random(SEED + 1)  # noqa: S311 - nothing here is secret
    return [
        {f: v for f, v in person.items() if FACTS[f].required or chance.random() < 0.5}  # noqa: PLR2004
        for person in complete(count)
    ]


def _person(chance: random.Random) -> dict[str, Any]:
    period = PERIODS[-1]
    day = period.start + timedelta(days=chance.randrange((period.end - period.start).days + 1))
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
    low, high = RANGES.get(fact.id, (fact.minimum, fact.maximum))
    return chance.randint(int(low), int(high))  # a number's, not a date's
