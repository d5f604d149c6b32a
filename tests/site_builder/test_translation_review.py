"""A change to a page marks its twins, until someone says that they were looked at."""

from collections.abc import Callable

import pytest

from site_builder.errors import BuildError
from site_builder.i18n.review import FILE, mark_reviewed, pending, translated_pages
from site_builder.paths import Paths


def test_a_changed_page_marks_its_twin(small: Paths, write: Callable[..., None]) -> None:
    """It alone, and whatever the twin says, until it was looked at."""
    write("en", "", "routes.md")
    write("zh", "", "routes.md")
    assert translated_pages(small) == ["index.md", "routes.md"]
    assert len(pending(small)) == len(translated_pages(small))
    mark_reviewed(small, translated_pages(small))
    assert pending(small) == []
    write("zh", "更改", "routes.md")
    assert pending(small) == []
    write("en", "A change.", "routes.md")
    (line,) = pending(small)
    assert "zh/routes.md: to be looked at" in line
    mark_reviewed(small, ["routes.md"])
    assert pending(small) == []


def test_a_page_that_is_not_there_was_not_looked_at(small: Paths) -> None:
    """A slip of the pen notes nothing."""
    with pytest.raises(BuildError, match=r"there is no page pay\.md"):
        mark_reviewed(small, ["index.md", "pay.md"])
    assert len(pending(small)) == 1


def test_a_page_that_is_gone_is_forgotten(small: Paths, write: Callable[..., None]) -> None:
    """So that one that comes back under its name is looked at."""
    write("en", "", "routes.md")
    mark_reviewed(small, translated_pages(small))
    (small.docs / "en" / "routes.md").unlink()
    mark_reviewed(small, ["index.md"])
    assert "routes.md" not in (small.docs / "zh" / FILE).read_text("utf-8")
