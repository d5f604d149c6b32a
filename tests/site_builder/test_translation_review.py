"""A changed page marks its translations for review."""

from collections.abc import Callable

import pytest

from site_builder.errors import BuildError
from site_builder.i18n.review import FILE, mark_reviewed, pending, translated_pages
from site_builder.paths import Paths


def test_a_changed_page_marks_its_translation(small: Paths, write: Callable[..., None]) -> None:
    """Only that page needs a review, whatever its translation contains, until it is marked as
    reviewed.
    """
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
    assert "zh/routes.md: needs a review" in line
    mark_reviewed(small, ["routes.md"])
    assert pending(small) == []


def test_an_unknown_page_cannot_be_reviewed(small: Paths) -> None:
    """A misspelt name records nothing."""
    with pytest.raises(BuildError, match=r"there is no page pay\.md"):
        mark_reviewed(small, ["index.md", "pay.md"])
    assert len(pending(small)) == 1


def test_a_deleted_page_loses_its_review(small: Paths, write: Callable[..., None]) -> None:
    """A new page under the same name needs a review."""
    write("en", "", "routes.md")
    mark_reviewed(small, translated_pages(small))
    (small.docs / "en" / "routes.md").unlink()
    mark_reviewed(small, ["index.md"])
    assert "routes.md" not in (small.docs / "zh" / FILE).read_text("utf-8")
