"""Count the questions that lead to a full result, for the readable `applicants.toml`."""

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.recorder import record_figures
from rules import PROGRAMS, handle_message
from rules.programs.registry import questions_of

APPLICANTS = Path(__file__).with_name("applicants.toml")
NOT_KNOWN = "unknown"
_RULE = "| --- | ---: | ---: | ---: |"

Answers = dict[str, Any]
# The fact to ask next, of the reply of the rules to the answers so far.
Choose = Callable[[dict[str, Any], Answers], str | None]


def groups() -> dict[tuple[str, ...], list[Answers]]:
    """Return the answers of the applicants who are asked about each set of programs; None is
    "I do not know".
    """
    data = tomllib.loads(APPLICANTS.read_text("utf-8"))
    return {
        tuple(data[f"programs{suffix}"]): [
            {
                key: None if value == NOT_KNOWN else value
                for key, value in (data[f"anyone{suffix}"] | applicant).items()
                if key != "who"
            }
            for applicant in data[f"applicant{suffix}"]
        ]
        for suffix in ("", "_now")
    }


def exact(reply: dict[str, Any], _known: Answers) -> str | None:
    """Ask what can still change an outcome, as the page does."""
    fact: str | None = reply["ask"]
    return fact


def in_order(reply: dict[str, Any], known: Answers) -> str | None:
    """Ask in a fixed order, until no answer could change an outcome."""
    return reply["ask"] and next(fact for fact in _questions(reply) if fact not in known)


def by_condition(reply: dict[str, Any], known: Answers) -> str | None:
    """Ask, in the same order, what an open condition of an open route reads."""
    read = {
        fact
        for route in _routes(reply)
        if all(condition["outcome"] != "not_met" for condition in route["conditions"])
        for condition in route["conditions"]
        if condition["outcome"] == "unknown"
        for fact in condition["facts"]
    }
    return next((fact for fact in _questions(reply) if fact in read and fact not in known), None)


def _questions(reply: dict[str, Any]) -> Iterable[str]:
    return questions_of(PROGRAMS[each["program"]] for each in reply["assessment"]["programs"])


def _routes(reply: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for program in reply["assessment"]["programs"]:
        yield from program["routes"]


def _reply(answers: Answers, programs: Sequence[str] | None) -> dict[str, Any]:
    skip = [fact for fact, value in answers.items() if value is None]
    message = {"method": "assess", "answers": answers, "skip": skip, "programs": programs}
    found: dict[str, Any] = json.loads(handle_message(json.dumps(message)))
    return found


def _outcomes(reply: dict[str, Any]) -> list[str]:
    return [route["conditions_outcome"] for route in _routes(reply)]


STRATEGIES: dict[str, Choose] = {
    "in a fixed order, until every outcome is settled": in_order,
    "in that order, only what an open condition reads": by_condition,
    "in that order, **only what can still change an outcome**": exact,
}


def count_questions(
    person: Answers, choose: Choose, programs: Sequence[str] | None = None
) -> tuple[int, list[str]]:
    """Return the number of questions, including the filing date, and the final outcomes.

    Without `programs`, those in force on the filing date are asked about.
    """
    known = {"filing_date": person["filing_date"]}
    while True:
        reply = _reply(known, programs)
        fact = choose(reply, known)
        if fact is None:
            return len(known), _outcomes(reply)
        known[fact] = person.get(fact)


def count_all() -> dict[str, dict[str, list[int]]]:
    """Return the questions that each strategy asks each person, by the programs asked about.

    Raises:
        AssertionError: a strategy ends with other outcomes.
    """
    found = {}
    for programs, people in groups().items():
        asked = questions_of(PROGRAMS[each] for each in programs)
        counts: dict[str, list[int]] = {way: [] for way in STRATEGIES}
        for person in people:
            end = _outcomes(_reply(person, programs))
            for way, choose in STRATEGIES.items():
                count, outcomes = count_questions(person, choose, programs)
                if outcomes != end:
                    raise AssertionError(f"asking {way} misses the outcomes of {person}")
                counts[way].append(count)
        every = {"every question": [len(asked)] * len(people)}
        found[" and ".join(programs)] = every | counts
    return found


def means(counts: dict[str, dict[str, list[int]]]) -> dict[str, dict[str, float]]:
    """Return the mean of each strategy, by the programs asked about."""
    return {
        programs: {way: mean(count) for way, count in ways.items()}
        for programs, ways in counts.items()
    }


def measure() -> str:
    """Return the tables; all strategies must end with the same outcomes."""
    counts = count_all()
    people = sum(len(ways["every question"]) for ways in counts.values())
    record_figures("question_count", {"people": people, "means": means(counts)})
    tables = "\n".join(
        f"| questions asked about {programs} | mean | fewest | most |\n{_RULE}\n"
        + "".join(
            f"| {way} | {mean(count):.1f} | {min(count)} | {max(count)} |\n"
            for way, count in ways.items()
        )
        for programs, ways in counts.items()
    )
    return f"""\
{tables}
Number of questions until every route and profile is settled, or until nothing that the applicant
knows could settle it, for the {people} applicants of `benchmarks/applicants.toml`. All strategies
reach the same outcomes and ask in the same order of topics.
"""
