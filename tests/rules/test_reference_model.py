"""Every program has a reference model, and cases for each of its conditions."""

import ast
from pathlib import Path

import pytest

from rules.programs import FACTS, PROGRAMS
from tests.rules import reference_model
from tests.rules.reference_model import PROGRAMS as MODELS
from tools.testing.law_cases import CASES

FOLDER = Path(str(reference_model.__file__)).parent


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_program_has_a_reference_model(program):
    """A program without a second reading is not verified."""
    assert program in MODELS, f"write tests/rules/reference_model/{program}.py"
    model = MODELS[program]
    assert tuple(model.PAIRS) == PROGRAMS[program].routes
    assert set(model.PERIODS) == {period.id for period in PROGRAMS[program].periods}
    read = {
        fact
        for period in model.PERIODS
        for pair in model.PAIRS
        for condition in model.conditions(*pair, period)
        for fact in condition.facts
    }
    assert {"filing_date"} | read == {fact.id for fact in PROGRAMS[program].questions}


def test_the_reference_models_are_of_the_programs_and_their_facts():
    """Programs are in the order of reports."""
    assert list(MODELS) == list(PROGRAMS)
    assert set(reference_model.FACTS) == set(FACTS)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)
def test_a_reference_model_imports_nothing_of_the_rules(path):
    """It is a second reading of the sources, independent of the code."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    modules = [str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)]
    modules += [a.name for node in nodes if isinstance(node, ast.Import) for a in node.names]
    assert not [name for name in modules if name.split(".")[0] == "rules"]


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_condition_has_cases_for_both_outcomes(program):
    """Each condition, on each route that words it differently, has a case in which it is met and
    one in which it is not.
    """
    routes_of: dict[tuple[str, object], set[str]] = {}
    for interval in PROGRAMS[program].law_intervals:
        for route, profile in PROGRAMS[program].routes:
            for condition in PROGRAMS[program].conditions(route, profile, interval):
                key = (condition.id, condition.expression)
                routes_of.setdefault(key, set()).add(route)
    found = {
        (name.split()[0], condition, outcome)
        for of, _, case in CASES
        if of == program
        for name, expected in case["expects"].items()
        if isinstance(expected, dict)
        for condition, outcome in expected.items()
    }
    missing = [
        f"{key[0]} of {sorted(routes)}: {outcome}"
        for key, routes in routes_of.items()
        for outcome in ("met", "not_met")
        if not any((route, key[0], outcome) in found for route in routes)
    ]
    assert missing == []
