"""Evidence notes: the sources and disagreements to which the marks of a page lead."""

import re
from typing import Any

from rules.data.sources import SOURCES
from site_builder.i18n.translator import Translator
from site_builder.macros.inline import SOURCE_NUMBERS, InlineMacros, readable_address
from site_builder.macros.usage import PageUsage
from site_builder.paths import DISAGREEMENTS_PAGE, SOURCES_PAGE

_SOURCE_IDS = {str(number): source for source, number in SOURCE_NUMBERS.items()}
_MARK = re.compile(r'<sup class="guide-cite"><a [^>]*? data-notes="([^"]*)"')
_CONFLICT = "conflict-"


def evidence_notes(page: str, text: str, translator: Translator) -> dict[str, Any] | None:
    """Return what the marks in the text of a page lead to, or None if it has no mark."""
    marks = _MARK.findall(text)
    if not marks:
        return None
    notes = {note for mark in marks for note in mark.split()}
    macros = InlineMacros(translator, page, PageUsage())
    return {
        "sources": [
            _source_note(int(note), macros) for note in sorted(notes & _SOURCE_IDS.keys(), key=int)
        ],
        "conflicts": [
            {
                "id": note,
                "title": translator.text(f"conflict.{note.removeprefix(_CONFLICT)}.title"),
                "href": macros.href(DISAGREEMENTS_PAGE, note),
            }
            for note in sorted(notes - _SOURCE_IDS.keys())
        ],
    }


def note_target(anchor: str) -> tuple[str, str]:
    """Return the page and the anchor with all about the note `anchor`, such as `note-3`."""
    note = anchor.removeprefix("note-")
    return (SOURCES_PAGE, _SOURCE_IDS[note]) if note in _SOURCE_IDS else (DISAGREEMENTS_PAGE, note)


def _source_note(number: int, macros: InlineMacros) -> dict[str, str | int]:
    source = SOURCES[_SOURCE_IDS[str(number)]]
    translator = macros.translator
    address = readable_address(source.url)
    if address and not source.url_complete:
        address = f"{address} ({translator.text('site.sources.partial')})"
    own = translator.language.tag.startswith(source.language)
    return {
        "number": number,
        "name": macros.source_name(source),
        "title": source.title,
        "language": source.language,
        "publisher": source.publisher,
        "read": macros.copied(source.copied),
        "in_language": "" if own else macros.language_name(source.language),
        "standing": source.standing.value,
        "standing_name": translator.text(f"standing.{source.standing.value}.name"),
        "href": source.url if source.url_complete else "",
        "address": "" if address == source.url and source.url_complete else address,
    }
