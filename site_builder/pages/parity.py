"""Compare languages: the same pages, headings, figures, sources and terms."""

import re
from collections.abc import Iterable, Mapping

from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator
from site_builder.pages.renderer import Page
from site_builder.paths import display_path


def check_parity(
    pages: Mapping[str, Mapping[str, Page]], translators: Mapping[str, Translator]
) -> None:
    """Compare each language with the first one, page by page.

    Raises:
        BuildError: Lists every difference.
    """
    first, *others = pages
    problems: list[str] = []
    for other in others:
        for name in sorted(pages[first].keys() | pages[other].keys()):
            if name not in pages[other]:
                problems.append(
                    f"{display_path(pages[first][name].source)}: docs/{other}/{name} is missing"
                )
            elif name not in pages[first]:
                problems.append(
                    f"{display_path(pages[other][name].source)}: docs/{first}/{name} is missing"
                )
            else:
                problems += _compare(pages[first][name], pages[other][name], first)
                problems += _terms(
                    pages[first][name], pages[other][name], translators[first], translators[other]
                )
    if problems:
        raise BuildError(*problems)


def _compare(one: Page, other: Page, first: str) -> list[str]:
    problems = []
    file = display_path(other.source)
    mine, theirs = other.usage.headings, one.usage.headings
    if mine != theirs:
        at = next(
            (i for i, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b),
            min(len(mine), len(theirs)),
        )
        problems.append(
            f"{file}: heading {at + 1} is {_heading(mine, at)}, in docs/{first}/{one.name} it is "
            f"{_heading(theirs, at)}. Give both pages the same headings and ids."
        )
    if other.usage.tables != one.usage.tables:
        problems.append(
            f"{file}: prints the tables {other.usage.tables}, "
            f"docs/{first}/{one.name} prints {one.usage.tables}"
        )
    for standing in sorted({*other.usage.standings, *one.usage.standings}):
        count, wanted = (page.usage.standings.count(standing) for page in (other, one))
        if count != wanted:
            problems.append(
                f"{file}: prints the standing {standing} {count} times, "
                f"docs/{first}/{one.name} {wanted} times"
            )
    for kind in ("figures", "sources", "conflicts", "terms", "links"):
        has, should = set(getattr(other.usage, kind)), set(getattr(one.usage, kind))
        problems += _differences(file, f"docs/{first}/{one.name}", kind, has, should)
    # Two figures of a page that are confused with each other change the counts.
    for figure in sorted(other.usage.figures.keys() & one.usage.figures.keys()):
        count, wanted = other.usage.figures[figure], one.usage.figures[figure]
        if count != wanted:
            problems.append(
                f"{file}: prints the figure {figure} {count} times, "
                f"docs/{first}/{one.name} {wanted} times"
            )
    return problems


def _differences(file: str, first: str, kind: str, has: set[str], should: set[str]) -> list[str]:
    problems = []
    if should - has:
        problems.append(f"{file}: lacks the {kind} {_list(should - has)} that {first} prints")
    if has - should:
        problems.append(f"{file}: has the {kind} {_list(has - should)} that {first} does not print")
    return problems


def _terms(
    one: Page, other: Page, translator: Translator, other_translator: Translator
) -> list[str]:
    """Check that a page uses the glossary's terms, or French, wherever its source page does."""
    problems = []
    for key in translator.ids("glossary."):
        if not key.endswith(".term") or key.split(".")[1] in other.usage.terms:
            continue
        terms = _variants(translator.text(key))
        line = _first_line(one.usage.prose, terms)
        if line:
            french = _variants(translator.text(key.removesuffix("term") + "french"))
            wanted = _variants(other_translator.text(key)) + french
            # Names that contain the term, such as those of routes and periods of law.
            wanted += [
                other_translator.text(name)
                for name in translator.ids("route.", "profile.", "period.")
                if any(_has_word(translator.text(name), term) for term in terms)
            ]
            # Not whole words: some languages write without spaces, others inflect.
            prose = other.usage.prose.casefold()
            if not any(term.casefold() in prose for term in wanted):
                problems.append(
                    f"{display_path(other.source)}: lacks “{other_translator.text(key)}”, the "
                    f"glossary's translation of “{translator.text(key)}” in "
                    f"{display_path(one.source)}:{line}. Use it, its French name or "
                    f"{{{{ term('{key.split('.')[1]}') }}}}."
                )
    return problems


def _variants(term: str) -> list[str]:
    """Return a term and its abbreviation in brackets separately."""
    return [part.strip() for part in re.split(r"[()（）]", term) if part.strip()]


def _first_line(text: str, words: Iterable[str]) -> int:
    """Return the number of the first line that has one of the words, or 0."""
    lines = enumerate(text.splitlines(), 1)
    return next((n for n, line in lines if any(_has_word(line, word) for word in words)), 0)


def _has_word(text: str, word: str) -> bool:
    case = re.NOFLAG if word.isupper() else re.IGNORECASE
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, case) is not None


def _heading(headings: list[tuple[int, str]], at: int) -> str:
    if at >= len(headings):
        return "missing"
    level, name = headings[at]
    return f"“{'#' * level} {{#{name}}}”" if name else f"“{'#' * level}” without an id"


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
