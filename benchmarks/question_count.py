"""How many questions lead to a full result, over applicants that a person can read."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.recorder import keep
from rules import handle_message
from rules.programs.pilot import FACTS

APPLICANTS = Path(__file__).with_name("applicants.toml")
NOT_KNOWN = "unknown"

Answers = dict[str, Any]
# The fact to ask next, of the reply of the rules to the answers so far.
Choose = Callable[[dict[str, Any], Answers], str | None]


def applicants() -> list[Answers]:
    """Everyone's answers; None is "I do not know"."""
    data = tomllib.loads(APPLICANTS.read_text("utf-8"))
    people = []
    for applicant in data["applicant"]:
        facts = data["anyone"] | {key: said for key, said in applicant.items() if key != "who"}
        people.append({key: None if said == NOT_KNOWN else said for key, said in facts.items()})
    return people


def exact(reply: dict[str, Any], _known: Answers) -> str | None:
    """As the page asks: what can still change an outcome."""
    fact: str | None = reply["ask"]
    return fact


def in_order(reply: dict[str, Any], known: Answers) -> str | None:
    """One after the other, until nothing that is asked could change an outcome."""
    return reply["ask"] and next(fact for fact in FACTS if fact not in known)


def by_condition(reply: dict[str, Any], known: Answers) -> str | None:
    """In the same order, what an open condition of a route that is not refused reads."""
    read = {
        fact
        for route in reply["assessment"]["routes"]
        if all(condition["outcome"] != "not_met" for condition in route["conditions"])
        for condition in route["conditions"]
        if condition["outcome"] == "unknown"
        for fact in condition["facts"]
    }
    return next((fact for fact in FACTS if fact in read and fact not in known), None)


WAYS: dict[str, Choose] = {
    "in a fixed order, until every outcome is settled": in_order,
    "in that order, only what an open condition reads": by_condition,
    "in that order, **only what can still change an outcome**": exact,
}


def asked(person: Answers, choose: Choose) -> tuple[int, list[str]]:
    """How many questions it takes, the filing date among them, and the outcomes at the end."""
    known = {"filing_date": person["filing_date"]}
    while True:
        skip = [fact for fact, said in known.items() if said is None]
        message = {"method": "assess", "answers": known, "skip": skip}
        reply = json.loads(handle_message(json.dumps(message)))
        fact = choose(reply, known)
        if fact is None:
            routes = reply["assessment"]["routes"]
            return len(known), [route["conditions_outcome"] for route in routes]
        known[fact] = person[fact]


def counted() -> dict[str, list[int]]:
    """How many questions each way asks each person; all ways have to come to the same outcomes."""
    people = applicants()
    counts: dict[str, list[int]] = {way: [] for way in WAYS}
    for person in people:
        whole = json.loads(handle_message(json.dumps({"method": "assess", "answers": person})))
        end = [route["conditions_outcome"] for route in whole["assessment"]["routes"]]
        for way, choose in WAYS.items():
            count, outcomes = asked(person, choose)
            if outcomes != end:
                raise AssertionError(f"asking {way} misses the outcomes of {person}")
            counts[way].append(count)
    return {"every question": [len(FACTS)] * len(people)} | counts


def means(counts: dict[str, list[int]]) -> dict[str, float]:
    """The figures that are kept: the mean of each way."""
    return {way: mean(count) for way, count in counts.items()}


def measure() -> str:
    """Return the table, after checking that all strategies reach the same outcomes."""
    counts = counted()
    people = len(counts["every question"])
    keep("question_count", {"people": people, "means": means(counts)})
    rows = "".join(
        f"| {way} | {mean(count):.1f} | {min(count)} | {max(count)} |\n"
        for way, count in counts.items()
    )
    return f"""\
| questions asked | mean | fewest | most |
| --- | ---: | ---: | ---: |
{rows}
Number of questions until every route and profile is settled, or until nothing that the applicant
knows could settle it, for the {people} applicants of `benchmarks/applicants.toml`. All strategies
reach the same outcomes and ask in the same order of topics.
"""
