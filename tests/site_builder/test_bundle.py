"""The published folder of the runtime and the rules, which is the same in every build."""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from zstandard import ZstdDecompressor

from site_builder.errors import BuildError
from site_builder.paths import Paths
from site_builder.runtime.bundle import RUNTIME_FILES, make_bundle
from site_builder.runtime.minify import minify
from site_builder.runtime.rules_archive import rules_archive
from tools.testing.runtime_manifest import read_manifest


def test_the_archive_depends_on_the_rules_alone(tmp_path: Path) -> None:
    """File times and the order of the folder do not change the archive."""
    copy = tmp_path / "rules"
    shutil.copytree(Paths().rules, copy)
    for path in copy.rglob("*"):
        os.utime(path, (0, 0))
    assert rules_archive(copy) == rules_archive(Paths().rules)


def test_the_archive_is_enough_to_assess(tmp_path: Path) -> None:
    """The rules run from the browser's archive alone."""
    with zipfile.ZipFile(io.BytesIO(rules_archive(Paths().rules))) as archive:
        archive.extractall(tmp_path)
        names = set(archive.namelist())
    assert {
        "rules/messages.py",
        "rules/programs/pilot/parameters.toml",
        "rules/data/occupations.csv",
    } <= names
    assert names.isdisjoint(
        {"rules/__main__.py", "rules/io/schema.py", "rules/data/published-figures.toml"}
    )
    code = (
        "import json; from rules.messages import handle_message; "
        "answers = {'filing_date': '2024-03-01', 'age': 30}; "
        "print(handle_message(json.dumps({'method': 'assess', 'answers': answers})))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {code}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["assessment"]["programs"][0]["period"] == "second"


# Packed sizes in the last release with one program, 1.0.0, and how much they may grow.
ARCHIVE_1_0_0, LIBRARY_1_0_0 = 42_101, 302_936
MAX_GROWTH = 25_000


def test_two_more_programs_add_little_to_the_library(site: Path) -> None:
    """The PSTQ and the PEQ add at most 25 kB to either variant."""
    (library,) = (site / "engine").glob("library.*.zip.zst")
    assert library.stat().st_size <= LIBRARY_1_0_0 + MAX_GROWTH
    assert len(rules_archive(Paths().rules)) <= ARCHIVE_1_0_0 + MAX_GROWTH


def test_the_archive_is_minified() -> None:
    """Docstrings and annotations are removed; fields of classes stay."""
    source = '''
"""A module."""
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from elsewhere import Name


@dataclass
class Point:
    """A point."""

    x: int = 0  # a comment

    def area(self, times: "Name") -> int:
        """Return the area."""
        found: int = self.x * times
        return found


class Empty:
    """Nothing."""
'''
    assert (
        minify(source)
        == """from typing import TYPE_CHECKING

@dataclass
class Point:
    x: int = 0

    def area(self, times):
        found = self.x * times
        return found

class Empty:
    pass"""
    )


def test_the_page_lists_every_file(site: Path) -> None:
    """The manifest in the check's page has each file's size, and its name contains its hash."""
    page = site / "en" / "check" / "index.html"
    listed = read_manifest(page)
    engine = page.parent / listed["base"]
    for entry in listed["files"]:
        content = (engine / entry["file"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (
            entry["bytes"],
            entry["sha256"],
        )
        assert f".{entry['sha256'][:12]}." in entry["file"]
    names = {entry["file"] for entry in listed["files"]}
    assert names == {path.name for path in engine.iterdir()}


def test_the_library_contains_the_modules_that_are_used(site: Path) -> None:
    """It has every module that the rules import, compiled, but no data file and no parser of data
    files.
    """
    (packed,) = (site / "engine").glob("library.*.zip.zst")
    whole = ZstdDecompressor().decompress(packed.read_bytes())
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        names = archive.namelist()
    assert {
        "rules/messages.pyc",
        "rules/read.pyc",
        "precompiled_exec.pyc",
        "dataclasses.pyc",
    } <= set(names)
    assert {name for name in names if not name.endswith(".pyc")} == set()
    read_or_told = (
        "tomllib",
        "csv",
        "locale",
        "ast",
        "asyncio/events",
        "tokenize",
        "zipfile",
        "tempfile",
    )
    assert not [name for name in names if name.startswith(read_or_told)]


def test_a_missing_runtime_is_reported(tmp_path: Path) -> None:
    """The message names the command that installs it."""
    with pytest.raises(BuildError, match="npm ci"):
        make_bundle(replace(Paths(), pyodide=tmp_path / "nothing", site=tmp_path / "site"))


def test_another_version_of_the_runtime_is_refused(tmp_path: Path) -> None:
    """The runtime must have the version of package.json."""
    (tmp_path / "package.json").write_text('{"version": "1.2.3"}', "utf-8")
    with pytest.raises(BuildError, match=r"is version 1\.2\.3"):
        make_bundle(replace(Paths(), pyodide=tmp_path, site=tmp_path / "site"))


def test_a_runtime_with_a_missing_file_is_refused(tmp_path: Path) -> None:
    """Every file of the runtime must exist."""
    first, *others = RUNTIME_FILES
    for name in (*others, "package.json"):
        shutil.copy(Paths().pyodide / name, tmp_path / name)
    with pytest.raises(BuildError, match=f"{first}: is missing"):
        make_bundle(replace(Paths(), pyodide=tmp_path, site=tmp_path / "site"))
