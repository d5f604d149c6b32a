"""Compare the speed of the rules with other rule engines, in one run on one core."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.peers import PROGRAM, json_logic_peer, openfisca_peer, zen_peer
from benchmarks.personas import complete, incomplete
from benchmarks.recorder import record_figures
from rules import PROGRAMS, assess, assess_text, validate_answers

# No person is assessed twice: the caches would make the second time faster.
PEOPLE = 2_000
WARM_UP = 300
LINES = 20_000

Evaluate = Callable[[Any], Any]

ALL = tuple(PROGRAMS.values())
OUTCOMES = sum(len(program.routes) for program in ALL)
EVERYTHING = f"{OUTCOMES} outcomes, each condition, next question, changes"
ONE_ROUTE = "`ai_worker` in one profile and period, yes or no"
OPENFISCA = "OpenFisca-Core"

OURS = {
    "complete": "**rules**, complete answers",
    "incomplete": "**rules**, half of the answers unknown",
    "text": "**rules**, half of the answers unknown, from JSON text to JSON text",
    "checked": "**rules**, complete answers, validated first",
}

# A small launcher, since Linux counts the launcher's memory into a program's peak.
_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def median_us(evaluate: Evaluate, people: list[Any]) -> float:
    """Return the median microseconds per person; the first `WARM_UP` are not measured."""
    times = []
    for person in people:
        start = time.perf_counter_ns()
        evaluate(person)
        times.append(time.perf_counter_ns() - start)
    return statistics.median(times[WARM_UP:]) / 1000


def jsonl_throughput(programs: Iterable[str] = ()) -> tuple[float, float]:
    """Measure `python -m rules check --jsonl` on people with about half of the answers.

    Args:
        programs: The ids of the programs to assess; without them, those in force on each
            filing date.

    Returns:
        The lines per second, Python's start included, and the peak memory in MB.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "people.jsonl")
        with file.open("w") as out:
            out.writelines(f"{json.dumps(person)}\n" for person in incomplete(LINES))
        options = [option for program in programs for option in ("--program", program)]
        command = [sys.executable, "-m", "rules", "check", str(file), "--jsonl", *options]
        start = time.perf_counter()
        peak = subprocess.run(
            [sys.executable, "-S", "-c", _PEAK, *command],
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
        rate = LINES / (time.perf_counter() - start)
    return rate, int(peak.stdout) / 1024


def _peers() -> dict[str, Evaluate]:
    """Return the other engines by name and version."""
    return {
        f"{OPENFISCA} {version('openfisca-core')}": openfisca_peer.evaluator(),
        f"GoRules zen-engine {version('zen-engine')}": zen_peer.evaluator(),
        f"JSON-Logic (panzi-json-logic {version('panzi-json-logic')})": json_logic_peer.evaluator(),
    }


def _assess(answers: dict[str, Any]) -> Any:
    return assess(answers, ALL)


def _ours(answers: dict[str, Any]) -> Any:
    return assess(validate_answers(answers), ALL)


def _yes(answers: dict[str, Any]) -> bool:
    found = assess(validate_answers(answers), (PROGRAM,))
    return bool(found["programs"][0]["routes"][0]["conditions_outcome"] == "met")


def measure() -> str:
    """Return the table; all engines must give the same outcomes."""
    count = WARM_UP + PEOPLE
    people, partial = complete(count), incomplete(count)
    of_one = complete(count, [PROGRAM])
    peers = _peers()
    for name, evaluate in peers.items():
        differ = [person for person in of_one if bool(evaluate(person)) != _yes(person)]
        if differ:
            sys.exit(f"{name} and the rules differ on {json.dumps(differ[0])}")
    parsed, parsed_partial = (
        [validate_answers(each) for each in all_] for all_ in (people, partial)
    )
    texts = [json.dumps(each) for each in partial]
    cases: dict[str, tuple[Evaluate, list[Any]]] = {
        "complete": (_assess, parsed),
        "incomplete": (_assess, parsed_partial),
        "text": (lambda text: assess_text(text, ALL), texts),
        "checked": (_ours, people),
        **{name: (evaluate, of_one) for name, evaluate in peers.items()},
    }
    times = {name: median_us(evaluate, given) for name, (evaluate, given) in cases.items()}
    rate, memory = jsonl_throughput()
    rate_of_all, _ = jsonl_throughput(PROGRAMS)
    record_figures(
        "speed",
        {
            "ours": {name: times[name] for name in OURS},
            "others": {name: times[name] for name in peers},
            "people": PEOPLE,
            "lines": LINES,
            "lines_a_second": rate,
            "lines_a_second_of_all": rate_of_all,
            "megabytes": memory,
        },
    )
    rows = [(OURS.get(name, name), EVERYTHING if name in OURS else ONE_ROUTE) for name in times]
    table = "".join(
        f"| {name} | {what} | {time:,.0f} |\n"
        for (name, what), time in zip(rows, times.values(), strict=True)
    )
    fisca = next(time for name, time in times.items() if name.startswith(OPENFISCA))
    longer, longer_checked = fisca / times["complete"], fisca / times["checked"]
    return f"""\
| engine | computes | µs per applicant |
| --- | --- | ---: |
{table}
One applicant at a time, in one process; median over {PEOPLE:,} applicants near the thresholds, each
assessed once, after {WARM_UP} others. For one route {OPENFISCA} takes {longer:,.0f} times as long
as **rules** takes for all routes with explanations, and {longer_checked:,.0f} times if **rules**
also validates the answers. {OPENFISCA} is designed for whole populations, where it needs far less
time per applicant. The other engines accept complete answers only, do not validate them, and give
no reasons.

`python -m rules check --jsonl`, {LINES:,} different applicants, half of the answers unknown, on one
core: {rate:,.0f} lines a second for the programs in force on the filing date, {rate_of_all:,.0f}
for all {len(PROGRAMS)} programs; peak memory {memory:.0f} MB.
"""
