"""Line breaks: dates, amounts and references stay whole, and headings of a language without spaces
break between words.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from babel import Locale
from babel.dates import get_month_names

from site_builder.build_cache import cached
from site_builder.i18n.translator import Translator

_HEADING = re.compile(r"^(#{1,6}[ \t]+)(.*?)([ \t]*\{:?\s*#[^}]*\})?$", re.MULTILINE)
# What a macro prints is HTML.
_HTML_HEADING = re.compile(r"(<h([1-6])\b[^>]*>)(.*?)(</h\2>)")
# Fenced code, drawings, scripts and tags: what is not text, or cannot contain a tag.
_NOT_TEXT = re.compile(
    r"(^```.*?^```[^\n]*$|<(svg|script|style|template|title|code|option|textarea)\b.*?</\2>"
    r"|`[^`\n]+`|<[^>]*>)",
    re.DOTALL | re.MULTILINE,
)
_DATE_FIELD = re.compile(r"(M+|d+|y+)|'([^']*)'|(.)", re.DOTALL)
_HAN = re.compile(r"[\u4e00-\u9fff]")
# The word of a unit after the number, as in `{n} hours a week`, or before it, as in `level {n}`.
_UNITS = (re.compile(r"\{n\}0? (\S+)"), re.compile(r"(\S+) \{n\}$"))
_NUMBER = r"\d+(?:[,.–]\d+)*"
# As in “chapter I-0.2.1, r. 8”, “form A-0524-BA”, “order 2023-002”, “NOC 2021” and “DELF B2”.
_REFERENCES = (
    r"[A-Z]-\d+(?:[.-][0-9A-Z]+)*(?:,\sr\.\s\d+)?",
    r"\d{4}-\d{3,4}",
    r"NOC\s\d{4}",
    r"D[AE]LF\s[A-C]\d",
)
# CSS prints these labels: an attribute has no elements, but can have characters that do not break.
_LABEL = re.compile(r'(?<=\sdata-label=")[^"]+')
_BESIDE_HAN = re.compile(r"(?<=.)(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=.)")
_OPENING = '<span class="guide-unbroken">'
_WORD = re.compile(r"\w")
_PARTICLES = tuple("的了吗呢吧着过们地得")


def keep_whole(html: str, pattern: str) -> str:
    """Return HTML in which no line breaks within what the pattern finds; a second call changes
    nothing.
    """
    marked = re.compile(pattern)
    html = _LABEL.sub(lambda label: marked.sub(_joined, label[0]), html)
    return _in_text(html, lambda part: marked.sub(rf"{_OPENING}\g<0></span>", part))


def _joined(match: re.Match[str]) -> str:
    return _BESIDE_HAN.sub("\N{WORD JOINER}", re.sub(r"\s", "\N{NO-BREAK SPACE}", match[0]))


def keep_pages_whole(folder: Path, pattern: str) -> None:
    """Apply `keep_whole` to every page in a folder."""
    for page in folder.rglob("*.html"):
        head, body, rest = page.read_text("utf-8").partition("<body")
        page.write_text(head + body + keep_whole(rest, pattern), "utf-8")


def break_headings(text: str, terms: Iterable[str]) -> str:
    """Return Markdown whose headings may break between words.

    Args:
        text: The page.
        terms: Terms in which no line breaks.
    """
    words = _segmenter(frozenset(terms))

    def marked(heading: str) -> str:
        return _in_text(heading, lambda part: _with_breaks(words(part)))

    text = _HEADING.sub(lambda match: f"{match[1]}{marked(match[2])}{match[3] or ''}", text)
    return _HTML_HEADING.sub(lambda match: f"{match[1]}{marked(match[3])}{match[4]}", text)


def break_headings_once(text: str, terms: Iterable[str], folder: Path, name: str) -> str:
    """Return what `break_headings` returns, from a cache if an earlier build had the same page: the
    dictionary of words takes long to load.

    Args:
        text: The page.
        terms: Terms in which no line breaks.
        folder: The folder of the cache.
        name: What the page is called there.
    """
    own = (Path(__file__).read_bytes(), version("jieba").encode())
    made_from = [*own, "\n".join(sorted(terms)).encode(), text.encode()]
    return cached(folder, name, made_from, lambda: break_headings(text, terms).encode()).decode()


def _with_breaks(words: Iterable[str]) -> str:
    """Return words with a possible break after each, but for those that belong to the next."""
    found, last = "", ""
    for word in words:
        between = _WORD.search(last[-1:]) and _WORD.match(word)
        # Numbers stay with their units, short words with the next one, particles with the last one.
        short = len(last) == 1 and last not in _PARTICLES
        if between and not (short or last[-1].isdigit() or word in _PARTICLES):
            found += "<wbr>"
        found += word
        last = word
    return found


@cache
def _segmenter(terms: frozenset[str]) -> Callable[[str], Iterable[str]]:
    import jieba  # noqa: PLC0415 - most builds need no word of it

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    for term in sorted(terms):
        tokenizer.add_word(term)
    return lambda text: tokenizer.cut(text, HMM=False)


def unbroken_pattern(translator: Translator, locales: Iterable[str] = ()) -> str:
    """Return a pattern of dates, months of a year, amounts with their units, references, and “I do
    not know”, which Python and JavaScript read alike.

    Args:
        translator: The language, whose units are the messages `unit.*`.
        locales: Further languages of dates, as in the titles of sources.
    """
    messages = [translator.source(key) for key in translator.ids("unit.")]
    after, before = (
        _any({found[1] for found in map(unit.search, messages) if found}) for unit in _UNITS
    )
    dates = dict.fromkeys((translator.language.locale, *locales))
    amounts = (rf"{_NUMBER}\s{after}", rf"{before}\s{_NUMBER}")
    answer = _spaces(f"“{translator.source('check.unknown')}”")
    return "|".join(
        [
            *(each for locale in dates for each in _date_regexes(locale)),
            *amounts,
            *_REFERENCES,
            answer,
        ]
    )


def _any(words: Iterable[str]) -> str:
    """Return a pattern of any of the words, the longest first: the first that fits is found."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda each: (-len(each), each))))})"


def _spaces(text: str) -> str:
    """Return a pattern of a text, whose spaces may be line breaks of the page's source."""
    return re.escape(text).replace("\\ ", "\\s")


@cache
def _date_regexes(locale: str) -> tuple[str, ...]:
    formats = Locale.parse(locale)
    patterns = [formats.date_formats["long"], formats.datetime_skeletons["yMMMM"]]
    year = formats.datetime_skeletons["y"]
    if _HAN.search(year.pattern):
        patterns.append(year)
    return tuple(_as_regex(each.pattern, locale) for each in patterns)


def _as_regex(pattern: str, locale: str) -> str:
    def field(match: re.Match[str]) -> str:
        name, quoted, literal = match.groups()
        if literal and _HAN.match(literal):
            return rf"\s?{literal}\s?"
        if not name:
            return _spaces(quoted or literal or "")
        if name.startswith("MMM"):
            return f"(?:{'|'.join(get_month_names('wide', locale=locale).values())})"
        return r"\d{4}" if name.startswith("y") else r"\d{1,2}"

    return _DATE_FIELD.sub(field, pattern).removesuffix(r"\s?")


def _in_text(text: str, change: Callable[[str], str]) -> str:
    """Return `text` with `change` applied to what is neither a tag nor code, nor whole already."""
    return "".join(_changed(text, change))


def _changed(text: str, change: Callable[[str], str]) -> Iterator[str]:
    end, is_whole = 0, False
    for match in _NOT_TEXT.finditer(text):
        part = text[end : match.start()]
        yield part if is_whole else change(part)
        yield match[0]
        is_whole = match[0].startswith(_OPENING[:-1])
        end = match.end()
    yield change(text[end:])
