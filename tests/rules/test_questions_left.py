"""The upper bound on the questions left, which the self-check shows."""

import json
from itertools import pairwise
from random import Random

import pytest

from rules.messages import handle_message
from tests.rules.applicants import meets_everything, random_answers
from tests.rules.brute_force import samples

PROGRAMS = {"pilot": ["pilot"], "now": ["pstq", "peq"], "all": ["pilot", "pstq", "peq"]}
# Days on which the programs are in force; the pilot has had two periods of law.
IN_FORCE = [("pilot", "2022-05-10"), ("pilot", "2024-03-01"), ("now", "2026-12-01")]
UNKNOWN = 3


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


def longest_walk(answers, programs, skipped=()):
    """Return the most questions that any answers can bring, each tried on both sides of every
    threshold and as "I do not know". Every bound on the way is checked.
    """
    reply = ask(answers, programs, list(skipped))
    fact = reply["ask"]
    longest = 0
    if fact is not None:
        known = [{**answers, fact: value} for value in samples(fact, answers["filing_date"])]
        answered = [longest_walk(each, programs, skipped) for each in known]
        longest = 1 + max(*answered, longest_walk(answers, programs, (*skipped, fact)))
    assert reply["left"] == longest, (answers, skipped)
    return longest


@pytest.mark.parametrize(("programs", "filing_date"), IN_FORCE)
def test_the_bound_is_the_longest_walk(programs, filing_date):
    """Of an applicant who meets everything, some answers are unknown: no walk has more questions
    than announced, and one has as many.
    """
    ids = PROGRAMS[programs]
    open_facts: list[str] = []
    while fact := ask({"filing_date": filing_date}, ids, open_facts)["ask"]:
        open_facts.append(fact)
    for seed in range(8):
        unknown = Random(seed).sample(open_facts, UNKNOWN)
        known = meets_everything(filing_date).items()
        longest_walk({fact: value for fact, value in known if fact not in unknown}, ids)


def test_nothing_is_left_where_everything_is_decided():
    """An applicant whose routes are all decided is asked nothing more."""
    reply = ask({"filing_date": "2026-11-30", "age": 17}, ["pstq", "peq"], [])
    assert (reply["ask"], reply["left"]) == (None, 0)
