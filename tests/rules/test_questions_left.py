"""The upper bound on the questions left, which the self-check shows."""

import json
from itertools import pairwise

import pytest

from rules.messages import handle_message
from tests.rules.applicants import random_answers

PROGRAMS = {"pilot": ["pilot"], "now": ["pstq", "peq"], "all": ["pilot", "pstq", "peq"]}


def ask(answers, programs, skipped):
    """Return the reply to a message of the self-check."""
    message = {"answers": answers, "programs": programs, "skip": skipped}
    assessed, reply = (
        json.loads(handle_message(json.dumps({"method": method, **message})))
        for method in ("assess", "next")
    )
    assert reply == {"ask": assessed["ask"], "left": assessed["left"]}
    return reply


@pytest.mark.parametrize("programs", PROGRAMS.values(), ids=PROGRAMS)
def test_the_bound_is_never_passed(programs):
    """Each answer leaves fewer questions, and no more come than were announced."""
    for seed in range(25):
        person = random_answers(seed)
        answers = {"filing_date": person["filing_date"]}
        skipped: list[str] = []
        reply = ask(answers, programs, skipped)
        announced = [reply["left"]]
        while (fact := reply["ask"]) is not None:
            if person.get(fact) is None:
                skipped.append(fact)
            else:
                answers[fact] = person[fact]
            reply = ask(answers, programs, skipped)
            announced.append(reply["left"])
        asked = len(announced) - 1
        assert asked <= announced[0]
        assert all(later < earlier for earlier, later in pairwise(announced))


def test_nothing_is_left_where_everything_is_decided():
    """An applicant whose routes are all decided is asked nothing more."""
    reply = ask({"filing_date": "2026-11-30", "age": 17}, ["pstq", "peq"], [])
    assert (reply["ask"], reply["left"]) == (None, 0)
