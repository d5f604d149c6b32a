"""An amount that changes within a period of law is printed with the date of the change,
everywhere.
"""

import re
from pathlib import Path

import pytest

from tests.rules.changed_rules import copy_rules
from tests.site_builder.changed_guide import render_changed, text_of
from tests.site_builder.documents import check_data

pytestmark = pytest.mark.slow

AMOUNTS = {
    "en": ("$75,000", "$80,000", "$75,000 (from June 1, 2024: $80,000)"),
    "zh": ("75,000 加元", "80,000 加元", "75,000 加元（2024年6月1日起：80,000 加元）"),
}
LANGUAGES = pytest.mark.parametrize("language", AMOUNTS)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every page, rendered from rules with one line more."""
    changed = copy_rules(
        tmp_path_factory.mktemp("changed"),
        "salary_outside_cmm",
        "value = 75000",
        "2024-06-01 = 80000",
    )
    return render_changed(changed)


@LANGUAGES
@pytest.mark.parametrize(
    "name", ["pilot/pay", "pilot/index", "about", "print", "check/walk/checklist"]
)
def test_pages_print_both_amounts(pages: Path, language: str, name: str) -> None:
    """Prose, tables and the checklist have the old amount, the date and the new amount."""
    assert AMOUNTS[language][2] in text_of(pages, language, name)


@LANGUAGES
def test_the_diagram_draws_both_amounts(pages: Path, language: str) -> None:
    """The salary diagram has bars for both amounts, and its texts name both."""
    before, after, dated = AMOUNTS[language]
    [figure] = re.findall(
        r'<figure[^>]* id="picture-salary".*?</figure>', text_of(pages, language, "pilot/pay")
    )
    [wide] = re.findall(r"<svg[^>]*guide-drawing--wide.*?</svg>", figure)
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", wide)
    assert [sum(amount in text for text in drawn) for amount in (before, after)] == [1, 1]
    assert dated in figure.replace(wide, "")


@LANGUAGES
def test_the_check_has_both_amounts_for_their_period_only(pages: Path, language: str) -> None:
    """The requirement of the second period is dated; the first has one amount."""
    before, after, dated = AMOUNTS[language]
    asks = check_data(pages, language)["conditions"]["pilot.salary"]["asks"]
    assert dated in asks["second"]
    assert before in asks["first"]
    assert after not in asks["first"]


@LANGUAGES
def test_pages_without_a_script_ask_for_the_amount_of_their_days(
    pages: Path, language: str
) -> None:
    """The no-script check has pages for each interval of law, whose answers have its amount."""
    before, after, dated = AMOUNTS[language]
    entry = text_of(pages, language, "check/walk/index")
    for interval, wanted, other in (
        ("first", before, after),
        ("second", before, after),
        ("second-2024-06-01", after, before),
    ):
        name = f"{interval}-ai-worker-french-speaking"
        assert f"{name}/" in entry
        answers = text_of(pages, language, f"check/walk/{name}").replace(dated, "")
        assert wanted in answers
        assert other not in answers
