"""Running an earlier version of the rules beside the working tree's."""

import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from rules.compare.boundary_cases import Answers, Boundaries

WORKING_TREE = Path(__file__).resolve().parents[2]

_PRINT_BOUNDARIES = (
    "import json; from rules.compare.boundary_cases import boundaries; "
    "print(json.dumps(boundaries()))"
)


class NoSuchVersionError(Exception):
    """The earlier version does not exist or cannot be compared; the message says why."""


@contextmanager
def version_at(revision: str) -> Iterator[Path]:
    """Provide a folder with the package `rules` of that git revision.

    Raises:
        NoSuchVersionError: git knows no such revision.
    """
    found = subprocess.run(
        ["git", "archive", "--end-of-options", revision, "rules"],
        cwd=WORKING_TREE,
        capture_output=True,
        check=False,
    )
    if found.returncode:
        raise NoSuchVersionError(found.stderr.decode(errors="replace").strip())
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(found.stdout)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder)


def boundaries_of(version: Path) -> Boundaries:
    """Return the boundaries of that version.

    Raises:
        NoSuchVersionError: The version has no boundaries, since it is too old.
    """
    done = subprocess.run(
        [sys.executable, "-c", _PRINT_BOUNDARIES], cwd=version, capture_output=True, check=False
    )
    if done.returncode:
        reason = "that version of the rules is too old to be compared"
        raise NoSuchVersionError(reason)
    found: Boundaries = json.loads(done.stdout)
    return found


def assessments(version: Path, people: Iterable[Answers]) -> Iterator[dict[str, Any]]:
    """Yield that version's assessment of each applicant, or an `error` for invalid answers."""
    with tempfile.TemporaryFile() as lines:
        lines.writelines(json.dumps(person).encode() + b"\n" for person in people)
        lines.seek(0)
        command = [sys.executable, "-m", "rules", "check", "-", "--jsonl"]
        with subprocess.Popen(command, cwd=version, stdin=lines, stdout=subprocess.PIPE) as run:
            for line in run.stdout or ():
                yield json.loads(line)
