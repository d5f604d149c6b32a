"""What the development server builds when a source changes."""

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder import dev_server
from site_builder.build import Guide
from site_builder.dev_server import Rebuilder
from site_builder.generator.config import write_config
from site_builder.generator.sources import write_pages
from site_builder.paths import Paths

PAGE = "now/peq.md"


@pytest.fixture
def built(guide: Guide, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """The site, built from a copy of the pages."""
    paths = replace(Paths(), docs=tmp_path / "docs", build=tmp_path / "build", site=tmp_path / "s")
    shutil.copytree(Paths.docs, paths.docs)
    shutil.copytree(site, paths.site)
    own = replace(guide, pages={folder: dict(pages) for folder, pages in guide.pages.items()})
    for folder, pages in own.pages.items():
        write_pages(paths, own.translators[folder], pages, None)
        write_config(paths, own.translators[folder], own.languages, pages, None)
    for path in paths.site.rglob("*"):
        path.touch()
    monkeypatch.setitem(dev_server._guides, paths.site, own)
    return paths


def test_a_changed_page_is_built_alone(built: Paths) -> None:
    """Only that page and its search entry are rebuilt; a problem is reported, and the page is still
    shown.
    """
    source = built.docs / "en" / PAGE
    html = {path: path.read_bytes() for path in built.site.rglob("*.html")}
    source.write_text(source.read_text("utf-8") + "\n## A new part {#new-part}\n\nLoremipsum.\n")
    problems = dev_server._update_pages(built, [source])
    assert problems
    assert [problem for problem in problems if "headings" not in problem] == []
    page = built.site / "en" / "now" / "peq" / "index.html"
    assert "<p>Loremipsum.</p>" in page.read_text("utf-8")
    assert "Loremipsum" in (built.site / "en" / "search.json").read_text("utf-8")
    changed = [path for path, content in html.items() if path.read_bytes() != content]
    assert changed == [page]


def test_a_page_with_an_error_is_reported(built: Paths) -> None:
    """The last version stays."""
    source = built.docs / "zh" / PAGE
    page = built.site / "zh" / "now" / "peq" / "index.html"
    before = page.read_bytes()
    source.write_text(source.read_text("utf-8") + "\n{{ fig('no_such_figure') }}\n", "utf-8")
    problems = dev_server._update_pages(built, [source])
    assert problems
    assert "no_such_figure" in problems[0]
    assert page.read_bytes() == before


def test_other_files_need_a_whole_build(built: Paths) -> None:
    """Other files, and deleted pages, need a whole build."""
    note = built.docs / "contributing" / "page.md"
    assert dev_server._update_pages(built, [note]) is None
    page = built.docs / "en" / PAGE
    page.unlink()
    assert dev_server._update_pages(built, [page]) is None


@pytest.mark.parametrize(
    ("change", "built"),
    [
        (lambda folder: (folder / "page.md").write_text("changed"), ["page"]),
        (lambda folder: (folder / "new.md").write_text("new"), ["site"]),
        (lambda folder: (folder / "amount.toml").write_text("changed"), ["site"]),
        (lambda folder: (folder / "page.md").unlink(), ["site"]),
        (lambda _: None, []),
    ],
)
def test_only_changed_markdown_is_built_alone(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path], object],
    built: list[str],
) -> None:
    """Any other change needs a whole build; without a change nothing is built."""
    for name in ("page.md", "amount.toml"):
        (tmp_path / name).write_text("as it was")
    calls: list[str] = []

    class Process:
        """A stand-in for the process that builds: it records the calls."""

        def submit(self, *_: object) -> "Process":
            """Record that single pages are built."""
            calls.append("page")
            return self

        def result(self) -> tuple[str, ...]:
            """Report no problem."""
            return ()

        def shutdown(self, **_: object) -> None:
            """Do nothing."""

    with Rebuilder(Paths(), [tmp_path]) as rebuilder:
        monkeypatch.setattr(rebuilder, "_process", Process())
        monkeypatch.setattr(rebuilder, "build", lambda: calls.append("site"))
        time.sleep(0.01)
        change(tmp_path)
        rebuilder.update()
        rebuilder.update()
    assert calls == built
