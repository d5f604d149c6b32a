"""A new language needs translations, and no change of code."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.build import render
from site_builder.errors import BuildError
from site_builder.i18n.catalogs import read_languages
from site_builder.i18n.scaffold import TO_DO, scaffold_language
from site_builder.paths import Paths
from tests.site_builder.pseudolocale import translate


@pytest.fixture
def copied(tmp_path: Path) -> Paths:
    """A copy of the whole guide, to which a language can be added."""
    paths = Paths()
    shutil.copytree(paths.locale, tmp_path / "locale")
    shutil.copytree(paths.docs, tmp_path / "docs")
    return replace(paths, docs=tmp_path / "docs", locale=tmp_path / "locale")


def test_the_files_for_a_translator_are_written(copied: Paths) -> None:
    """The scaffold has each page, message and term, and the entry of the language; the build names
    what is left to translate.
    """
    written = scaffold_language(copied, "fr")
    assert len(written) == len(set(written))
    assert all(path.is_file() for path in written)
    source, *_, added = read_languages(copied.locale)
    assert (added.folder, added.tag, added.name) == ("fr", "fr", "français")
    assert (added.locale, added.theme_language, added.source) == ("fr", "fr", False)
    pages = {path.name for path in (copied.docs / source.folder).rglob("*.md")}
    assert {path.name for path in written if path.suffix == ".md"} == {*pages, TO_DO}
    to_do = (copied.locale / "fr" / TO_DO).read_text("utf-8")
    assert all(str(path) in to_do for path in written)
    assert "| csq | CSQ | Certificat de sélection du Québec (CSQ) |" in to_do
    with pytest.raises(BuildError) as raised:
        render(copied)
    assert all("fr/" in line and "has no translation" in line for line in raised.value.problems)


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("français", "is not a language tag"),
        ("qq", "Babel has no date and number formats"),
        ("zh", "has this language already"),
    ],
)
def test_an_invalid_tag_writes_nothing(copied: Paths, tag: str, message: str) -> None:
    """It is rejected with a reason."""
    before = sorted(copied.docs.parent.rglob("*"))
    with pytest.raises(BuildError, match=message):
        scaffold_language(copied, tag)
    assert sorted(copied.docs.parent.rglob("*")) == before


def test_nothing_is_overwritten(copied: Paths) -> None:
    """A translation in progress is not overwritten."""
    begun = copied.docs / "fr" / "index.md"
    begun.parent.mkdir()
    begun.write_text("Bonjour", "utf-8")
    with pytest.raises(BuildError, match=r"exists\. Continue"):
        scaffold_language(copied, "fr")
    assert begun.read_text("utf-8") == "Bonjour"


def test_the_pseudo_language_is_longer() -> None:
    """A pseudolocale that is not longer would prove nothing about the layout."""
    text = "The program ended, and no application can be filed any more."
    assert len(translate(text)) > 1.3 * len(text)
    longer = translate("{name} [routes](routes.md#pay)")
    assert "{name}" in longer
    assert "](routes.md#pay)" in longer
