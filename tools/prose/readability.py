"""Measure how plain English text is: its Flesch-Kincaid school grade."""

import re
import warnings
from collections.abc import Iterable
from functools import cache

import textstat

from site_builder.i18n.translator import Translator
from tools.prose.text_blocks import Block

HIGHEST_GRADE = 8
SENTENCES_SHOWN = 3

# The sections that link to the next pages and list the sources; their items are not sentences.
_LISTS = ("next", "list")
_PROSE = ("p", "li", "dd")
_ENDS = (".", "?", "!", ":")
_SENTENCE_END = re.compile(r"(?:(?<=[.?!])|(?<=[.?!][”)’]))\s+")
_NUMBER = re.compile(r"[^\s“(]*\d[^\s”)]*?(?=[.,;:?!”)]*(?:\s|$))")


@cache
def _load_dictionary() -> None:
    with warnings.catch_warnings():
        # textstat leaves its dictionary open when it first reads it, and Python warns of that.
        warnings.simplefilter("ignore", ResourceWarning)
        textstat.syllable_count("a")


def sentences(blocks: Iterable[Block]) -> list[str]:
    """Return the complete sentences of a page's prose.

    Tables, headings, French names and lists of links are skipped; a number counts as one short
    word.
    """
    found = []
    for block in blocks:
        if block.element in _PROSE and block.section not in _LISTS:
            found += split(block.text, block.french)
    return found


def message_sentences(translator: Translator, keys: Iterable[str]) -> list[str]:
    """Return the complete sentences among the messages of a catalog."""
    return [sentence for key in keys for sentence in split(translator.source(key))]


def split(text: str, french: Iterable[str] = ()) -> list[str]:
    """Return the sentences of `text`, or none if it does not end like a sentence."""
    for name in french:
        text = text.replace(name, "")
    text = _NUMBER.sub("two", re.sub(r"\{[^}]*\}", "two", text))
    text = " ".join(re.sub(r"\(\s*\)|\s+(?=[.,;:?!)])", "", text).split())
    if not text.rstrip("”)’").endswith(_ENDS):
        return []
    return [sentence for sentence in _SENTENCE_END.split(text) if " " in sentence]


def grade(found: Iterable[str]) -> float:
    """Return the school grade of sentences, in years of school."""
    # A colon before a list ends a sentence too, and a bracket may follow its full stop.
    text = " ".join(re.sub(r"[.?!:”)’]+$", ".", sentence) for sentence in found)
    _load_dictionary()
    return float(textstat.flesch_kincaid_grade(text)) if text else 0.0


def find_problems(name: str, found: list[str]) -> list[str]:
    """Return the grade and the hardest sentences of a page that is too hard to read."""
    page_grade = grade(found)
    if page_grade <= HIGHEST_GRADE:
        return []
    hardest = sorted(found, key=lambda sentence: grade([sentence]), reverse=True)[:SENTENCES_SHOWN]
    return [
        f"{name}: reads at school grade {page_grade:.1f}, above {HIGHEST_GRADE}; shorten or split:",
        *(f"    {grade([sentence]):.1f}: {sentence}" for sentence in hardest),
    ]
