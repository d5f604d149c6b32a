"""The figures of law on the pages about what is open now, stated here from the sources.

Every number and date that a section or row prints is listed, so that one that is missing, wrong or
new fails. Marks of evidence do not count.
"""

import re
from pathlib import Path

import pytest

from rules.data.occupations import OCCUPATIONS
from tests.site_builder.printed_figures import figures, read, sections

LANGUAGES = ("en", "zh")
STREAM_1_CODES = "20012 21220 21221 21222 21230 21231 21232 21234 22220 51120 52113 52120"
NOT_NAMED = "20012 21221 21222 21230 21231 21232 21234 22220 51120 52113 52120"
# By page and section, in any order.
SECTIONS = {
    ("now", "now"): "2026-07-03 2026-09-24 2026-10-31",
    ("now", "decision"): "0 2 3 5 2025-11-19",
    ("now", "conditions"): "12 60 7 B2 5 B1  24 60 12 5 B1  36 60  24 36 7 B2  7 B2 5 B1  4",
    ("now", "rounds"): f"2026-07-30 20010 21211 21220 22310 {NOT_NAMED}",
    ("now", "changes"): "2026-07-03 2026-07-02 2028-07-02 2025-11-19",
    ("now", "not-found"): "2026-10-31 2026-09-24",
    ("now/pstq", "pstq"): "2024-11-29 2025-07-17",
    ("now/pstq", "steps"): "12 60 12 940 201",
    ("now/pstq", "general"): "18 3",
    ("now/pstq", "occupations"): f"{STREAM_1_CODES} 21231 22310 21310",
    ("now/pstq", "points"): "520 700 180 1,400 1,260 1,300",
    ("now/pstq", "not-found"): "",
    ("now/peq", "peq"): "2025-11-19 2026-07-02 2028-07-02",
    ("now/peq", "intake"): "2026-07-02 2026-10-31",
    ("now/peq", "reference-date"): "2025-11-19 24",
    ("now/peq", "general"): "18 3 4",
    ("now/peq", "with-pstq"): "",
    ("now/peq", "not-found"): "33 35 2026",
    ("now/rounds", "rounds"): "",
    ("now/rounds", "limited"): (
        f"2026-07-03 2026-09-24 2026-07-30 20010 21211 21220 22310 {NOT_NAMED} 21310"
    ),
    ("now/rounds", "priorities"): "",
    ("now/rounds", "plan"): (
        "29,000 2026 2,522 2,555 2026-07-03 501 523 32,600 35,600 2026 2029 45,000"
    ),
    ("now/rounds", "not-found"): "2026-09-24 2026-07-03",
}
# By page and row.
ROWS = {
    ("now/pstq", "pstq-stream-1"): "0 2  12 60  7 B2 5 B1  4  1",
    ("now/pstq", "pstq-stream-2"): "3 5  24 60 12  5 B1  4",
    ("now/pstq", "pstq-stream-3"): "0 2 7 5  3 5 5  4",
    ("now/pstq", "pstq-stream-4"): "36 60",
    ("now/peq", "peq-worker"): "24 36 30 0 1 2 3  24  7 B2",
    ("now/peq", "peq-graduate"): "1,800 36  7 B2 5 B1",
}
# Sections that are stated row by row, with the figures beside their rows.
BY_ROW = {
    ("now/pstq", "streams"): "",
    ("now/peq", "routes"): "",
    ("now/rounds", "all"): "2025-07-17",
}
# By day: the invitations and lowest scores of each stream, and the invitations in all.
ROUNDS = {
    "2025-07-17": "216 768 / 22 / 238",
    "2025-07-31": "273 661 / 273",
    "2025-08-14": "275 766 / 275",
    "2025-08-28": "227 760 / 21 / 248",
    "2025-12-04": "605 781 644 / 604 573 612 / 649 717 535 / 12 / 1,870",
    "2026-01-29": "1,094 782 674 737 / 683 800 609 657 / 750 781 694 546 722 855 / 20 / 2,547",
    "2026-02-26": "907 741 627 722 / 495 756 562 688 / 1,141 730 632 452 693 774 / 6 / 2,549",
    "2026-03-19": "893 718 588 709 / 509 679 505 662 / 1,118 672 563 397 650 740 / 2 / 2,522",
    "2026-04-30": "983 716 571 704 / 506 660 494 660 / 1,058 632 495 382 625 728 / 8 / 2,555",
    "2026-06-04": "1,094 677 666 692 / 756 624 653 652 / 677 562 556 580 637 / 22 / 2,549",
    "2026-07-03": "74 628 726 656 / 289 628 726 628 / 131 628 656 656 475 / 7 / 501",
    "2026-07-30": "105 651 702 701 / 296 656 702 621 / 110 649 700 376 / 12 / 523",
    "2026-08-27": "87 639 710 694 / 638 706 695 616 / 109 639 694 393 / 21",
    "2026-09-24": "86 634 706 696 / 316 631 706 698 611 / 110 631 697 696 380 / 7 / 519",
}


def test_the_pilots_occupations_are_at_the_levels_of_stream_1() -> None:
    """The second digit of a code of 2021 is its TEER, and stream 1 takes TEER 0 to 2."""
    levels = {int(each.code[1]) for occupation in OCCUPATIONS for each in occupation.noc2021}
    assert levels == {0, 1, 2}


@pytest.mark.parametrize("folder", LANGUAGES)
@pytest.mark.parametrize(("page", "section"), SECTIONS)
def test_a_section_prints_the_figures_of_the_sources(
    site: Path, folder: str, page: str, section: str
) -> None:
    """The section prints all of these figures, and no others."""
    found = figures(sections(read(site, folder, page))[section])
    assert found == sorted(SECTIONS[page, section].split())


@pytest.mark.parametrize("folder", LANGUAGES)
@pytest.mark.parametrize(("page", "row"), ROWS)
def test_a_route_prints_the_figures_of_the_sources(
    site: Path, folder: str, page: str, row: str
) -> None:
    """The route prints all of these figures, and no others."""
    (text,) = re.findall(rf'<tr[^>]* id="{row}".*?</tr>', read(site, folder, page), re.DOTALL)
    assert figures(text) == sorted(ROWS[page, row].split())


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_rounds_are_those_of_the_official_pages(site: Path, folder: str) -> None:
    """The page has every round, with its day, invitations and lowest scores."""
    text = read(site, folder, "now/rounds")
    rows = dict(re.findall(r'<tr[^>]* id="round-([0-9-]+)"[^>]*>(.*?)</tr>', text, re.DOTALL))
    assert set(rows) == set(ROUNDS)
    for day, row in rows.items():
        _, cells = row.split("</th>", 1)
        assert figures(cells) == sorted(ROUNDS[day].replace("/", " ").split()), day
        assert day in figures(row)


@pytest.mark.parametrize("folder", LANGUAGES)
def test_every_section_with_figures_is_stated(site: Path, folder: str) -> None:
    """A new section with a figure needs a line here; tables are stated by row."""
    for page in ("now", "now/pstq", "now/peq", "now/rounds"):
        for section, text in sections(read(site, folder, page)).items():
            if (page, section) in BY_ROW:
                beside = figures(re.sub(r"<tr[^>]* id=.*?</tr>", "", text, flags=re.DOTALL))
                assert beside == BY_ROW[page, section].split()
            else:
                assert (page, section) in SECTIONS or not figures(text)
