"""A pseudolocale: English with accents, in which words are a third longer."""

import re
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from site_builder.paths import PACKAGE

_ACCENTED = str.maketrans("aeiouyAEIOUYcnszCNSZ", "áéîöûýÁÉÎÖÛÝçñšžÇÑŠŽ")
_ALLOWED = [
    line
    for line in (PACKAGE / "allowed-numbers.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
# What a translator leaves as it is: templates, addresses, marks, tags, code and abbreviations.
_KEPT = re.compile(
    "|".join(
        (
            r"\{\{.*?\}\}",
            r"\{\*.*?\*\}",
            r"\{[^}\n]*\}",
            r"\]\([^)\n]*\)",
            r"<[^>\n]+>",
            r"`[^`\n]*`",
            r"^(?:!!!|\?\?\?\+?)[ ]\w+",
            r"^(?:title|description|keywords):",
            *_ALLOWED,
            r"[^\W_]*(?:\d|[A-ZÉ]{2})\w*",
            r"https?://\S+",
        )
    ),
    re.MULTILINE | re.DOTALL,
)
_WORD = re.compile(r"[^\W\d_]+")
_LONG = 6
_VOWEL = re.compile(r"[aeiouyAEIOUYéÉ]")


def translate(text: str) -> str:
    """Return `text` in the pseudolocale; a word always has the same translation."""
    done, last = [], 0
    for kept in _KEPT.finditer(text):
        done += [_WORD.sub(_longer, text[last : kept.start()]), kept.group()]
        last = kept.end()
    return "".join([*done, _WORD.sub(_longer, text[last:])])


def _longer(match: re.Match[str]) -> str:
    doubled = _VOWEL.sub(lambda vowel: vowel.group() + vowel.group().lower(), match.group())
    return doubled.translate(_ACCENTED) + "ł" * (len(doubled) > _LONG)


def translate_catalog(path: Path) -> None:
    """Fill in the missing translations of a catalog."""
    with path.open("rb") as opened:
        catalog = read_po(opened)
    for message in catalog:
        if message.context:
            message.string = translate(str(message.id))
    with path.open("wb") as opened:
        write_po(opened, catalog, width=0)


def translate_page(path: Path) -> None:
    """Replace a copied page by a translation."""
    path.write_text(translate(path.read_text("utf-8")), "utf-8")
