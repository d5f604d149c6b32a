"""The JSON Schema accepts exactly the answers that can be assessed."""

import json
import random
import subprocess
import sys
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rules.io.answers import AnswersError, read_answers
from rules.io.schema import answers_schema
from rules.programs import PROGRAMS
from tests.rules.applicants import meets_everything, random_answers, random_day, random_value
from tests.rules.reference_model import FACTS

VALIDATOR = Draft202012Validator(answers_schema())

# Values of every sort, for any fact: a JSON list, as people write answers.
JUNK: list[Any] = json.loads(
    """[
    null, true, false, 0, 1, -1, 0.5, 7.0, 30.5, -0.0, 1e300, -1e-9, 1e999, 1e40,
    "", "12", "true", "none", "other", "held ", "Held", "NONE", "null", [], ["none"], {}, [1],
    "2024-03-01", "2023-02-29", "2024-02-29", "2000-02-29", "1900-02-29", "2024-3-1", "20240301",
    "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00", "2024-03-01T00:00", "2024-W09-5",
    "２０２４-03-01", "2024-03-01 ", " 2024-03-01", "+024-03-01", "2024\\u20103-01", "2024-03-01Z",
    "2024-03-01\\n", "1949-12-31", "1950-01-01", "2014-12-31", "2015-01-01", "2035-12-31",
    "2036-01-01", "0213", 213, "213", "02130", "5131", 5131, "51120", "2172", "0-213"
    ]"""
)
JUNK.append(10**400)


def _agree(answers):
    """Return whether the answers are accepted; schema and rules have to agree."""
    text = json.dumps(answers)
    by_schema = VALIDATOR.is_valid(json.loads(text))
    try:
        read_answers(text)
    except AnswersError:
        accepted = False
    else:
        accepted = True
    assert accepted is by_schema, answers
    return accepted


def test_the_schema_is_a_schema():
    """It is valid by the draft that it names."""
    Draft202012Validator.check_schema(answers_schema())
    assert answers_schema()["$schema"].endswith("/draft/2020-12/schema")


def test_the_schema_has_every_fact_and_no_other():
    """Only the filing date is required."""
    facts = {fact.id for program in PROGRAMS.values() for fact in program.questions}
    assert set(answers_schema()["properties"]) == facts == set(FACTS)
    assert answers_schema()["required"] == ["filing_date"]


@pytest.mark.parametrize("fact", FACTS)
def test_schema_and_rules_accept_the_same_values_of_the_fact(fact):
    """Values of its domain, next to it, and of any other type are tried."""
    rng = random.Random(fact)
    values = [*JUNK]
    if fact != "filing_date":
        values += [random_value(rng, fact, "2024-03-01") for _ in range(40)]
    for low_or_high in FACTS[fact].allowed:
        if isinstance(low_or_high, int):
            values += [low_or_high + step for step in (-1, -0.01, 0, 0.01, 1)]
    values += [random_day(rng, "1948-01-01", "2037-12-31") for _ in range(20)]
    accepted = [_agree({"filing_date": "2024-03-01", fact: value}) for value in values]
    assert len(set(accepted)) == 2


def test_schema_and_rules_accept_the_same_answers():
    """Several facts may be right, wrong, unknown, missing or of another program."""
    accepted = []
    for seed in range(600):
        rng = random.Random(seed)
        answers = random_answers(seed)
        for _ in range(rng.choice((0, 0, 1, 2))):
            answers[rng.choice((*FACTS, "points", "Age", ""))] = rng.choice(JUNK)
        if rng.random() < 0.05:
            answers.pop("filing_date", None)
        accepted.append(_agree(answers))
    assert 100 < sum(accepted) < 500


@pytest.mark.parametrize(
    "data", [None, [], "2024-03-01", 7, True, {}, [meets_everything("2024-03-01")]]
)
def test_what_is_no_object_with_a_filing_date_is_refused_by_both(data):
    """Only one object of answers is accepted."""
    assert _agree(data) is False


def test_the_command_line_prints_the_schema():
    """`python -m rules schema` prints it as JSON."""
    command = [sys.executable, "-m", "rules", "schema"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert json.loads(done.stdout) == answers_schema()
    assert done.stderr == b""
