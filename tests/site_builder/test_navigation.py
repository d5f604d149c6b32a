"""The menu lists every page, in every language."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.build import check
from site_builder.errors import BuildError
from site_builder.paths import Paths


@pytest.fixture
def with_menu(small: Paths, tmp_path: Path) -> Callable[..., Paths]:
    """Write the menu of the small guide and return the guide's paths."""

    def write_menu(*pages: str) -> Paths:
        config = tmp_path / "mkdocs.yml"
        config.write_text("nav:\n" + "".join(f"  - {page}\n" for page in pages), "utf-8")
        return replace(small, config=config)

    return write_menu


def test_a_complete_menu_passes(with_menu: Callable[..., Paths]) -> None:
    """The print edition and the no-script pages need no entry."""
    check(with_menu("index.md", "check/index.md"))


def test_every_missing_entry_and_title_is_named(
    with_menu: Callable[..., Paths], write: Callable[..., None]
) -> None:
    """All are named in one error, once rather than for each language."""
    for folder in ("en", "zh"):
        write(folder, "", "visitors.md")
    with pytest.raises(BuildError) as caught:
        check(with_menu("index.md", "check/index.md", "glossary.md"))
    listed, lacks, untitled = caught.value.problems
    assert listed.endswith(
        "nav lists glossary.md, which no language has. Write the page, or remove the line."
    )
    assert lacks.endswith("nav lacks visitors.md. Add it where the menu should list it.")
    assert "there is no message site.nav.visitors, the title of visitors.md" in untitled
