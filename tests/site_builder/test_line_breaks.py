"""Line breaks: where headings may break, and that dates and amounts do not."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from site_builder.i18n.translator import Translator
from site_builder.pages import line_breaks
from site_builder.pages.line_breaks import (
    break_headings,
    break_headings_once,
    keep_whole,
    unbroken_pattern,
)

# The words before and after what may not break, as readers see them.
DATE_OR_AMOUNT = {
    "en": r"[A-Z][a-z]+ \d{1,2}, \d{4}|(?:level|TEER) \d|\d (?:months|years?|weeks|days|points)\b",
    "zh": r"\d{4} ?年 ?\d{1,2} ?月|\d (?:个月|加元|级|岁|周|小时)|TEER \d",
}
SKIPPED = r"<(svg|script|style|template|title|code|option|head)\b.*?</\1>"
UNBROKEN = r'<span class="guide-unbroken"[^>]*>[^<]*</span>'


@pytest.mark.parametrize(
    ("heading", "broken"),
    [
        ("# 如果您的申请仍在审理 {#a}", "# 如果<wbr>您的<wbr>申请<wbr>仍在审理 {#a}"),
        ("## 2026年1月1日结束 {#a}", "## 2026年1月1日结束 {#a}"),
        ("## 视觉特效从业者", "## 视觉特效<wbr>从业者"),
        ("## 旧代码与新代码 {#a}", "## 旧代码<wbr>与新代码 {#a}"),
        ("## CSQ {#a}", "## CSQ {#a}"),
        ("正文仍在审理", "正文仍在审理"),
    ],
)
def test_headings_break_between_words(heading: str, broken: str) -> None:
    """Numbers stay with their units, particles and short words with a neighbour, and terms
    whole.
    """
    assert break_headings(heading, ["视觉特效", "从业者"]) == broken


@pytest.mark.parametrize(
    ("language", "text", "whole"),
    [
        ("zh", "自2026年1月1日起，2026年7月止", ["2026年1月1日", "2026年7月"]),
        ("zh", "须满 24 个月，10.5 万，7 级，TEER 0、1", ["24 个月", "7 级", "TEER 0"]),
        ("zh", "<cite>Notes of May 2022</cite>", ["May 2022"]),
        ("en", "On January 1, 2026 and in July\n2026", ["January 1, 2026", "July\n2026"]),
        ("en", "1,800 hours at level 5–6. 24 mice", ["1,800 hours", "level 5–6"]),
        ("en", "<cite>2021 年 3 月 4 日</cite>", ["2021 年 3 月 4 日"]),
        ("en", '<a title="January 1, 2026">x</a> `July 2026`', []),
        ("en", "<svg><text>January 1, 2026</text></svg><option>6 months</option>", []),
        ("zh", "```\n2026年1月1日\n```", []),
        ("en", "<p>Or choose “I do not know”.</p>", ["“I do not know”"]),
        ("zh", "编号是 I-0.2.1, r. 8。表格 A-0524-BA", ["I-0.2.1, r. 8", "A-0524-BA"]),
        ("zh", "2023年，2021-002 号，DALF C2 16/50", ["2023年", "2021-002", "DALF C2"]),
        ("en", "chapter C-37.01, in NOC 2021 as in I-0.2.1.", ["C-37.01", "NOC 2021", "I-0.2.1"]),
    ],
)
def test_dates_and_amounts_are_whole(
    translators: dict[str, Translator], language: str, text: str, whole: list[str]
) -> None:
    """Neither breaks in text; attributes, drawings, code and what is whole stay unchanged."""
    pattern = unbroken_pattern(
        translators[language], [each.language.locale for each in translators.values()]
    )
    marked = text
    for each in whole:
        marked = marked.replace(each, f'<span class="guide-unbroken">{each}</span>')
    assert keep_whole(text, pattern) == marked
    assert keep_whole(marked, pattern) == marked


@pytest.mark.parametrize(
    ("language", "label", "whole"),
    [
        ("zh", "2023年11月23日起", "2023\u2060年\u206011\u2060月\u206023\u2060日起"),
        ("en", "From November 23, 2023", "From November\u00a023,\u00a02023"),
    ],
)
def test_dates_in_labels_are_whole(
    translators: dict[str, Translator], language: str, label: str, whole: str
) -> None:
    """CSS prints the label of a cell from an attribute, which has no elements."""
    pattern = unbroken_pattern(translators[language])
    marked = f'<td data-label="{whole}">x</td>'
    assert keep_whole(f'<td data-label="{label}">x</td>', pattern) == marked
    assert keep_whole(marked, pattern) == marked


@pytest.mark.parametrize("language", DATE_OR_AMOUNT)
def test_no_page_lets_one_break(site: Path, language: str) -> None:
    """On every page, in its menus and its table of contents too, dates and amounts are whole."""
    pages = [*(site / language).rglob("index.html")]
    broken = {}
    for page in pages:
        html = re.sub(SKIPPED, "", page.read_text("utf-8"), flags=re.DOTALL)
        text = re.sub(r"<[^>]+>", "|", re.sub(UNBROKEN, "", html))
        if found := re.findall(DATE_OR_AMOUNT[language], text):
            broken[page.parent.relative_to(site).as_posix()] = found
    assert len(pages) > 20
    assert broken == {}


def test_a_page_that_is_the_same_is_not_segmented_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is once the page or the terms change."""
    calls: list[frozenset[str]] = []
    segmenter = line_breaks._segmenter

    def counted(terms: frozenset[str]) -> Callable[[str], Iterable[str]]:
        calls.append(terms)
        return segmenter(terms)

    monkeypatch.setattr(line_breaks, "_segmenter", counted)
    page = "## 试点项目的申请条件\n"
    found = [break_headings_once(page, ["申请条件"], tmp_path, "page.md") for _ in range(2)]
    assert found == [break_headings(page, ["申请条件"])] * 2
    assert len(calls) == 2
    break_headings_once(f"{page}\n", ["申请条件"], tmp_path, "page.md")
    break_headings_once(page, ["试点项目"], tmp_path, "page.md")
    assert len(calls) == 4
