"""The questions that the page asks before the rules are loaded."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from rules.engine.opening import opening
from rules.io.answers import read_programs
from rules.model.outcomes import Standing
from rules.model.parameters import DatedValue, Parameter, Parameters
from rules.programs.pilot import PROGRAM
from tests.rules import comparison
from tests.rules.applicants import EDGES, meets_everything
from tests.rules.brute_force import samples
from tests.rules.reference_model import PROGRAMS


def asked(answers):
    """Return the facts that are asked about the pilot program."""
    return comparison.asked(answers, ("pilot",))


def relevant_facts(answers):
    """Return the facts that can still change an outcome of the pilot program."""
    return comparison.may_matter(answers, ("pilot",))


@pytest.mark.parametrize(
    ("programs", "expected"),
    [
        (("pstq",), ("filing_date", "main_occupation_level", "regulated_profession")),
        (("pstq", "peq"), ("filing_date", "main_occupation_level", "regulated_profession")),
        (("peq",), ("filing_date", "quebec_skilled_job")),
    ],
)
def test_the_opening_of_the_other_programs(programs, expected):
    """The PSTQ opens with the main occupation; every question matters, whatever came before."""
    assert opening(read_programs([*programs])) == expected
    for day in EDGES:
        first = comparison.asked({"filing_date": day}, programs)[0]
        assert first == expected[1]
        for value in (None, *samples(first, day)):
            answers = {"filing_date": day, first: value}
            assert set(expected[2:]) <= comparison.may_matter(answers, programs)


def test_french_comes_right_after_the_main_occupation_under_the_pstq():
    """Those who know nothing else are asked for it before anything of work or studies."""
    found = comparison.asked({"filing_date": "2026-11-30"}, ("pstq", "peq"))
    assert found[:5] == [
        "main_occupation_level",
        "regulated_profession",
        "practice_recognized",
        "french_oral_level",
        "french_written_level",
    ]
    assert set(PROGRAMS) == {"pilot", "pstq", "peq"}


def test_the_opening_is_where_the_person_is_and_what_they_have_studied_in_quebec():
    """Before these comes the filing date, without which nothing can be assessed."""
    assert opening((PROGRAM,)) == ("filing_date", "location", "quebec_diploma")
    assert tuple(fact.id for fact in PROGRAM.questions[:3]) == opening((PROGRAM,))


def test_every_question_of_the_opening_matters_whatever_was_answered_before():
    """On the edges of the law, whatever the place, known or not, the diploma still matters."""
    for day in EDGES:
        assert next(iter(asked({"filing_date": day}))) == "location"
        for location in (None, *samples("location", day)):
            answers = {"filing_date": day, "location": location}
            assert {"quebec_diploma"} <= relevant_facts(answers)
            assert next(f for f in asked(answers) if f != "location") == "quebec_diploma"


def test_the_law_of_every_day_is_asked_for_the_opening():
    """A fact that no condition reads for a while cannot come next whatever the filing date."""
    between = (date(2022, 1, 1), date(2022, 6, 1))
    values = tuple(DatedValue(day, day, 1) for day in between)
    parameters = {"made_up": Parameter("made_up", "", Standing.INFERRED, (), values)}

    def conditions(route, profile, interval):
        found = PROGRAM.conditions(route, profile, interval)
        if interval.start != between[0]:
            return found

        return tuple(each for each in found if "location" not in {f.id for f in each.facts})

    program = replace(PROGRAM, parameters=Parameters(parameters), conditions=conditions)
    assert opening((program,)) == ("filing_date",)


def test_no_further_question_matters_whatever_was_answered():
    """After some openings the fourth fact does not matter: it is asked when it is known to."""
    fourth = PROGRAM.questions[3].id
    day = "2024-03-01"
    pairs = product((None, *samples("location", day)), (None, *samples("quebec_diploma", day)))
    asked_for = {
        fourth in relevant_facts({"filing_date": day, "location": place, "quebec_diploma": diploma})
        for place, diploma in pairs
    }
    assert asked_for == {True, False}


def test_what_was_skipped_is_not_asked_again():
    """The next fact is the next one that matters among those not skipped."""
    answers = {**meets_everything("2024-03-01"), "age": None, "annual_salary": None}
    from_text = {"filing_date": "2024-03-01"}
    assert asked(answers) == ["annual_salary", "age"]
    assert len(asked(from_text)) == len(set(asked(from_text))) > 20
