"""Line breaks: dates stay whole, and headings of a language without spaces break between words."""

import logging
import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from babel import Locale
from babel.dates import get_month_names

from site_builder.build_cache import cached
from site_builder.i18n.catalogs import Language

_HEADING = re.compile(r"^(#{1,6}[ \t]+)(.*?)([ \t]*\{:?\s*#[^}]*\})?$", re.MULTILINE)
# What a macro prints is HTML.
_HTML_HEADING = re.compile(r"(<h([1-6])\b[^>]*>)(.*?)(</h\2>)")
# Fenced code, drawings, scripts and tags: what is not text, or cannot contain a tag.
_NOT_TEXT = re.compile(
    r"(^```.*?^```[^\n]*$|<(svg|script|style|template|title|code)\b.*?</\2>|`[^`\n]+`|<[^>]*>)",
    re.DOTALL | re.MULTILINE,
)
_DATE_FIELD = re.compile(r"(M+|d+|y+)|'([^']*)'|(.)", re.DOTALL)
_WORD = re.compile(r"\w")
_PARTICLES = tuple("的了吗呢吧着过们地得")


def keep_dates_whole(text: str, language: Language) -> str:
    """Return Markdown in which no line breaks within a date or a month of a year."""
    date = re.compile(date_pattern(language.locale))
    return _in_text(text, lambda part: date.sub(r'<span class="guide-date">\g<0></span>', part))


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


@cache
def date_pattern(locale: str) -> str:
    """Return a pattern of dates and of months of a year, which Python and JavaScript read alike."""
    formats = Locale.parse(locale)
    patterns = (formats.date_formats["long"], formats.datetime_skeletons["yMMMM"])
    return "|".join(_as_regex(each.pattern, locale) for each in patterns)


def _as_regex(pattern: str, locale: str) -> str:
    def field(match: re.Match[str]) -> str:
        name, quoted, literal = match.groups()
        if not name:
            return re.escape(quoted or literal or "")
        if name.startswith("MMM"):
            return f"(?:{'|'.join(get_month_names('wide', locale=locale).values())})"
        return r"\d{4}" if name.startswith("y") else r"\d{1,2}"

    return _DATE_FIELD.sub(field, pattern)


def _in_text(text: str, change: Callable[[str], str]) -> str:
    """Return `text` with `change` applied to what is neither a tag nor code."""
    parts, end = [], 0
    for match in _NOT_TEXT.finditer(text):
        parts += [change(text[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*parts, change(text[end:])])
