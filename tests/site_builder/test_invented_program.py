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
from tests.invented_program.guide import (
    copy_with_invented_program,
    copy_with_invented_program_alone,
)
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
REQUIRED = {"en": "You must have a garden.", "zh": "您必须有花园。"}
LANGUAGES = pytest.mark.parametrize("language", PERIODS)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the guide and one more program."""
    return copy_with_invented_program(tmp_path_factory.mktemp("invented"))


@pytest.fixture(scope="module")
def pages(copy: Path) -> Path:
    """Return a folder with every page of that guide."""
    return render_changed(copy)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a guide that has no program of ours."""
    return copy_with_invented_program_alone(tmp_path_factory.mktemp("alone"))


@pytest.fixture(scope="module")
def built(alone: Path) -> Path:
    """Return the built site of that guide, whose links the build has checked."""
    run(alone, "-m", "site_builder", "build", "--output", "site")
    return alone / "site"


def run(folder: Path, *arguments: str, text: str = "") -> str:
    """Return what Python prints in a copy of the guide."""
    environment = {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}
    environment.pop("SITE_URL", None)
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command,
        env=environment,
        cwd=folder,
        input=text,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("guide", ["copy", "alone"])
@pytest.mark.parametrize(
    ("day", "period", "conditions"),
    [
        ("2026-08-31", "sowing", {"garden": "met", "gardening": "met"}),
        ("2026-09-01", "harvest", {"garden": "met", "gardening": "not_met", "french": "met"}),
    ],
)
def test_the_command_line_assesses_it(
    guide: str,
    day: str,
    period: str,
    conditions: dict[str, str],
    request: pytest.FixtureRequest,
) -> None:
    """The law of the filing date decides, beside our programs and without them."""
    answers = json.dumps(GARDENER | {"filing_date": day})
    command = ["-m", "rules", "check", "-", "--program", "invented", "--json"]
    [program] = json.loads(run(request.getfixturevalue(guide), *command, text=answers))["programs"]
    [route] = program["routes"]
    assert [program["program"], program["period"]] == ["invented", period]
    assert route["route"] == "gardener"
    assert {each["id"]: each["outcome"] for each in route["conditions"]} == conditions
    assert (route["outcome"] == "eligible") == (set(conditions.values()) == {"met"})


def test_calculators_serve_the_programs_that_there_are(alone: Path) -> None:
    """Only what a program declares is calculated: levels of French, but neither months nor pay."""
    jobs = {"filing_date": "2026-09-01", "fact": "skilled_months", "periods": []}
    pay = {"each": "year", "amount": 52_000, "hours": 40, "weeks": 52}
    marks = {"test": "tef_canada", "listening": 400, "speaking": 400}
    messages = [{"method": "experience", **jobs}, {"method": "pay", **pay}]
    messages.append({"method": "french", **marks})
    script = (
        "import json, sys; from rules import handle_message; "
        "from rules.programs import CALCULATORS; "
        "print(json.dumps([{name: [f.id for f in facts] for name, facts in CALCULATORS.items()}, "
        "*(json.loads(handle_message(json.dumps(each))) for each in json.load(sys.stdin))]))"
    )
    used, experience, paid, french = json.loads(run(alone, "-c", script, text=json.dumps(messages)))
    assert used == {"french": ["french_oral_level"]}
    assert [each["fact"] for each in experience["problems"]] == ["fact"]
    assert [each["fact"] for each in paid["problems"]] == ["each"]
    assert [each["programs"] for each in french["french"]["tables"]] == [["invented"]]


@LANGUAGES
def test_a_guide_without_our_programs_is_built(built: Path, language: str) -> None:
    """Its pages have its own conditions, questions and calculators, and none of ours."""
    home = (built / language / "index.html").read_text("utf-8")
    assert REQUIRED[language] in home
    start = (built / language / "check" / "index.html").read_text("utf-8")
    assert re.findall(r'data-programs="([^"]*)"', start) == ["invented"]
    data = check_data(built, language)
    assert [*data["facts"]] == [
        "filing_date",
        "gardening_months",
        "has_garden",
        "french_oral_level",
    ]
    calculators = {name for name in data["templates"] if name.startswith("calculator-")}
    assert calculators == {"calculator-french"}
    assert [*data["programs"]] == ["invented"]
    entry = (built / language / "check" / "walk" / "index.html").read_text("utf-8")
    assert [*dict.fromkeys(re.findall(r"\w+-gardener", entry))] == [
        "sowing-gardener",
        "harvest-gardener",
    ]
    conditions = json.loads((built / language / "conditions.json").read_text("utf-8"))
    assert {each["program"] for each in conditions["conditions"]} == {"invented"}


def test_missing_proofs_are_named(copy: Path) -> None:
    """The command names the proofs that people have to write; mutation tests and messages need
    none.
    """
    script = (
        "import json; from rules.programs import PROGRAMS; "
        "from tests.rules.program_proofs import lacking_proofs; "
        "print(json.dumps(lacking_proofs(PROGRAMS.values())))"
    )
    lacking = json.loads(run(copy, "-c", script))
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
