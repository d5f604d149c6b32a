"""Evidence: what a mark prints, and the notes at the foot of its page."""

import re

import pytest

from rules.data.sources import SOURCES
from site_builder.build import Guide
from site_builder.i18n.catalogs import read_languages, read_messages
from site_builder.i18n.translator import Translator
from site_builder.macros.inline import SOURCE_NUMBERS, InlineMacros
from site_builder.macros.usage import PageUsage
from site_builder.pages.evidence_notes import evidence_notes, note_target
from site_builder.pages.print_edition import PRINT_PAGE
from site_builder.paths import Paths

PAGE = "about.md"
LANGUAGES = read_languages(Paths().locale)


@pytest.fixture
def macros() -> InlineMacros:
    """The macros of an English page."""
    messages = read_messages(Paths().locale, LANGUAGES[0])
    return InlineMacros(Translator(messages), PAGE, PageUsage())


@pytest.mark.parametrize(
    ("sources", "given", "shown"),
    [
        (("exeo", "qc-apply-2026"), None, "official"),
        (("exeo", "seed"), None, "seed"),
        (("exeo",), None, "secondary"),
        (("qc-apply-2026",), "inferred", "inferred"),
        ((), "inferred", "inferred"),
    ],
)
def test_a_statement_is_as_sure_as_its_best_source(
    macros: InlineMacros, sources: tuple[str, ...], given: str | None, shown: str
) -> None:
    """A standing of its own replaces that, and is also printed for readers without the mark."""
    mark = str(macros.cite(*sources, standing=given))
    assert f'data-standing="{shown}"' in mark
    assert ("Inferred]" in mark) == (given is not None)
    assert macros.usage.standings == ([given] if given else [])


@pytest.mark.parametrize(
    ("folder", "source", "name"),
    [
        ("zh", "qc-apply-2026", "官方页面：项目结束通知"),
        ("zh", "lq-r8-fr", "试点项目法规（法文版）"),
        ("zh", "xingvisa", ""),
        ("en", "lq-r8-fr", "Regulation of the pilot, in French"),
        ("en", "qc-apply-2026", ""),
    ],
)
def test_a_source_in_another_language_has_a_name_in_the_pages_own(
    folder: str, source: str, name: str
) -> None:
    """The translated name stands beside its own title."""
    (language,) = (each for each in LANGUAGES if each.folder == folder)
    translator = Translator(read_messages(Paths().locale, language))
    mark = str(InlineMacros(translator, PAGE, PageUsage()).cite(source))
    notes = evidence_notes(PAGE, mark, translator)
    assert notes is not None
    (note,) = notes["sources"]
    assert (note["name"], note["title"]) == (name, SOURCES[source].title)


def test_notes_are_each_source_once_and_the_disagreements(macros: InlineMacros) -> None:
    """Notes are sorted by number and include what is known of each address."""
    partial = next(s for s in SOURCES.values() if s.url and not s.url_complete)
    marks = macros.cite("qc-apply-2026", partial.id) + macros.cite("seed", conflict="salary-place")
    notes = evidence_notes(PAGE, f"{marks} {macros.cite(partial.id)}", macros.translator)
    assert notes is not None
    assert [each["number"] for each in notes["sources"]] == sorted(
        SOURCE_NUMBERS[name] for name in ("qc-apply-2026", partial.id, "seed")
    )
    found = {each["title"]: each for each in notes["sources"]}
    assert found[partial.title]["href"] == ""
    assert found[partial.title]["address"].startswith(f"{partial.url} (")
    assert found[SOURCES["qc-apply-2026"].title]["href"] == SOURCES["qc-apply-2026"].url
    # Letters are not percent-encoded on paper, so that people can type them.
    assert "魁北克" in found[SOURCES["seed"].title]["address"]
    assert [each["id"] for each in notes["conflicts"]] == ["conflict-salary-place"]
    assert notes["conflicts"][0]["href"].endswith("#conflict-salary-place")
    assert evidence_notes(PAGE, "No mark.", macros.translator) is None


def test_every_note_of_every_page_has_a_place_of_its_own(guide: Guide) -> None:
    """The print edition has no notes; its marks lead to these."""
    for pages in guide.pages.values():
        anchors = {
            (name, anchor)
            for name, page in pages.items()
            for anchor in re.findall(r'id="([^"]+)"', page.text)
        }
        notes = {
            note
            for name, page in pages.items()
            if name != PRINT_PAGE
            for marks in re.findall(r'data-notes="([^"]+)"', page.text)
            for note in marks.split()
        }
        assert len(notes) > len(SOURCES) / 2
        assert {note_target(f"note-{note}") for note in notes} <= anchors
