"""Catalogs: every message is translated in every language, from the current source text."""

import re
import shutil
from collections import Counter
from collections.abc import Callable

import pytest

from rules import PROGRAMS
from site_builder.build import render
from site_builder.i18n.catalogs import Language, read_languages, read_messages
from site_builder.paths import Paths

ENTRY = 'msgctxt "site.nav.index"\nmsgid "Home"\nmsgstr "首页"\n'


def edit(paths: Paths, name: str, old: str, new: str) -> None:
    """Replace the pattern `old` by `new` in a catalog."""
    path = paths.locale / name
    text, count = re.subn(old, lambda _: new, path.read_text("utf-8"))
    assert count == 1
    path.write_text(text, "utf-8")


def test_the_real_catalogs_are_complete(problems: Callable[[], tuple[str, ...]]) -> None:
    """A small guide with the real catalogs renders."""
    assert problems() == ()


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("", "site.nav.index is missing"),
        (ENTRY.replace("首页", ""), "site.nav.index has no translation"),
        ("#, fuzzy\n" + ENTRY, "site.nav.index is fuzzy"),
        (ENTRY.replace("Home", "Contents"), "site.nav.index is stale"),
        (
            ENTRY.replace("首页", "首页 {fee_principal[2021]}"),
            "has other placeholders than the source",
        ),
        (ENTRY.replace("首页", "首页 {"), "has a brace that is not a {placeholder}"),
        (ENTRY.replace("首页", "首页 24"), "“24” is hard-coded"),
        (
            ENTRY + '\nmsgctxt "site.old"\nmsgid "Old"\nmsgstr "旧"\n',
            "site.old is no longer in the source",
        ),
        (ENTRY + '\n#~ msgctxt "site.old"\n#~ msgid "Old"\n#~ msgstr "旧"\n', "is obsolete"),
    ],
)
def test_a_faulty_entry_stops_the_build(
    small: Paths, problems: Callable[[], tuple[str, ...]], new: str, message: str
) -> None:
    """The error names the file and the entry."""
    edit(small, "zh/site.po", ENTRY.replace("首页", ".*"), new)
    found = [line for line in problems() if message in line]
    assert found, problems()
    assert "zh/site.po" in found[0]


def test_an_invalid_catalog_stops_the_build(
    small: Paths, problems: Callable[[], tuple[str, ...]]
) -> None:
    """The error names the file."""
    (small.locale / "zh" / "site.po").write_text('msgid "unfinished\n', "utf-8")
    assert any("is not a valid catalog" in line for line in problems())


def test_a_third_language_needs_no_code(small: Paths) -> None:
    """A folder of pages, a folder of catalogs and an entry in the list make a language."""
    shutil.copytree(small.locale / "zh", small.locale / "de")
    shutil.copytree(small.docs / "en", small.docs / "de")
    languages = small.locale / "languages.toml"
    table = re.search(r"\[en\].*?(?=\[zh\])", languages.read_text("utf-8"), re.DOTALL)
    assert table
    german = table.group().replace("[en]", "[de]").replace('tag = "en"', 'tag = "de"')
    german = german.replace("source = true", "source = false").replace("English", "Deutsch")
    languages.write_text(languages.read_text("utf-8") + "\n" + german, "utf-8")
    guide = render(small)
    assert set(guide.pages) == {"en", "zh", "de"}
    assert "check/index.md" in guide.pages["de"]


# How a text speaks of one program without its name, by language.
ONE_PROGRAM = {"en": r"\b(?:the|this) program\b", "zh": "(?:本|该|此)(?:试点)?项目"}


def names_one_program(texts: dict[str, str], language: Language) -> list[str]:
    """Return the texts about shared facts that speak of "the program", except variants for one
    program, whose ids end with the program's.
    """
    asked = Counter(fact.id for program in PROGRAMS.values() for fact in program.questions)
    return [
        key
        for key, text in texts.items()
        for kind, fact, *rest in [key.split(".")]
        if kind == "fact" and asked[fact] > 1 and not PROGRAMS.keys() & rest
        if re.search(ONE_PROGRAM[language.folder], text, re.IGNORECASE)
    ]


@pytest.mark.parametrize("language", read_languages(Paths().locale), ids=lambda each: each.folder)
def test_shared_facts_have_neutral_words(language: Language) -> None:
    """A fact that several programs ask for is worded for all of them, or for each."""
    texts = read_messages(Paths().locale, language).texts
    assert names_one_program(texts, language) == []
    sample = {"en": "The program takes them.", "zh": "本项目接受。"}[language.folder]
    shared, variant = "fact.filing_date.why", f"fact.filing_date.why.{next(iter(PROGRAMS))}"
    assert names_one_program({shared: sample, variant: sample}, language) == [shared]
