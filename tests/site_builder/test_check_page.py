"""The check page: the questions in HTML, and the data that its script reads."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from rules.programs.pilot import FACTS, ROUTE_PROFILES, conditions_of
from site_builder.i18n.translator import Translator
from site_builder.macros.condition_rows import row_key


@pytest.fixture(scope="session", params=["en", "zh"])
def page(request: pytest.FixtureRequest, site: Path) -> tuple[str, str]:
    """Folder and text of a check page."""
    return request.param, (site / request.param / "check" / "index.html").read_text("utf-8")


@pytest.fixture(scope="session")
def data(page: tuple[str, str]) -> Any:
    """The data of the page's script."""
    found = re.search(r'<script[^>]* id="check-data">(.*?)</script>', page[1], re.DOTALL)
    assert found
    return json.loads(found.group(1))


def test_every_fact_is_asked(page: tuple[str, str], translators: dict[str, Translator]) -> None:
    """Each fact has a question in the page's language, with inputs of its name."""
    folder, text = page
    for fact in FACTS:
        assert f'data-fact="{fact}"' in text
        assert f'name="{fact}' in text
        assert translators[folder].text(f"fact.{fact}.label") in text


def test_the_data_knows_every_condition(data: Any) -> None:
    """Each condition of each pair and period has a name, a sentence and the rules' sources."""
    for route, profile in ROUTE_PROFILES:
        for period in ("first", "second"):
            for condition in conditions_of(route, profile, period):
                entry = data["conditions"][row_key(condition)]
                assert entry["name"]
                assert entry["asks"]
                assert entry[period]["sources"] == list(condition.sources)
                assert entry[period]["standing"] == condition.standing.value


def test_texts_with_figures_of_both_periods_have_both(data: Any) -> None:
    """Where the law changed, the text is given for each period."""
    asks = data["conditions"]["qualification"]["asks"]
    comma = {"en": ", ", "zh": "、"}[data["language"]]
    assert comma.join("0AB") in asks["first"]
    assert comma.join("012") in asks["second"]


def test_no_figure_is_left_to_the_script(data: Any) -> None:
    """Figures of the rules are filled in at build time."""
    assert "{program_end}" not in json.dumps(data)
    assert "{minimum_age}" not in json.dumps(data)


def test_the_page_reads_without_a_script(
    page: tuple[str, str], translators: dict[str, Translator]
) -> None:
    """Each condition of both periods stands in the page's tables."""
    folder, text = page
    for period in ("first", "second"):
        for condition in conditions_of("it_vfx", "francization", period):
            assert translators[folder].text(f"condition.{condition.id}.name") in text
