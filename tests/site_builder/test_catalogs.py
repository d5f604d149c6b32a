"""Catalogs: every message is translated in every language, from the current source text."""

import re
import shutil
from collections.abc import Callable

import pytest

from site_builder.build import render
from site_builder.paths import Paths

ENTRY = 'msgctxt "site.nav.index"\nmsgid "Home"\nmsgstr "首页"\n'


def edit(paths: Paths, name: str, old: str, new: str) -> None:
    """Replace the pattern `old` by `new` in a catalog."""
    path = paths.locale / name
    text, count = re.subn(old, lambda _: new, path.read_text("utf-8"))
    assert count == 1
    path.write_text(text, "utf-8")


def test_the_real_catalogs_are_complete(problems: Callable[[], tuple[str, ...]]) -> None:
    """A guide with the real catalogs renders."""
    assert problems() == ()


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("", "site.nav.index is missing"),
        (ENTRY.replace("首页", ""), "site.nav.index has no translation"),
        ("#, fuzzy\n" + ENTRY, "site.nav.index is fuzzy"),
        (ENTRY.replace("Home", "Contents"), "site.nav.index is stale"),
        (
            ENTRY.replace("首页", "首页 {fee_principal[2021]}"),
            "has other placeholders than the source",
        ),
        (ENTRY.replace("首页", "首页 {"), "has a brace that is not a {placeholder}"),
        (ENTRY.replace("首页", "首页 24"), "“24” is hard-coded"),
        (
            ENTRY + '\nmsgctxt "site.old"\nmsgid "Old"\nmsgstr "旧"\n',
            "site.old is no longer in the source",
        ),
        (ENTRY + '\n#~ msgctxt "site.old"\n#~ msgid "Old"\n#~ msgstr "旧"\n', "is obsolete"),
    ],
)
def test_a_faulty_entry_stops_the_build(
    small: Paths, problems: Callable[[], tuple[str, ...]], new: str, message: str
) -> None:
    """The error names the file and the entry."""
    edit(small, "zh/site.po", ENTRY.replace("首页", ".*"), new)
    found = [line for line in problems() if message in line]
    assert found, problems()
    assert "zh/site.po" in found[0]


def test_a_file_that_is_no_catalogue_stops_the_build(
    small: Paths, problems: Callable[[], tuple[str, ...]]
) -> None:
    """An invalid catalog is named."""
    (small.locale / "zh" / "site.po").write_text('msgid "unfinished\n', "utf-8")
    assert any("is not a valid catalog" in line for line in problems())


def test_a_third_language_needs_no_code(small: Paths) -> None:
    """A folder of pages, a folder of catalogs and an entry in the list make a language."""
    shutil.copytree(small.locale / "zh", small.locale / "de")
    shutil.copytree(small.docs / "en", small.docs / "de")
    languages = small.locale / "languages.toml"
    table = re.search(r"\[en\].*?(?=\[zh\])", languages.read_text("utf-8"), re.DOTALL)
    assert table
    german = table.group().replace("[en]", "[de]").replace('tag = "en"', 'tag = "de"')
    german = german.replace("source = true", "source = false").replace("English", "Deutsch")
    languages.write_text(languages.read_text("utf-8") + "\n" + german, "utf-8")
    guide = render(small)
    assert set(guide.pages) == {"en", "zh", "de"}
    assert "check/index.md" in guide.pages["de"]
