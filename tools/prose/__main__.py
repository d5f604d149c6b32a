"""Check that the words are plain and the Chinese well set: `python -m tools.prose`."""

import argparse
import sys
from collections.abc import Iterator
from itertools import groupby

from site_builder.build import Guide, render
from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator
from site_builder.pages.renderer import Page
from site_builder.paths import CHECK_PAGE, Paths, display_path
from tools.prose import banned, readability, typography
from tools.prose.text_blocks import blocks


def check(guide: Guide) -> tuple[list[str], list[float]]:
    """Return the problems in the guide's prose, and the school grade of each English page."""
    found = [*english(guide), *catalogs(guide.translators["en"])]
    problems = [line for name, text in found for line in readability.find_problems(name, text)]
    for name, texts in texts_in(guide, "zh"):
        problems += typography.find_problems(name, texts)
    for language in ("en", "zh"):
        for name, texts in texts_in(guide, language):
            problems += banned.find_problems(name, texts, language)
    return problems, [readability.grade(text) for _, text in found]


def english(guide: Guide) -> Iterator[tuple[str, list[str]]]:
    """Yield each English page with its sentences."""
    for name, page in guide.pages["en"].items():
        if name == CHECK_PAGE or _is_written(page):
            yield display_path(page.source), readability.sentences(blocks(page))


def catalogs(translator: Translator) -> Iterator[tuple[str, list[str]]]:
    """Yield each English catalog with its sentences."""
    for file, keys in groupby(translator.ids(""), translator.file):
        yield file, readability.message_sentences(translator, keys)


def texts_in(guide: Guide, language: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each page and message of a language with its texts."""
    for page in guide.pages[language].values():
        if _is_written(page):
            head = [str(page.meta[key]) for key in ("title", "description")]
            yield display_path(page.source), head + [block.text for block in blocks(page)]
    translator = guide.translators[language]
    for key in translator.ids(""):
        yield key, [translator.source(key)]


def _is_written(page: Page) -> bool:
    """Whether a page is written by people rather than composed from other pages."""
    return page.source.suffix == ".md"


def main() -> int:
    """Print the problems and return 1, or print the grade of the hardest page."""
    try:
        problems, grades = check(render(Paths()))
    except BuildError as error:
        problems, grades = list(error.problems), []
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    if not problems:
        print(f"All pages read at school grade {max(grades):.1f} or below.")
    return 1 if problems else 0


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    sys.exit(main())
