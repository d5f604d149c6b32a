"""Runs the tests against mutants, each in one of a few copies of the rules and their tests."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from tempfile import mkdtemp

from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_item import WorkResult

from tools.mutation_tests.selection import Mutant
from tools.setup_step import ROOT

# Soonest to fail first: a mutant needs only one. A good part of what `make test` runs, so that a
# survivor, who runs them all, takes seconds; what survives here may still fail there.
TESTS = (
    "test_cases.py",
    "test_engine.py",
    "test_schema.py",
    "test_opening.py",
    "test_data.py",
    "test_whole_applicants.py::test_anyone_is_assessed_as_the_second_reading_says[0]",
    "test_timing.py",
    "test_properties.py",
    "test_versions.py::test_todays_outcomes_are_those_of_todays_version",
    "test_law_coverage.py",
    "test_whole_applicants.py::test_a_change_makes_the_conditions_met",
    "test_every_state.py",
)
# The largest groups of states, whose conditions and facts smaller ones hold too.
LEFT_OUT = "vfx_sector+job_ai_sector or (first and vfx_sector)"
# Seconds of this machine's work, and kilobytes of its memory: a mutant may never come to an end.
LONGEST, LARGEST = 60, 2_000_000
# What the tests read: no git, so that a copy is made at once.
COPIED = ("rules", "tests/rules", "tests/conftest.py", "pyproject.toml", "CHANGELOG.md")

_SCRIPT = f"""\
ulimit -t {LONGEST} -v {LARGEST}
exec {ROOT}/.venv/bin/python -m pytest -q -x -p no:cacheprovider -p no:xdist \\
    --hypothesis-profile unshrunk -k 'not ({LEFT_OUT})' \\
    {" ".join(f"tests/rules/{test}" for test in TESTS)}
"""
COMMAND = "bash run-tests"


class TestsFailError(Exception):
    """The tests fail without any mutant; says what pytest said."""


def run(found: list[Mutant], jobs: int) -> Iterator[tuple[Mutant, WorkResult]]:
    """What became of each mutant, as soon as it is known."""
    folder = Path(mkdtemp(prefix="mutants-"))
    try:
        model = _copy(folder / "model")
        # What is compiled here stays so for the copies, but for the file that is a mutant.
        Path(model, "run-tests").write_text(_SCRIPT, encoding="utf-8")
        done = subprocess.run(
            COMMAND.split(), cwd=model, capture_output=True, check=False, text=True
        )
        if done.returncode:
            raise TestsFailError(done.stdout)
        with ProcessPoolExecutor(jobs, initializer=_enter, initargs=(model,)) as processes:
            waiting = {processes.submit(_test, mutant): mutant for mutant in found}
            for each in as_completed(waiting):
                yield waiting[each], each.result()
    finally:
        shutil.rmtree(folder)


def _copy(place: Path) -> Path:
    for name in COPIED:
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, target)
    return place


def _enter(model: Path) -> None:
    os.chdir(shutil.copytree(model, model.parent / f"copy-{os.getpid()}"))


def _test(mutant: Mutant) -> WorkResult:
    result = mutate_and_test([mutant.spec], COMMAND, timeout=LONGEST * 10)
    if result.test_outcome is None or result.output is None:
        sys.exit(f"Cosmic Ray could not make {mutant}")
    return result
