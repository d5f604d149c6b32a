"""How plain the English is: the school grade of a page, after Flesch and Kincaid."""

import re
import warnings
from collections.abc import Iterable

import textstat

from site_builder.i18n.translator import Translator
from tools.prose.text_blocks import Block

HIGHEST_GRADE = 8
WORST = 3

# Where pages to read next are named, which are no sentences.
_LINKS = "next"
_PROSE = ("p", "li", "dd")
_ENDS = (".", "?", "!", ":")
_SENTENCE_END = re.compile(r"(?:(?<=[.?!])|(?<=[.?!][”)’]))\s+")
_NUMBER = re.compile(r"[^\s“(]*\d[^\s”)]*?(?=[.,;:?!”)]*(?:\s|$))")

with warnings.catch_warnings():
    # The dictionary that it reads the first time is left open, which Python remarks on.
    warnings.simplefilter("ignore", ResourceWarning)
    textstat.syllable_count("a")


def sentences(blocks: Iterable[Block]) -> list[str]:
    """The whole sentences of a page's prose. Tables, headings, names in French and lists of links
    are left out; a number counts as one short word.
    """
    found = []
    for block in blocks:
        if block.element in _PROSE and block.section != _LINKS:
            found += split(block.text, block.french)
    return found


def message_sentences(translator: Translator, keys: Iterable[str]) -> list[str]:
    """The whole sentences among the short strings of a catalogue."""
    return [sentence for key in keys for sentence in split(translator.source(key))]


def split(text: str, french: Iterable[str] = ()) -> list[str]:
    """The sentences of `text`, which is none if it does not end as a sentence does."""
    for name in french:
        text = text.replace(name, "")
    text = _NUMBER.sub("two", re.sub(r"\{[^}]*\}", "two", text))
    text = " ".join(re.sub(r"\(\s*\)|\s+(?=[.,;:?!)])", "", text).split())
    if not text.rstrip("”)’").endswith(_ENDS):
        return []
    return [sentence for sentence in _SENTENCE_END.split(text) if " " in sentence]


def grade(found: Iterable[str]) -> float:
    """The school grade of sentences, in years at school."""
    # A colon before a list ends a sentence too, and a bracket may follow its full stop.
    text = " ".join(re.sub(r"[.?!:”)’]+$", ".", sentence) for sentence in found)
    return float(textstat.flesch_kincaid_grade(text)) if text else 0.0


def complaints(name: str, found: list[str]) -> list[str]:
    """What is said of a page that is too hard to read: its grade, and its worst sentences."""
    of_all = grade(found)
    if of_all <= HIGHEST_GRADE:
        return []
    worst = sorted(found, key=lambda sentence: grade([sentence]), reverse=True)[:WORST]
    return [
        f"{name}: reads at school grade {of_all:.1f}, above {HIGHEST_GRADE}; shorten or split:",
        *(f"    {grade([sentence]):.1f}: {sentence}" for sentence in worst),
    ]
