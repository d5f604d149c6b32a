"""Running an earlier version of the rules beside the working tree's."""

import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

from rules.compare.boundary_cases import Answers, Boundaries
from rules.programs import PROGRAMS

WORKING_TREE = Path(__file__).resolve().parents[2]

# Versions before programs had names of their own for it.
_PRINT_BOUNDARIES = """
import json
try:
    from rules.compare.boundary_cases import boundaries
except ImportError:
    try:
        from rules.compare.boundary_cases import cuts as boundaries
    except ImportError:
        from rules.compare.probes import cuts as boundaries
print(json.dumps(boundaries()))
"""


class NoSuchVersionError(Exception):
    """The earlier version does not exist or cannot be compared; the message says why."""


@contextmanager
def version_at(revision: str) -> Iterator[Path]:
    """Provide a folder with the package `rules` of that git revision.

    Raises:
        NoSuchVersionError: There is no such revision, or it has no rules.
    """
    found = subprocess.run(
        ["git", "archive", "--end-of-options", revision, "rules"],
        cwd=WORKING_TREE,
        capture_output=True,
        check=False,
    )
    if found.returncode:
        message = found.stderr.decode(errors="replace").strip()
        if "pathspec" in message:
            message = "that revision has no folder rules/"
        raise NoSuchVersionError(message.removeprefix("fatal: "))
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(found.stdout)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder)


class Version:
    """The rules in a folder, run as another process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def boundaries(self) -> Boundaries:
        """What its conditions tell apart.

        Raises:
            NoSuchVersionError: It cannot say.
        """
        done = subprocess.run(
            [sys.executable, "-c", _PRINT_BOUNDARIES],
            cwd=self._folder,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise NoSuchVersionError("that version of the rules is too old to be compared")
        found: Boundaries = json.loads(done.stdout)
        return found if "programs" in found else _of_one_program(found)

    @cached_property
    def _has_programs(self) -> bool:
        return (self._folder / "rules" / "programs" / "registry.py").is_file()

    def assessments(self, program: str, people: Iterable[Answers]) -> Iterator[bytes]:
        """Yield what it says of each under the program, as JSON in its own form; an `error` where
        it does not accept the answers. Facts that it lacks are left out.
        """
        facts = set(self.boundaries["facts"])
        with tempfile.TemporaryFile() as lines:
            for person in people:
                known = {fact: value for fact, value in person.items() if fact in facts}
                lines.write(json.dumps(known).encode() + b"\n")
            lines.seek(0)
            command = [sys.executable, "-m", "rules", "check", "-", "--jsonl"]
            command += ["--program", program] if self._has_programs else []
            with subprocess.Popen(
                command, cwd=self._folder, stdin=lines, stdout=subprocess.PIPE
            ) as run:
                yield from run.stdout or ()


def _of_one_program(boundaries: Boundaries) -> Boundaries:
    """The boundaries of a version that knew the first program only, in today's form."""
    people = {day: [person] for day, person in boundaries["people"].items()}
    facts = {"filing_date"} | {fact for day in boundaries["values"].values() for fact in day}
    return {
        "facts": sorted(facts),
        "programs": {next(iter(PROGRAMS)): {**boundaries, "people": people}},
    }


def read_assessment(text: bytes) -> dict[str, Any]:
    """Return an assessment of any version in today's form. Schema 1 had the first program only."""
    assessment: dict[str, Any] = json.loads(text)
    if "programs" in assessment or "error" in assessment:
        return assessment
    program = {"program": next(iter(PROGRAMS)), **assessment["program"]}
    return {**assessment, "programs": [{**program, "routes": assessment["routes"]}]}
