"""Line breaks: where headings may break, and that dates do not."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from site_builder.i18n.catalogs import Language, read_languages
from site_builder.pages import line_breaks
from site_builder.pages.line_breaks import break_headings, break_headings_once, keep_dates_whole
from site_builder.paths import Paths

LANGUAGES = {language.folder: language for language in read_languages(Paths().locale)}


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
    dated = keep_dates_whole(heading, LANGUAGES["zh"])
    found = break_headings(dated, ["视觉特效", "从业者"])
    assert found.replace('<span class="guide-date">', "").replace("</span>", "") == broken


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("zh", "自2026年1月1日起，2026年7月止", ["2026年1月1日", "2026年7月"]),
        ("en", "On January 1, 2026 and in July 2026", ["January 1, 2026", "July 2026"]),
        ("en", '<a title="January 1, 2026">x</a> `July 2026`', []),
        ("en", "<svg><text>January 1, 2026</text></svg>", []),
        ("zh", "```\n2026年1月1日\n```", []),
    ],
)
def test_dates_are_whole(language: str, text: str, dates: list[str]) -> None:
    """Dates do not break in text; attributes, drawings and code stay unchanged."""
    chosen: Language = LANGUAGES[language]
    marked = text
    for date in dates:
        marked = marked.replace(date, f'<span class="guide-date">{date}</span>')
    assert keep_dates_whole(text, chosen) == marked


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
