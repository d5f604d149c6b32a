"""The page of dates says when places were full, as stated here independently of the rules."""

import html
import re
from pathlib import Path

import pytest

STATED = {
    "en": (
        "Full by June 30, 2022, since an unknown day: IT and visual effects, Francization",
        "Full from December 1, 2023: IT and visual effects, Francization",
        "Full from May 24, 2024",
        "Full by November 9, 2025, since an unknown day: IT and visual effects, French-speaking",
        "From November 10, 2025, we do not know whether places were left",
        "full by June 30, 2022",
        "full by November 9, 2025",
    ),
    "zh": (
        "最迟 2022年6月30日已满，确切日期不详：",
        "2023年12月1日起",
        "2024年5月24日起",
        "最迟 2025年11月9日已满，确切日期不详：",
        "自 2025年11月10日起是否还有名额不详：",
    ),
}


@pytest.mark.parametrize("language", STATED)
def test_places_are_full_from_or_by_the_day_that_is_known(site: Path, language: str) -> None:
    """A day is called the first one only if a source says so; otherwise the page says that it is
    not known.
    """
    page = (site / language / "pilot" / "dates" / "index.html").read_text("utf-8")
    article = page.partition("<article")[2].partition("</article>")[0]
    article = re.sub(r'<sup[^>]*class="?guide-cite.*?</sup>', "", article, flags=re.DOTALL)
    text = html.unescape(re.sub(r"<[^>]+>", "", article)).replace("\u00a0", " ")
    text = re.sub(r"\s+", " ", text)
    assert [each for each in STATED[language] if each not in text] == []
    assert "Full from June 30, 2022" not in text
    assert "Full from November 9, 2025" not in text


@pytest.mark.parametrize("language", STATED)
def test_rows_of_intakes_lead_to_the_disagreements_about_their_days(
    site: Path, language: str
) -> None:
    """The end of the second window, and whether places were left in December 2025."""
    for page, rows in (
        ("pilot/dates", {"window-2021-22": "window-2021-end", "window-2025": "december-2025"}),
        ("pilot", {"2022-11-01": "window-2021-end", "2025-11-10": "december-2025"}),
    ):
        text = (site / language / page / "index.html").read_text("utf-8")
        for row, conflict in rows.items():
            (found,) = re.findall(rf'<tr[^>]*(?:id|data-start)="{row}".*?</tr>', text, re.DOTALL)
            assert f"conflict-{conflict}" in found, row
            assert len(re.findall("data-notes=.[^>]*conflict-", found)) == 1, row
