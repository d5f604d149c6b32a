"""The surgery on Python's runtime: it fits one version, and is done once."""

from pathlib import Path

import pytest

from site_builder.engine.kept import kept
from site_builder.engine.library import FITS, library
from site_builder.errors import BuildError
from site_builder.paths import Paths


def test_another_version_of_pyodide_is_refused_in_words(tmp_path: Path) -> None:
    """Who raises Pyodide's version is told what to read again, before a page can break."""
    with pytest.raises(BuildError) as refused:
        library(Paths().pyodide, f"{FITS}1", b"", tmp_path)
    said = str(refused.value)
    for word in ("site_builder/engine/standins", FITS, f"{FITS}1", "python_stdlib.zip"):
        assert word in said


def test_what_was_made_is_kept_until_its_sources_change(tmp_path: Path) -> None:
    """The same content is made once, other content anew, and only the last is kept."""
    made: list[bytes] = []

    def make() -> bytes:
        made.append(b"")
        return bytes(len(made))

    assert kept(tmp_path, "a", [b"1", b"2"], make) == bytes(1)
    assert kept(tmp_path, "a", [b"1", b"2"], make) == bytes(1)
    assert kept(tmp_path, "a", [b"12", b""], make) == bytes(2)
    assert len(list(tmp_path.iterdir())) == 1
