"""The release step of the publishing workflow, run by a shell with a fake `gh`."""

import os
import subprocess
from pathlib import Path

import pytest
import yaml

from tools.setup_step import ROOT

CHANGELOG = """# Changes

Introduction.

## 1.1.0 (2027-02-01)

- **Changed**: one.

## 1.0.0 (2026-11-23)

- **New**: all.
"""


@pytest.mark.parametrize(
    ("released", "expected"), [("v1.0.0", "\n- **Changed**: one.\n\n"), ("v1.1.0", None)]
)
def test_the_newest_version_is_released_once(tmp_path: Path, released: str, expected: str | None):
    """A version without a release gets one with its notes; a released version gets none."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))
    script = workflow["jobs"]["release"]["steps"][-1]["run"]
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, "utf-8")
    gh = tmp_path / "gh"
    gh.write_text(
        f"#!/bin/sh\nif [ $2 = view ]; then [ $3 = {released} ]; exit; fi\n"
        'echo "$@" > arguments; cat > notes\n'
    )
    gh.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=tmp_path,
        env={"PATH": path, "GITHUB_SHA": "abc"},
        check=True,
    )
    notes = tmp_path / "notes"
    assert (notes.read_text("utf-8") if notes.exists() else None) == expected
    if expected:
        arguments = (tmp_path / "arguments").read_text("utf-8").split()
        assert arguments[:3] == ["release", "create", "v1.1.0"]
        assert {"--target", "abc"} <= set(arguments)
