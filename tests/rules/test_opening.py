"""The questions that the page asks before the rules are there."""

from itertools import product

from rules.engine.opening import opening
from rules.programs.pilot import FACTS
from tests.rules.applicants import EDGES, meets_everything
from tests.rules.brute_force import samples
from tests.rules.comparison import asked, may_matter


def test_the_opening_is_where_the_person_is_and_what_they_have_studied_in_quebec():
    """It begins with the filing date, which every assessment needs."""
    assert opening() == ("filing_date", "location", "quebec_diploma")
    assert tuple(FACTS)[:3] == opening()


def test_every_question_of_the_opening_matters_whatever_was_answered_before():
    """On the edges of the law, whatever the place, known or not, the diploma still matters."""
    for day in EDGES:
        assert next(iter(asked({"filing_date": day}))) == "location"
        for location in (None, *samples("location", day)):
            answers = {"filing_date": day, "location": location}
            assert {"quebec_diploma"} <= may_matter(answers)
            assert next(f for f in asked(answers) if f != "location") == "quebec_diploma"


def test_no_further_question_matters_whatever_was_answered():
    """After some openings the fourth fact does not matter: it is asked when it is known to."""
    fourth = tuple(FACTS)[3]
    day = "2024-03-01"
    pairs = product((None, *samples("location", day)), (None, *samples("quebec_diploma", day)))
    asked_for = {
        fourth in may_matter({"filing_date": day, "location": place, "quebec_diploma": diploma})
        for place, diploma in pairs
    }
    assert asked_for == {True, False}


def test_what_was_skipped_is_not_asked_again():
    """The next fact is the next one that matters among those not skipped."""
    answers = {**meets_everything("2024-03-01"), "age": None, "annual_salary": None}
    from_text = {"filing_date": "2024-03-01"}
    assert asked(answers) == ["annual_salary", "age"]
    assert len(asked(from_text)) == len(set(asked(from_text))) > 20
