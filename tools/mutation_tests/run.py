"""Run the tests against mutants, in parallel copies of the rules and their tests."""

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

from tools.mutation_tests.scope import COPIED, SKIPPED_STATES, TESTS
from tools.mutation_tests.selection import Mutant
from tools.setup_step import ROOT

# Limits in seconds and kilobytes, since a mutant may never end.
TIMEOUT_S, MEMORY_KB = 60, 2_000_000

_SCRIPT = f"""\
ulimit -t {TIMEOUT_S} -v {MEMORY_KB}
exec {ROOT}/.venv/bin/python -m pytest -q -x -p no:cacheprovider -p no:xdist \\
    --complete --hypothesis-profile unshrunk -k 'not ({SKIPPED_STATES})' \\
    {" ".join(f"tests/rules/{test}" for test in TESTS)}
"""
COMMAND = "bash run-tests"


class TestsFailError(Exception):
    """The tests fail without any mutant; the message is pytest's output."""


def run_mutants(found: list[Mutant], jobs: int) -> Iterator[tuple[Mutant, WorkResult]]:
    """Yield each mutant with its result, as soon as it is known."""
    folder = Path(mkdtemp(prefix="mutants-"))
    try:
        model = _copy(folder / "model")
        # The copies reuse the bytecode compiled here.
        Path(model, "run-tests").write_text(_SCRIPT, encoding="utf-8")
        result = subprocess.run(
            COMMAND.split(), cwd=model, capture_output=True, check=False, text=True
        )
        if result.returncode:
            raise TestsFailError(result.stdout)
        with ProcessPoolExecutor(jobs, initializer=_enter_copy, initargs=(model,)) as processes:
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


def _enter_copy(model: Path) -> None:
    os.chdir(shutil.copytree(model, model.parent / f"copy-{os.getpid()}"))


def _test(mutant: Mutant) -> WorkResult:
    result = mutate_and_test([mutant.spec], COMMAND, timeout=TIMEOUT_S * 10)
    if result.test_outcome is None or result.output is None:
        sys.exit(f"Cosmic Ray could not create {mutant}")
    return result
