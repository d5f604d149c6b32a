"""A new program takes a folder of rules, an entry in their list, and texts, but no code."""

import json
import os
import re
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from site_builder.check.static_pages import static_page
from site_builder.paths import ROOT
from tests.invented_program.guide import copy_with_invented_program
from tests.site_builder.changed_guide import render_changed, text_of
from tests.site_builder.documents import check_data
from tests.site_builder.static_page import StaticPage

pytestmark = pytest.mark.slow

GARDENER = {"has_garden": True, "gardening_months": 12, "french_oral_level": 5}
# What the tables and pages print of its two periods.
PERIODS = {
    "en": ("Rules of the sowing", "Rules of the harvest"),
    "zh": ("播种期规则", "收获期规则"),
}
MONTHS = {"en": ("6 months", "13 months"), "zh": ("6 个月", "13 个月")}
QUESTIONS = {
    "en": ("Do you have a garden?", "For how many months have you gardened?"),
    "zh": ("您有花园吗？", "您从事园艺多少个月了？"),
}
FRENCH = {"en": "Your oral French must be at ", "zh": "您的法语口语必须达到"}
LANGUAGES = pytest.mark.parametrize("language", PERIODS)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the guide and one more program."""
    return copy_with_invented_program(tmp_path_factory.mktemp("invented"))


@pytest.fixture(scope="module")
def pages(copy: Path) -> Path:
    """Return a folder with every page of that guide."""
    return render_changed(copy)


@pytest.mark.parametrize(
    ("day", "period", "conditions"),
    [
        ("2026-08-31", "sowing", {"garden": "met", "gardening": "met"}),
        ("2026-09-01", "harvest", {"garden": "met", "gardening": "not_met", "french": "met"}),
    ],
)
def test_the_command_line_assesses_it(
    copy: Path, day: str, period: str, conditions: dict[str, str]
) -> None:
    """The law of the filing date decides."""
    command = [sys.executable, "-m", "rules", "check", "-", "--program", "invented", "--json"]
    answers = json.dumps(GARDENER | {"filing_date": day})
    done = subprocess.run(
        command, cwd=copy, input=answers, capture_output=True, check=True, text=True
    )
    [program] = json.loads(done.stdout)["programs"]
    [route] = program["routes"]
    assert [program["program"], program["period"]] == ["invented", period]
    assert route["route"] == "gardener"
    assert {each["id"]: each["outcome"] for each in route["conditions"]} == conditions
    assert (route["outcome"] == "eligible") == (set(conditions.values()) == {"met"})


def test_missing_proofs_are_named(copy: Path) -> None:
    """The command names the proofs that people have to write; mutation tests and messages need
    none.
    """
    script = (
        "import json; from rules.programs import PROGRAMS; "
        "from tests.rules.program_proofs import lacking_proofs; "
        "print(json.dumps(lacking_proofs(PROGRAMS.values())))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": f"{copy}{os.pathsep}{ROOT}"},
        cwd=copy,
        capture_output=True,
        check=True,
        text=True,
    )
    lacking = json.loads(done.stdout)
    assert list(lacking) == ["invented"]
    assert list(lacking["invented"]) == [
        "reference_model",
        "every_state",
        "cases",
        "properties",
        "law_by_day",
    ]
    assert lacking["invented"]["reference_model"] == ["tests/rules/reference_model/invented.py"]
    assert "gardening is not_met (gardening_months)" in lacking["invented"]["cases"]


@LANGUAGES
def test_its_table_prints_both_periods(pages: Path, language: str) -> None:
    """The table has each amount with the name of its period, and what only one period requires."""
    table = re.findall(
        r'<caption id="conditions-invented-general">.*?</table>',
        text_of(pages, language, "builders/index"),
        re.DOTALL,
    )
    [text] = [re.sub(r"<.*?>", "", each) for each in table]
    places = [
        text.index(part)
        for pair in zip(PERIODS[language], MONTHS[language], strict=True)
        for part in pair
    ]
    assert places == sorted(places)
    assert FRENCH[language] in text


@LANGUAGES
def test_pages_without_a_script_lead_to_its_outcomes(pages: Path, language: str) -> None:
    """Each period has a page, on which some answers lead to each outcome."""
    entry = text_of(pages, language, "check/walk/index")
    for period, months, other in zip(
        ("sowing", "harvest"), MONTHS[language], reversed(MONTHS[language]), strict=True
    ):
        name = static_page("gardener", None, period).removesuffix(".md")
        assert f"{Path(name).name}/" in entry
        page = text_of(pages, language, name)
        assert months in page
        assert other not in page
        assert all(question in page for question in QUESTIONS[language])
        assert (FRENCH[language] in page) == (period == "harvest")
        static = StaticPage(page)
        verdicts = {static.shown(checked).verdict for checked in product(*static.questions())}
        assert verdicts == {"met", "not_met", "unknown"}


@LANGUAGES
def test_the_check_page_asks_its_questions(pages: Path, language: str) -> None:
    """The script has a question for each of its facts; the page offers the program with the open
    ones.
    """
    page = text_of(pages, language, "check/index")
    templates = check_data(pages, language)["templates"]
    for fact in ("has_garden", "gardening_months"):
        assert f'data-fact="{fact}"' in templates[f"question-{fact}"]
    assert re.search(r'data-action="start" data-programs="[^"]*\binvented"', page)
