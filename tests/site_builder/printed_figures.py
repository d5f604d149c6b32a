"""Read every figure that a part of a built page prints."""

import re
from html import unescape
from pathlib import Path

from tests.site_builder.documents import without_spans

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DATES = (
    (re.compile(rf"({'|'.join(MONTHS)}) (\d+), (\d{{4}})"), (3, 1, 2)),
    (re.compile(r"(\d{4}) ?年 ?(\d+) ?月 ?(\d+) ?日"), (1, 2, 3)),
    (re.compile(rf"({'|'.join(MONTHS)}) (\d{{4}})"), (2, 1)),
    (re.compile(r"(\d{4}) ?年 ?(\d+) ?月"), (1, 2)),
)
FIGURE = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?!\d)|\bB[12]\b|(?<![A-Za-z])\d+(?:,\d{3})*(?:\.\d+)?")


def figures(html: str) -> list[str]:
    """Return the numbers, days and European levels in a piece of a page.

    Without names of streams, and without months alone, which English writes as words.
    """
    text = unescape(re.sub(r"<[^>]+>", " ", html))
    for pattern, order in DATES:
        for found in reversed([*pattern.finditer(text)]):
            text = text[: found.start()] + _iso([found[n] for n in order]) + text[found.end() :]
    return sorted(FIGURE.findall(re.sub(r"[Ss]treams? [1-4]|(?<!\d)\d{1,2} 月", "", text)))


def _iso(parts: list[str]) -> str:
    year, month, *day = parts
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    return " " + "-".join([year, f"{number:02}", *(f"{int(each):02}" for each in day)]) + " "


def read(site: Path, folder: str, page: str) -> str:
    """Return the text of a page, without evidence marks and notes."""
    text = (site / folder / page / "index.html").read_text("utf-8")
    text = text[text.index("<article") : text.index("</article>")]
    text = text.split('<section class="guide-notes"')[0]
    return re.sub(r'<sup class="guide-cite.*?</sup>', "", without_spans(text), flags=re.DOTALL)


def sections(text: str) -> dict[str, str]:
    """Return the parts of a page below its headings, by their ids."""
    parts = re.split(r'<h[12] id="([a-z-]+)">', text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))
