"""Count the questions that lead to a full result, for the readable `applicants.toml`."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.recorder import record_figures
from rules import handle_message
from rules.programs.pilot import FACTS

APPLICANTS = Path(__file__).with_name("applicants.toml")
NOT_KNOWN = "unknown"

Answers = dict[str, Any]
# The fact to ask next, of the reply of the rules to the answers so far.
Choose = Callable[[dict[str, Any], Answers], str | None]


def applicants() -> list[Answers]:
    """Return every applicant's answers; None is "I do not know"."""
    data = tomllib.loads(APPLICANTS.read_text("utf-8"))
    people = []
    for applicant in data["applicant"]:
        facts = data["anyone"] | {key: value for key, value in applicant.items() if key != "who"}
        people.append({key: None if value == NOT_KNOWN else value for key, value in facts.items()})
    return people


def exact(reply: dict[str, Any], _known: Answers) -> str | None:
    """Ask what can still change an outcome, as the page does."""
    fact: str | None = reply["ask"]
    return fact


def in_order(reply: dict[str, Any], known: Answers) -> str | None:
    """Ask in a fixed order, until no answer could change an outcome."""
    return reply["ask"] and next(fact for fact in FACTS if fact not in known)


def by_condition(reply: dict[str, Any], known: Answers) -> str | None:
    """Ask, in the same order, what an open condition of an open route reads."""
    read = {
        fact
        for route in reply["assessment"]["programs"][0]["routes"]
        if all(condition["outcome"] != "not_met" for condition in route["conditions"])
        for condition in route["conditions"]
        if condition["outcome"] == "unknown"
        for fact in condition["facts"]
    }
    return next((fact for fact in FACTS if fact in read and fact not in known), None)


STRATEGIES: dict[str, Choose] = {
    "in a fixed order, until every outcome is settled": in_order,
    "in that order, only what an open condition reads": by_condition,
    "in that order, **only what can still change an outcome**": exact,
}


def count_questions(person: Answers, choose: Choose) -> tuple[int, list[str]]:
    """Return the number of questions, including the filing date, and the final outcomes."""
    known = {"filing_date": person["filing_date"]}
    while True:
        skip = [fact for fact, value in known.items() if value is None]
        message = {"method": "assess", "answers": known, "skip": skip, "programs": ["pilot"]}
        reply = json.loads(handle_message(json.dumps(message)))
        fact = choose(reply, known)
        if fact is None:
            routes = reply["assessment"]["programs"][0]["routes"]
            return len(known), [route["conditions_outcome"] for route in routes]
        known[fact] = person.get(fact)


def count_all() -> dict[str, list[int]]:
    """Return the questions that each strategy asks each person.

    Raises:
        AssertionError: a strategy ends with other outcomes.
    """
    people = applicants()
    counts: dict[str, list[int]] = {way: [] for way in STRATEGIES}
    for person in people:
        whole = json.loads(
            handle_message(
                json.dumps({"method": "assess", "answers": person, "programs": ["pilot"]})
            )
        )
        end = [
            route["conditions_outcome"] for route in whole["assessment"]["programs"][0]["routes"]
        ]
        for way, choose in STRATEGIES.items():
            count, outcomes = count_questions(person, choose)
            if outcomes != end:
                raise AssertionError(f"asking {way} misses the outcomes of {person}")
            counts[way].append(count)
    return {"every question": [len(FACTS)] * len(people)} | counts


def means(counts: dict[str, list[int]]) -> dict[str, float]:
    """Return the mean of each strategy."""
    return {way: mean(count) for way, count in counts.items()}


def measure() -> str:
    """Return the table; all strategies must end with the same outcomes."""
    counts = count_all()
    people = len(counts["every question"])
    record_figures("question_count", {"people": people, "means": means(counts)})
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
