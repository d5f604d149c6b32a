"""The figures of law on the page for people who wait, stated here from the sources.

Every number and date of each section is listed, so that one that is missing, wrong or new fails;
what they mean stands in sentences.
"""

import html
import re
from pathlib import Path

import pytest

from tests.site_builder.printed_figures import figures, read, sections

# By section, in any order. The days of the example are invented, the order's number is its name.
SECTIONS = {
    "pending": "2026-02",
    "file-goes-on": "2026-01-01 2026-06-20 2026-01-05 2023-11-23",
    "work-permit": "2026-03-13 2026-12-31 2022-05 3 14,700 7,350",
    "family": ("0524 0524 0524 0524  2025-03-10 2026-10-02 2025-03-10  18 16 2  20 3 75  2  18"),
    "csq": "24 2018-08-02",
    "after-csq": (
        "2023 13 15 11  2026-04-30 990 600  2021 1,174"
        " 2021 822 176  2022 844 181  2023 869 186  2024 895 192  2025 921 197  2026 940 201"
        " 3  2020 3,243  2024 3,770 6,684  2025 3,877 6,875"
        " 3,371 4,943  4,530 5,537  5,112 5,976  5,695 6,416"
    ),
    "not-known": "2023 002",
}
FORMS = ["A-0524-AF", "A-0524-AA", "A-0524-BF", "A-0524-BA"]
# What each page has to state, in its own words.
STATED = {
    "en": (
        "valid for 24 months",
        "not been renewed since August 2, 2018",
        "March 13, 2026 to December 31, 2026",
        "In February 2026 the ministry was still working",
        "Since April 30, 2026, the main applicant pays IRCC $990 for processing and $600",
        "The amounts for a spouse and for a child were not found",
        "for about 3 years",
        "14,700 work permits in the first year, then 7,350 work permits a year",
        "first 3 months as a permanent resident",
        "A family of three that applied in 2021 paid $1,174",
        "pass mark 75%",
        "20 questions, 3 hours at most",
        "try again after 2 weeks",
        "aged 18 or over; a spouse from 16",
        "In 2023, IRCC gave 13 to 15 months, against a standard of 11 months",
        "It is valid for 2 years",
        "ended on January 1, 2026",
        "one change, on November 23, 2023",
        "last updated on January 5, 2026, offers only a change of family",
        "Exempt: a dependent child under 18, and a person whom a medical condition",
    ),
    "zh": (
        "有效期为 24 个月",
        "自 2018年8月2日起，CSQ 不再续期",
        "2026年3月13日至 2026年12月31日",
        "2026年2月，魁北克移民部仍在处理",
        "自 2026年4月30日起，主申请人须向 IRCC 缴纳审理费 990 加元、永久居民登陆费（RPRF）600 加元",
        "配偶和子女的金额没有查到",
        "许可有效期约 3 年",
        "第一年发放 14,700 份工作许可，此后每年 7,350 份工作许可",
        "的头 3 个月内",
        "2021年递交的一家三口，合计缴纳 1,174 加元",
        "及格线为 75%",
        "20 道题，限时 3 小时",
        "2 周后可以再考",
        "年满 18 岁的随行家人也须有；配偶年满 16 岁",
        "2023年，IRCC 给出的审理时间是 13 至 15 个月，服务标准为 11 个月",
        "证明的有效期为 2 年",
        "项目于 2026年1月1日结束",
        "在 2023年11月23日修订过一次",
        "最后更新于 2026年1月5日，只保留一项内容：增减家庭成员",
        "免除：未满 18 岁的受抚养子女，以及因健康状况无法取得这份证明的人",
    ),
}
# Amounts that hold no more.
OUTDATED = ("950", "575", "260")


def text_of(site: Path, language: str) -> str:
    """Return the text of the page, without evidence marks and standings."""
    page = (site / language / "pending" / "index.html").read_text("utf-8")
    article = page.partition("<article")[2].partition("</article>")[0]
    article = re.sub(r'<sup[^>]*class="?guide-cite.*?</sup>', "", article, flags=re.DOTALL)
    text = html.unescape(re.sub(r"<[^>]+>", "", article)).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("language", STATED)
def test_the_figures_on_the_pending_page(site: Path, language: str) -> None:
    """Each figure stands in its sentence, in both languages; none is out of date."""
    text = text_of(site, language)
    assert [each for each in STATED[language] if each not in text] == []
    fees = re.search(
        r"(?:Since April 30, 2026|自 2026年4月30日起).*?"
        r"(?:Québec’s fees, by year|魁北克历年申请费)",
        text,
    )
    assert fees is not None
    assert [each for each in OUTDATED if each in fees.group()] == []


@pytest.mark.parametrize("language", STATED)
@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_prints_the_figures_of_the_sources(
    site: Path, language: str, section: str
) -> None:
    """The section prints all of these figures, and no others."""
    found = figures(sections(read(site, language, "pending"))[section])
    assert found == sorted(SECTIONS[section].split())


@pytest.mark.parametrize("language", STATED)
def test_every_section_is_stated_and_every_form_is_named(site: Path, language: str) -> None:
    """A new section needs a line here."""
    page = read(site, language, "pending")
    assert set(sections(page)) == set(SECTIONS)
    assert re.findall(r"A-0524-[A-Z]+", page) == FORMS
