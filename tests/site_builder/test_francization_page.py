"""The page of the language profiles prints the marks of French tests, as stated here
independently.
"""

import re
from html import unescape
from pathlib import Path

import pytest

# The lowest marks for level 7, in the ministry's table of November 2024 and on older pages.
STATED = {
    "en": (
        (
            "level 7 is TEF 400 in listening and in speaking; "
            "TCF 400 in listening and 10/20 in speaking; or DELF B2 12.5/25 in each"
        ),
        "DELF B2 16/25, DALF C1 8/25, DALF C2 16/50",
    ),
    "zh": (
        (
            "7 级相当于：TEF 听力、口语各 400 分；TCF 听力 400 分、口语 10/20；"
            "或 DELF B2 听力、口语各 12.5/25"
        ),
        "DELF B2 16/25，DALF C1 8/25，DALF C2 16/50",
    ),
}
LEVELS = {
    "3": "200 200 2 DELF A2 12.5/25",
    "4": "260 260 4 DELF A2 16/25",
    "5–6": "300 300 6 DELF B1 12.5/25",
    "7–8": "400 400 10 DELF B2 12.5/25",
    "9–10": "500 500 14 DALF C1 12.5/25",
    "11–12": "600 600 18 DALF C2 25/50",
}


def text_of(html: str) -> str:
    """Return the text of HTML, without evidence marks."""
    html = re.sub(r'<sup class="?guide-cite.*?</sup>', "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").split())


@pytest.fixture(params=STATED)
def page(request: pytest.FixtureRequest, site: Path) -> tuple[str, str]:
    """The language and the HTML of the page."""
    built = site / request.param / "pilot" / "francization" / "index.html"
    return request.param, built.read_text("utf-8")


def test_the_marks_for_the_level_of_the_pilot(page: tuple[str, str]) -> None:
    """The page prints the marks of both tables."""
    language, html = page
    text = text_of(html).replace(" ", "")
    assert [each for each in STATED[language] if each.replace(" ", "") not in text] == []


def test_every_level_has_its_lowest_marks(page: tuple[str, str]) -> None:
    """Each level has one row, from the lowest level up."""
    language, html = page
    table = html[html.index('id="french-levels"') :].partition("</table>")[0]
    rows = [text_of(row) for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)[1:]]
    name = "Level {}" if language == "en" else "{} 级"
    assert rows == [f"{name.format(levels)} {marks}" for levels, marks in LEVELS.items()]
