"""Digests of what the rules answer to fixed random input, recorded in `recorded_outputs.json`.

`python -m tests.rules.recorded_outputs` records them again after an intended change of outcomes,
of the assessment's form or of the version. The input is drawn from the domains of the reference
model, not from the rules, and from `Random.random` alone, whose sequence Python guarantees.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from rules.io.answers import read_programs
from rules.io.json_encoding import to_json
from rules.messages import assess_text, handle_message
from tests.rules.recorded_applicants import EDGES, FACTS, meets_everything, samples

FILE = Path(__file__).with_suffix(".json")
BLOCK = 100
OTHER_FACTS = [fact for fact in FACTS if fact != "filing_date"]

# How likely a fact is to differ from the applicant who meets everything, and to be unknown.
_APPLICANTS = ((0.03, 0.0), (0.1, 0.0), (1.0, 0.0), (0.05, 0.1), (0.1, 0.5), (1.0, 0.5), (1.0, 0.9))


class Draw:
    """Random values from the facts' domains."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed).random

    def chance(self, share: float) -> bool:
        """Return whether an event of that probability happens."""
        return self._random() < share

    def one_of(self, values: Any) -> Any:
        """Return one of a sequence of values."""
        return values[int(self._random() * len(values))]

    def number(self, low: float, high: float, decimals: int = 2) -> float:
        """Return a number from `low` to `high`."""
        return round(low + self._random() * (high - low), decimals)

    def day(self, first: str, last: str) -> str:
        """Return a day from `first` to `last`."""
        start = date.fromisoformat(first)
        days = (date.fromisoformat(last) - start).days
        return (start + timedelta(int(self._random() * (days + 1)))).isoformat()

    def value(self, fact: str, filing_date: str) -> Any:
        """Return a value of the fact, often one beside a threshold."""
        kind, domain = FACTS[fact].kind, FACTS[fact].allowed
        if kind not in ("date", "integer", "number") or self.chance(0.6):
            return self.one_of(samples(fact, filing_date))
        if kind == "date":
            return self.day(*domain)
        return int(self.number(*domain)) if kind == "integer" else self.number(*domain)

    def applicant(self) -> dict[str, Any]:
        """Return the answers of an applicant, from complete to almost all unknown."""
        unlike, unknown = self.one_of(_APPLICANTS)
        filing_date = (
            self.one_of(EDGES) if self.chance(0.4) else self.day(*FACTS["filing_date"].allowed)
        )
        answers: dict[str, Any] = meets_everything(filing_date)
        for fact in OTHER_FACTS:
            if self.chance(unlike):
                answers[fact] = self.value(fact, filing_date)
            if self.chance(unknown):
                answers[fact] = None
        return answers

    def skipped(self) -> list[str]:
        """Return facts whose questions were skipped."""
        return [fact for fact in OTHER_FACTS if self.chance(0.3)]

    def jobs(self) -> list[dict[str, Any]]:
        """Return periods of employment, a few of them invalid."""
        jobs = []
        for _ in range(int(self.number(0, 6))):
            start = self.day("2015-01-01", "2026-06-30")
            end = (date.fromisoformat(start) + timedelta(int(self.number(0, 1200)))).isoformat()
            hours = self.one_of((20, 29.99, 30, 37.5, 81 if self.chance(0.1) else 40))
            jobs.append({"start": start, "end": None if self.chance(0.2) else end, "hours": hours})
        return jobs


# The pilot's intakes that version 2.0.0 corrected: days, routes and profiles, what version 1.0.0
# said, and what the rules say since.
_AI = ("ai_worker", "ai_graduate")
_FRANCIZATION = tuple((route, "francization") for route in (*_AI, "it_vfx"))
_OTHERS_OF_2025 = (*_FRANCIZATION, ("it_vfx", "french_speaking"))
_AI_FRENCH = tuple((route, "french_speaking") for route in _AI)
CORRECTED_INTAKES = (
    ("2021-11-04", "2022-06-29", (("it_vfx", "francization"),), "open", "undocumented"),
    ("2025-01-14", "2025-10-31", _OTHERS_OF_2025, "open", "undocumented"),
    ("2025-11-01", "2025-11-08", _OTHERS_OF_2025, "full", "undocumented"),
    ("2025-11-10", "2025-12-31", _AI_FRENCH, "open", "undocumented"),
)


def _in_schema_1(assessment: Any) -> dict[str, Any]:
    """Return an assessment of the pilot as version 1.0.0 gave it."""
    (program,) = assessment["programs"]
    day = assessment["filing_date"]
    return {
        "schema": 1,
        "rules_version": "1.0.0",
        "filing_date": day,
        "program": {key: program[key] for key in ("status", "law_date", "period")},
        "routes": [{**route, "intake": _first_intake(day, route)} for route in program["routes"]],
        "next_fact": assessment["next_fact"],
    }


def _first_intake(day: str, route: Any) -> str:
    for first, last, routes, was, is_now in CORRECTED_INTAKES:
        if first <= day <= last and (route["route"], route["profile"]) in routes:
            assert route["intake"] == is_now
            return was
    return str(route["intake"])


def _assess(draw: Draw) -> str:
    text = assess_text(json.dumps(draw.applicant()), read_programs(["pilot"]))
    return to_json(_in_schema_1(json.loads(text)))


def _ask(draw: Draw) -> str:
    message = {"method": "assess", "answers": draw.applicant(), "skip": draw.skipped()}
    reply = json.loads(handle_message(json.dumps({**message, "programs": ["pilot"]})))
    assert 0 <= reply.pop("left") < len(FACTS)  # version 1.0.0 did not count them
    return to_json({**reply, "assessment": _in_schema_1(reply["assessment"])})


def _timing(draw: Draw) -> str:
    message = {"method": "timing", "answers": draw.applicant(), "programs": ["pilot"]}
    ((program, routes),) = (
        each.values() for each in json.loads(handle_message(json.dumps(message)))["timing"]
    )
    assert program == "pilot"
    return to_json({"timing": routes})


def _experience(draw: Draw) -> str:
    filing_date = draw.day("2021-01-01", "2026-06-30")
    facts = ("skilled_months", "eligible_occupation_months", "post_graduation_months")
    message = {
        "method": "experience",
        "fact": draw.one_of(facts),
        "filing_date": filing_date,
        "studies_end": draw.day("2018-01-01", filing_date),
        "periods": draw.jobs(),
    }
    return handle_message(json.dumps(message))


def _pay(draw: Draw) -> str:
    each = draw.one_of(("year", "hour"))
    message = {
        "method": "pay",
        "each": each,
        "amount": draw.number(0, 200_000 if each == "year" else 120),
        "hours": draw.number(0.9, 80),
        "weeks": draw.one_of((0, 1, 26, 47.5, 50, 52)),
    }
    return handle_message(json.dumps(message))


# What is recorded, and how many answers of each.
OUTPUTS: dict[str, tuple[Callable[[Draw], str], int]] = {
    "assessments": (_assess, 3000),
    "assess messages": (_ask, 300),
    "timing messages": (_timing, 400),
    "experience messages": (_experience, 600),
    "pay messages": (_pay, 600),
}


def digests(name: str) -> Iterator[str]:
    """Yield the SHA-256 of each block of answers of that name."""
    answer, count = OUTPUTS[name]
    for block in range(0, count, BLOCK):
        seeds = range(block, min(block + BLOCK, count))
        text = "\n".join(answer(Draw(seed)) for seed in seeds)
        yield hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    recorded = {name: list(digests(name)) for name in OUTPUTS}
    FILE.write_text(json.dumps(recorded, indent=1) + "\n", encoding="utf-8")
