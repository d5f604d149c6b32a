"""The rules answer as they did when their answers were recorded, byte for byte."""

import json

import pytest

from rules.io.answers import read_programs
from rules.messages import assess_text
from tests.rules.recorded_outputs import BLOCK, FILE, OUTPUTS, Draw, digests

RECORDED = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", OUTPUTS)
def test_every_block_of_answers_has_its_recorded_digest(name):
    """A difference names the first block, whose seeds lead to the input that shows it."""
    for block, (now, recorded) in enumerate(zip(digests(name), RECORDED[name], strict=True)):
        assert now == recorded, f"{name}: seeds from {block * BLOCK}"


def test_the_recorded_applicants_are_varied():
    """Every third of them already has each status, period, outcome and intake, complete and
    incomplete.
    """
    pilot = read_programs(["pilot"])
    texts = (json.dumps(Draw(seed).applicant()) for seed in range(0, 3000, 3))
    found = [json.loads(assess_text(text, pilot)) for text in texts]
    programs = [program for each in found for program in each["programs"]]
    assert len({(each["status"], each["period"]) for each in programs}) == 4
    routes = [route for each in programs for route in each["routes"]]
    assert {route["outcome"] for route in routes} == {"eligible", "not_eligible", "undetermined"}
    assert len({route["intake"] for route in routes}) == 5
    rows = [row for route in routes for row in route["conditions"]]
    assert len({(row["id"], row["outcome"]) for row in rows}) == 3 * len({r["id"] for r in rows})
    assert sum(each["next_fact"] is None for each in found) > 100
    assert {each["filing_date"][:4] for each in found} == {str(y) for y in range(2015, 2036)}
