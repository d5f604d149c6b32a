"""The speed of the rules, beside other rule engines, in one run on one core.

python -m benchmarks.rules_speed
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.peers import json_logic_peer, openfisca_peer, zen_peer
from benchmarks.people import complete, incomplete
from rules.answers import check_answers
from rules.api import assess_text
from rules.engine.assess import assess

ROUNDS = 7
PEOPLE = 300
LINES = 100_000

Evaluate = Callable[[Any], Any]


def median_time(evaluate: Evaluate, people: list[Any]) -> float:
    """Microseconds a person: the median over rounds, each over all people, the first unmeasured."""
    for person in people:
        evaluate(person)
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for person in people:
            evaluate(person)
        rounds.append((time.perf_counter() - start) / len(people) * 1e6)
    return statistics.median(rounds)


def lines_a_second() -> tuple[float, float]:
    """Applications a second of `--jsonl`, and the most memory that it took, in MB."""
    people = [json.dumps(person) for person in incomplete(1000)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "people.jsonl")
        with file.open("w") as out:
            out.writelines(f"{people[number % len(people)]}\n" for number in range(LINES))
        command = [sys.executable, "-m", "rules", "check", str(file), "--jsonl"]
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        rate = LINES / (time.perf_counter() - start)
    return rate, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _ours(answers: dict[str, Any]) -> bool:
    route = assess(check_answers(answers))["routes"][0]
    return bool(route["conditions_outcome"] == "met")


def main() -> None:
    """Checks that all engines agree, measures them, and prints the table that README quotes."""
    people = complete(PEOPLE)
    partial = incomplete(PEOPLE)
    peers: dict[str, Evaluate] = {
        "OpenFisca-Core, `ai_worker` alone, yes or no": openfisca_peer.evaluator(),
        "GoRules zen-engine, `ai_worker` alone, yes or no": zen_peer.evaluator(),
        "JSON-Logic (panzi-json-logic), `ai_worker` alone, yes or no": json_logic_peer.evaluator(),
    }
    for name, evaluate in peers.items():
        differ = [person for person in people if bool(evaluate(person)) != _ours(person)]
        if differ:
            sys.exit(f"{name} and the rules differ on {json.dumps(differ[0])}")
    parsed = [check_answers(person) for person in people]
    parsed_partial = [check_answers(person) for person in partial]
    rows = [
        ("this project: six pairs, reasons, next fact, changes; complete", assess, parsed),
        ("the same, half of the answers unknown", assess, parsed_partial),
        ("the same, JSON text in and out", assess_text, [json.dumps(each) for each in partial]),
        *((name, evaluate, people) for name, evaluate in peers.items()),
    ]
    print(f"| what | µs a case, median of {ROUNDS} rounds over {PEOPLE} people |")
    print("| --- | ---: |")
    for name, evaluate, given in rows:
        print(f"| {name} | {median_time(evaluate, given):,.0f} |")
    rate, memory = lines_a_second()
    print(f"\n`--jsonl`, {LINES:,} lines: {rate:,.0f} applications a second, {memory:.0f} MB")


if __name__ == "__main__":
    main()
