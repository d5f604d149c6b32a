"""Results go to results.md, and README.md quotes figures that were measured."""

import json
from pathlib import Path

import pytest

from benchmarks import recorder

EMPTY = "before\n<!-- benchmark: {} -->\nold\n<!-- end of benchmark -->\nafter\n"


def _summary() -> str:
    return recorder.summary(json.loads(recorder.FIGURES.read_text("utf-8")))


def test_the_readme_quotes_the_recorded_figures() -> None:
    """README.md quotes what `make bench` recorded."""
    assert _summary() in recorder.README.read_text("utf-8")


def test_a_result_is_written_between_its_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A result replaces the last one; a benchmark without marks is an error."""
    results, readme = tmp_path / "results.md", tmp_path / "README.md"
    results.write_text(EMPTY.format("speed"), "utf-8")
    readme.write_text(EMPTY.format("summary"), "utf-8")
    monkeypatch.setattr(recorder, "RESULTS", results)
    monkeypatch.setattr(recorder, "README", readme)
    recorder.write_result("speed", "fast")
    assert results.read_text("utf-8").startswith(
        "before\n<!-- benchmark: speed -->\n\nfast\n\nMeasured on "
    )
    assert f"\n{_summary()}\n" in readme.read_text("utf-8")
    assert "old" not in results.read_text("utf-8") + readme.read_text("utf-8")
    with pytest.raises(LookupError, match="unheard"):
        recorder.write_result("unheard", "of")
