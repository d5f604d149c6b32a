"""The command line reports what is wrong, where, and how to fix it."""

import os
import shutil
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.build import exclusive
from site_builder.paths import ROOT, Paths


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m site_builder` in the repository's root."""
    return subprocess.run(
        [sys.executable, "-m", "site_builder", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_guide_passes_the_check() -> None:
    """Every page renders, and the languages match."""
    done = run("check")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_wrong_address_is_reported(tmp_path: Path) -> None:
    """One line names the setting, without a traceback, and the exit status is 1."""
    done = run("build", "--output", str(tmp_path / "site"), SITE_URL="example.org")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "SITE_URL: example.org is not a valid URL. Use https://host/path/."
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("argument", ["macros", "--help"])
def test_output_that_cannot_be_written_is_an_error(argument: str) -> None:
    """A full disk gives one line; a closed pipe gives no output and the status of SIGPIPE."""
    reader, writer = os.pipe()
    os.close(reader)
    ends = []
    with Path("/dev/full").open("wb") as full, os.fdopen(writer, "wb") as unread:
        for stdout in (full, unread):
            done = subprocess.run(
                [sys.executable, "-m", "site_builder", argument],
                cwd=ROOT,
                stdout=stdout,
                stderr=subprocess.PIPE,
                check=False,
            )
            ends.append((done.returncode, done.stderr))
    assert ends == [(1, b"output: No space left on device\n"), (141, b"")]


def test_only_a_missing_package_is_reported_as_not_installed(tmp_path: Path) -> None:
    """A missing module of this repository is a bug, which needs a traceback."""
    for folder in ("rules", "site_builder"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    errors = tmp_path / "site_builder" / "errors.py"
    for name, message in (
        ("no_such_package", "no_such_package is not installed. Run `make build`"),
        ("site_builder.no_such_module", "ModuleNotFoundError: No module named"),
    ):
        errors.write_text(f"import {name}\n", "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "site_builder", "check"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert message in done.stderr
        assert ("Traceback" in done.stderr) == name.startswith("site_builder")


def test_builds_into_one_folder_wait_for_each_other(tmp_path: Path) -> None:
    """Builds into different folders do not wait."""
    paths = replace(Paths(), site=tmp_path / "site")
    entered = threading.Event()

    def build_as_well() -> None:
        with exclusive(paths):
            entered.set()

    other = threading.Thread(target=build_as_well)
    with exclusive(paths), exclusive(replace(paths, site=tmp_path / "elsewhere")):
        other.start()
        assert not entered.wait(0.3)
    assert entered.wait(10)
    other.join()
