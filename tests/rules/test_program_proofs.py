"""Each program has every proof that it needs."""

from dataclasses import replace

import pytest

from rules.model.conditions import Condition
from rules.model.outcomes import Standing
from rules.programs import PROGRAMS
from tests.rules import program_proofs

PROGRAM = next(iter(PROGRAMS.values()))


def test_every_program_has_every_proof():
    """Each has a reference model compared in every state, cases of each condition, properties, law
    by day, mutation tests and byte equality.
    """
    assert program_proofs.lacking_proofs(PROGRAMS.values()) == {}


def test_a_program_that_nobody_has_read_again_has_no_proof():
    """A new program without any tests lacks every proof."""
    [found] = program_proofs.lacking_proofs((replace(PROGRAM, id="unread"),)).values()
    assert list(found) == [proof.__name__ for proof in program_proofs.PROOFS]


@pytest.mark.parametrize("proof", [program_proofs.reference_model, program_proofs.cases])
def test_a_condition_that_is_added_needs_proofs_of_its_own(proof):
    """Proofs of the program's other conditions do not cover it."""

    def conditions(route, profile, law):
        found = PROGRAM.conditions(route, profile, law)
        return (*found, Condition("more", found[0].requires, Standing.INFERRED, ()))

    assert proof(PROGRAM) == []
    assert any("more" in each for each in proof(replace(PROGRAM, conditions=conditions)))
