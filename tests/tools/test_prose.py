"""The prose checks: what they read, accept and report."""

from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.build import render
from site_builder.pages.renderer import Page
from site_builder.paths import Paths
from tools.prose import banned, readability, typography
from tools.prose.__main__ import texts_in
from tools.prose.text_blocks import Block, blocks

HARD = (
    "Notwithstanding considerable administrative uncertainty, applicants contemplating "
    "international professional relocation should investigate applicable regulatory requirements."
)


def page(text: str) -> Page:
    """Return a rendered page of `text`."""
    return Page("index.md", Path("docs/en/index.md"), text)


def test_marks_pictures_and_code_are_not_text() -> None:
    """A sentence is read as people say it."""
    text = (
        'You run `make`.<sup class="guide-cite"><a href="#x">[3]</a></sup> '
        '<span class="guide-standing guide-standing--seed">Copy</span>\n\n'
        "<svg><text>12 months</text></svg>"
    )
    assert [block.text for block in blocks(page(text))] == ["You run code."]


def test_a_badge_after_a_chinese_stop_leaves_no_space() -> None:
    """The space that the badge needs is not the sentence's."""
    badge = '<span class="guide-standing">推断</span>'
    text = f"结果如此。 {badge} 另一句有 2,547{badge} 份。"
    assert [block.text for block in blocks(page(text))] == ["结果如此。另一句有 2,547 份。"]


def test_blocks_within_blocks_stand_apart() -> None:
    """The blocks of a list within an item, or of a box with paragraphs, are separate, each with its
    section.
    """
    text = (
        "## One {#one}\n\n- Either:\n    - this.\n    - that.\n\n"
        "## Two {#two}\n\n!!! note\n\n    In a box.\n"
    )
    found = [(block.text, block.section) for block in blocks(page(text))]
    assert ("this.", "one") in found
    assert ("Either:", "one") in found
    assert ("In a box.", "two") in found


@pytest.mark.parametrize(
    ("element", "section", "text"),
    [
        ("td", "", "A cell may be long without being prose."),
        ("h2", "", "Is a heading a sentence at all?"),
        ("li", "next", "The page that you may read next."),
        ("p", "", "A line that does not end"),
    ],
)
def test_only_prose_is_graded(element: str, section: str, text: str) -> None:
    """Tables, headings, lists of links and incomplete sentences do not change the grade."""
    block = Block(element, text, (), section)
    assert readability.sentences([block]) == []
    assert readability.sentences([replace(block, element="p", section="", text="It is over now.")])


def test_names_in_french_and_numbers_are_not_spelled_out() -> None:
    """Official names and amounts cannot be made plainer."""
    text = "The (Programme de l’expérience québécoise) cost $1,234.50 on May 1, 2024. It is over."
    block = Block("p", text, ("Programme de l’expérience québécoise",), "")
    assert readability.sentences([block]) == ["The cost two on May two, two.", "It is over."]


def test_a_hard_page_is_named_with_its_worst_sentence() -> None:
    """The message names the page, its grade and its hardest sentences."""
    first, *others = readability.find_problems("docs/en/x.md", ["The program is over.", HARD])
    assert first.startswith("docs/en/x.md: reads at school grade ")
    assert HARD in others[0]


def test_plain_sentences_pass() -> None:
    """Short words in short sentences are below the limit; that hard page was well above."""
    plain = ["The program is over.", "You can not file any more.", "Read on to see why."]
    assert readability.find_problems("docs/en/x.md", plain) == []
    assert readability.grade(plain) < 4 < readability.HIGHEST_GRADE < readability.grade([HARD])


def test_chinese_that_is_set_wrong_is_shown_as_it_should_be() -> None:
    """The message shows spaces around Latin letters and digits, and full-width punctuation."""
    (problem,) = typography.find_problems("docs/zh/x.md", ["自2021年4月22日起,可用Arrima平台。"])
    assert "应" not in problem
    assert "可用 Arrima 平台" in problem
    assert problem.startswith("docs/zh/x.md: ")


def test_dates_stand_as_the_locale_writes_them() -> None:
    """Only the date is exempt from spaces, not the text beside it."""
    assert typography.find_problems("x", ["自 2021年4月22日起，至 2025年12月31日为止。"]) == []
    assert typography.find_problems("x", ["自2021年4月22日起。"])


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "It cannot be told yet.", "told"),
        ("en", "The rule asks for a diploma.", "rule asks"),
        ("en", "Nobody can file.", "Nobody"),
        ("en", "One period of law is shorter.", "period of law"),
        ("zh", "法语口语须达到 7 级。", "法语口语"),
        ("zh", "不知道移民部是否认可。", "移民部"),
        ("zh", "您已经年满 18 岁。", "您已经年满"),
    ],
)
def test_a_banned_word_is_named_with_what_to_write(language: str, text: str, word: str) -> None:
    """The line has the page, the word in its place, and other words for it."""
    (first, *_) = banned.find_problems("docs/x.md", ["It is over.", text], language)
    assert first.startswith("docs/x.md: “")
    assert f"instead of “{word}” write " in first


def test_words_that_only_look_like_banned_ones_pass() -> None:
    """Words that contain a banned word, or have another meaning, pass."""
    english = ["We found no source for it.", "An outstanding record.", "We cannot tell yet."]
    assert banned.find_problems("x", english, "en") == []
    chinese = ["魁北克移民部负责审理，加拿大移民部负责另一阶段。", "计分项", "第九个十分位数"]
    assert banned.find_problems("x", chinese, "zh") == []


def test_pages_and_catalogs_of_both_languages_are_searched() -> None:
    """Titles, table cells and messages are searched too."""
    guide = render(Paths())
    for language, cell in (("en", "How sure we are"), ("zh", "可靠程度")):
        texts = dict(texts_in(guide, language))
        page = texts[f"docs/{language}/glossary.md"]
        assert guide.pages[language]["glossary.md"].meta["title"] in page
        assert texts["check.results.standing"] == [cell]
