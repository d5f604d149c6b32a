"""`python -m site_builder` says what is wrong in words."""

import os
import subprocess
import sys
from pathlib import Path

from site_builder.paths import ROOT


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What the command line answers."""
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
