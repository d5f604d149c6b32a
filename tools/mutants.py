"""Changes the rules in one small place at a time and sees whether the tests notice.

A changed copy, a mutant, that no test tells from the rules is a survivor: a case is missing, or the
change means nothing, which `tests/rules/equivalent-mutants.toml` then says with the reason. The
tests run in scratch copies, never in this tree.
"""

import argparse
import ast
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools.mutations import Change, changes_of

ROOT = Path(__file__).resolve().parent.parent
MUTATED = ("rules/program", "rules/engine", "rules/model", "rules/periods.py", "rules/intakes.py")
EQUIVALENT = ROOT / "tests" / "rules" / "equivalent-mutants.toml"
# Soonest to fail first: a mutant needs only one.
TESTS = (
    "test_cases.py",
    "test_data.py",
    "test_law_coverage.py",
    "test_every_state.py",
    "test_whole_applicants.py",
    "test_schema.py",
    "test_properties.py",
    "test_opening.py",
)
LONGEST = 240
FAILED, PASSED = 1, 0


@dataclass(frozen=True)
class Mutant:
    """One change of one file. Two changes that read alike on lines that do are told by `nth`."""

    file: str
    change: Change
    nth: int

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What names it in the list of equivalent mutants, wherever in the file it moves."""
        return self.file, self.change.line, self.change.words, self.nth

    def __str__(self) -> str:
        nth = f" ({self.nth})" if self.nth > 1 else ""
        return f"{self.file}:{self.change.row}: {self.change.line!r}: {self.change.words}{nth}"


def mutants(paths: list[str]) -> Iterator[Mutant]:
    """Every mutant of the Python files at these paths, which are of the repository."""
    for path in paths:
        found = ROOT / path
        for file in sorted(found.rglob("*.py")) if found.is_dir() else [found]:
            seen: dict[tuple[str, str], int] = {}
            for change in changes_of(file.read_text(encoding="utf-8")):
                alike = (change.line, change.words)
                seen[alike] = seen.get(alike, 0) + 1
                yield Mutant(str(file.relative_to(ROOT)), change, seen[alike])


def scratch(folder: Path) -> Path:
    """A copy of the rules and their tests in `folder`, with which nobody else works."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("rules", "tests/rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in ("pyproject.toml", "tests/conftest.py"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def tested(folder: Path) -> tuple[int, str]:
    """The exit status of the tests in a scratch copy, and what they said."""
    tests = [f"tests/rules/{name}" for name in TESTS if (folder / "tests/rules" / name).exists()]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    # The same examples every time, and no file of an earlier mutant taken for this one's.
    settings = {"CI": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(folder)}
    environment = {k: v for k, v in os.environ.items() if k != "VERIFICATION_REPORT"} | settings
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            text=True,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        return FAILED, "the time ran out"
    return done.returncode, done.stdout


def survives(mutant: Mutant, folder: Path) -> bool:
    """Whether the tests pass with this mutant in the place of the rules' own file."""
    file = folder / mutant.file
    original = file.read_text(encoding="utf-8")
    file.write_text(mutant.change.applied_to(original), encoding="utf-8")
    try:
        status, _ = tested(folder)
    finally:
        file.write_text(original, encoding="utf-8")
    return status == PASSED


def run(found: list[Mutant], jobs: int) -> list[Mutant]:
    """The survivors among the mutants, each said as soon as it is known."""
    survivors = []
    with tempfile.TemporaryDirectory() as place, ThreadPoolExecutor(jobs) as workers:
        free: queue.Queue[Path] = queue.Queue()
        for number in range(jobs):
            free.put(scratch(Path(place) / str(number)))
        status, said = tested(Path(place) / "0")
        if status != PASSED:
            sys.exit(f"The tests fail without any mutant:\n{said}")

        def one(mutant: Mutant) -> bool:
            folder = free.get()
            try:
                return survives(mutant, folder)
            finally:
                free.put(folder)

        for mutant, alive in zip(found, workers.map(one, found), strict=True):
            if alive:
                survivors.append(mutant)
                print(f"survives: {mutant}", flush=True)
    return survivors


def listed() -> dict[tuple[str, str, str, int], str]:
    """The mutants that are known to change nothing, and why."""
    if not EQUIVALENT.exists():
        return {}
    found = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))["mutant"]
    return {(m["file"], m["line"], m["change"], m.get("nth", 1)): m["why"] for m in found}


def report(made: int, equivalent: int, survivors: int) -> None:
    """Adds the score to the file that VERIFICATION_REPORT names, if it names one."""
    if "VERIFICATION_REPORT" not in os.environ:
        return
    file = Path(os.environ["VERIFICATION_REPORT"])
    found = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    killed = made - equivalent - survivors
    found["mutants"] = {
        "made": made,
        "killed": killed,
        "change nothing": equivalent,
        "survive": survivors,
    }
    file.write_text(json.dumps(found, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def main() -> int:
    """0 if every mutant is killed or listed as equivalent, and all that is listed exists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=MUTATED, help="what to change")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--list", action="store_true", help="print the mutants, test none")
    options = parser.parse_args()
    found = list(mutants(options.paths))
    if options.list:
        print(*found, sep="\n")
        return 0
    reasons = listed()
    equivalent = [mutant for mutant in found if mutant.key in reasons]
    gone = reasons.keys() - {mutant.key for mutant in mutants(list(MUTATED))}
    survivors = run([mutant for mutant in found if mutant.key not in reasons], options.jobs)
    for key in sorted(gone):
        print(f"listed, but no mutant any more: {key}")
    killed = len(found) - len(equivalent) - len(survivors)
    print(
        f"{len(found)} mutants: {killed} killed, {len(equivalent)} change nothing, "
        f"{len(survivors)} survive"
    )
    report(len(found), len(equivalent), len(survivors))
    return 1 if survivors or gone else 0


if __name__ == "__main__":
    sys.exit(main())
