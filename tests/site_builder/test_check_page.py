"""The check page: the questions as templates, and the data that its script reads."""

import re
from pathlib import Path
from typing import Any, get_args, get_type_hints, is_typeddict

import pytest

from rules import FACTS, PROGRAMS
from site_builder.check.json_types import CheckData, PageData
from site_builder.i18n.catalogs import PLACEHOLDER
from site_builder.i18n.figures import is_figure
from site_builder.i18n.translator import Translator
from site_builder.macros.programs import conditions_in, row_of
from site_builder.paths import ROOT, Paths
from tests.site_builder.documents import check_data

LAWS = [
    (program, route, profile, period.id)
    for program in PROGRAMS.values()
    for period in program.periods
    for route, profile in program.routes
]
SCRIPT = ROOT / "docs" / "assets" / "check"


@pytest.fixture(scope="session", params=["en", "zh"])
def language(request: pytest.FixtureRequest) -> str:
    """Each language of the site, by its folder."""
    folder: str = request.param
    return folder


@pytest.fixture(scope="session")
def data(site: Path, language: str) -> Any:
    """What the script of a check page loads."""
    return check_data(site, language)


def test_every_fact_is_asked(language: str, data: Any, translators: dict[str, Translator]) -> None:
    """Each fact has a question in the page's language, with inputs of its name."""
    for fact in FACTS:
        question = data["templates"][f"question-{fact}"]
        assert f'data-fact="{fact}"' in question
        assert f'name="{fact}' in question
        assert translators[language].text(f"fact.{fact}.label") in data["strings"].values()


def test_every_input_has_a_template_and_a_module(data: Any) -> None:
    """Each input has a template and a module, which exports it by its name, and some fact uses
    it.
    """
    modules = {path.stem: path.read_text("utf-8") for path in SCRIPT.glob("forms/inputs/*.mjs")}
    templates = {path.stem for path in (Paths().templates / "check" / "inputs").glob("*.html")}
    assert {fact["input"] for fact in data["facts"].values()} == set(modules) == templates
    for name, module in modules.items():
        assert re.search(rf"^export (?:const {name}\b|{{ \w+ as {name} }})", module, re.MULTILINE)


def test_the_data_knows_every_condition(data: Any) -> None:
    """Each condition of each pair and period has a name, a sentence, the rules' sources, its
    conflicts and its standing.
    """
    for program, route, profile, period in LAWS:
        for condition in conditions_in(program, route, profile, period):
            entry = data["conditions"][row_of(program, route, condition).key]
            assert entry["name"]
            assert entry["asks"]
            assert entry["conflicts"].get(period, []) == list(condition.conflicts)
            assert data["sources"].keys() >= set(condition.sources)
            assert f"standing-{condition.standing.value}" in data["templates"]


def test_texts_with_figures_of_both_periods_have_both(language: str, data: Any) -> None:
    """If the law changed, the data have the text for each period."""
    asks = data["conditions"]["pilot.qualification"]["asks"]
    comma = {"en": ", ", "zh": "、"}[language]
    assert comma.join("0AB") in asks["first"]
    assert comma.join("012") in asks["second"]


def test_figures_are_filled_in_at_build_time(data: Any) -> None:
    """Texts for the script contain no placeholder for a figure of the rules."""
    texts = [*data["strings"].values(), *data["templates"].values()]
    names = {name for text in texts for name, _ in PLACEHOLDER.findall(text)}
    assert len(names) > 20
    assert {name for name in names if is_figure(name)} == set()


def keys_of(shape: Any) -> set[str]:
    """Return the keys of a TypedDict, and of those in its values."""
    if not is_typeddict(shape):
        return {key for each in get_args(shape) for key in keys_of(each)}
    hints = get_type_hints(shape)
    return {*hints, *(key for each in hints.values() for key in keys_of(each))}


def test_the_script_reads_all_of_the_data(data: Any) -> None:
    """Some module reads each key, and the types describe every value."""
    modules = "\n".join(path.read_text("utf-8") for path in SCRIPT.rglob("*.mjs"))
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", modules, flags=re.DOTALL)
    assert set(data) == set(CheckData.__annotations__)
    keys = keys_of(CheckData) | keys_of(PageData)
    assert len(keys) > len(data)
    assert {key for key in keys if not re.search(rf"(?:\.|[{{,]\s*){key}\b", code)} == set()


def test_each_condition_leads_to_where_it_is_explained(
    site: Path, language: str, data: Any
) -> None:
    """Each condition has one place on a page of the guide, or otherwise in the checklist."""
    places = [condition["href"] for condition in data["conditions"].values()]
    assert len(places) > len(PROGRAMS)
    for href in places:
        folder, _, place = href.partition("#")
        text = (site / language / "check" / folder / "index.html").read_text("utf-8")
        assert text.count(f'id="{place}"') == 1, href


def test_the_programs_are_those_of_the_rules(data: Any) -> None:
    """Each program has its names and periods, and the start offers it once."""
    assert list(data["programs"]) == list(PROGRAMS)
    offered = [program for offer in data["offers"] for program in offer["programs"]]
    assert sorted(offered) == sorted(PROGRAMS)
    for key, program in PROGRAMS.items():
        periods = [period["id"] for period in data["programs"][key]["periods"]]
        assert periods == [period.id for period in program.periods]


# Another answer may follow from these whether they are known or not.
NEVER_PRESUPPOSED = {"filing_date", "main_occupation_level", "quebec_diploma_date"}


def test_what_a_question_presupposes_has_an_if(data: Any) -> None:
    """Each fact on which others depend has a text for the case that it is unknown."""
    hangs_on = {(fact.id, other.id) for fact in FACTS.values() for other in fact.depends_on}
    assert len(hangs_on) > len(NEVER_PRESUPPOSED)
    for fact, other in hangs_on:
        question = data["templates"][f"question-{fact}"]
        assert (f'data-if="{other}"' in question) == (other not in NEVER_PRESUPPOSED), fact
