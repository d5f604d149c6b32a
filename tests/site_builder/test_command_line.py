"""The command line reports what is wrong, where, and how to fix it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from site_builder.paths import ROOT


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


def test_the_guide_as_it_stands_passes_the_check() -> None:
    """Every page renders, and the languages say the same."""
    done = run("check")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_wrong_address_is_refused_in_words(tmp_path: Path) -> None:
    """No traceback, a line that names the setting, exit status 1."""
    done = run("build", "--output", str(tmp_path / "site"), SITE_URL="example.org")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "SITE_URL: example.org is no address of a site; give https://host/path/"
    ]


def test_only_a_missing_package_is_reported_as_not_installed(tmp_path: Path) -> None:
    """A module of this repository that cannot be found is a fault with a traceback."""
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
