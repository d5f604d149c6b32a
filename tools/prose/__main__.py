"""`python -m tools.prose`: the English is plain, the Chinese is set as it should be."""

import sys
from collections.abc import Iterator
from itertools import groupby

from site_builder.build import Guide, render
from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator
from site_builder.pages.renderer import Page
from site_builder.paths import CHECK_PAGE, Paths, display_path
from tools.prose import readability as reading
from tools.prose import typography
from tools.prose.text_blocks import blocks


def check(guide: Guide) -> tuple[list[str], list[float]]:
    """What is wrong with the words of the guide, and the school grade of each English page."""
    found = [*english(guide), *catalogues(guide.translators["en"])]
    complaints = [line for name, said in found for line in reading.complaints(name, said)]
    for name, texts in chinese(guide):
        complaints += typography.complaints(name, texts)
    return complaints, [reading.grade(said) for _, said in found]


def english(guide: Guide) -> Iterator[tuple[str, list[str]]]:
    """Each English page with its sentences."""
    for name, page in guide.pages["en"].items():
        if name == CHECK_PAGE or _written(page):
            yield display_path(page.source), reading.sentences(blocks(page))


def catalogues(translator: Translator) -> Iterator[tuple[str, list[str]]]:
    """Each English catalogue with its sentences."""
    for file, keys in groupby(translator.ids(""), translator.file):
        yield file, reading.message_sentences(translator, keys)


def chinese(guide: Guide) -> Iterator[tuple[str, list[str]]]:
    """Each Chinese page and short string with its texts. Those of the self-check are strings."""
    for page in guide.pages["zh"].values():
        if _written(page):
            head = [str(page.meta[key]) for key in ("title", "description")]
            yield display_path(page.source), head + [block.text for block in blocks(page)]
    translator = guide.translators["zh"]
    for key in translator.ids(""):
        yield key, [translator.source(key)]


def _written(page: Page) -> bool:
    """Whether a page has words of its own, and is not put together from others'."""
    return page.source.suffix == ".md"


def main() -> int:
    """Says what is wrong with the words, or how hard the hardest page is; 1 if something is."""
    try:
        complaints, grades = check(render(Paths()))
    except BuildError as error:
        complaints, grades = list(error.problems), []
    print(*complaints, sep="\n", end="\n" if complaints else "", file=sys.stderr)
    if not complaints:
        print(f"All pages read at school grade {max(grades):.1f} or below.")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
