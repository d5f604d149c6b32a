"""Whole applicants against the reference model. All combinations of all facts are far too many to
try: groups that share no fact are tried exhaustively elsewhere, and here random people, always the
same ones, show that the groups come together as they should: a third of them without the option
`--complete`, which `make verify` sets.
"""

import random
from itertools import product

import pytest

from tests.rules.applicants import EDGES, meets_everything, random_answers
from tests.rules.brute_force import samples
from tests.rules.comparison import assessed, check
from tests.rules.reference_model import FACTS, PROGRAMS

CHUNKS, PEOPLE_A_CHUNK, SAMPLE_STEP = 4, 1000, 3
ALL = tuple(PROGRAMS)
# Nobody can meet these routes and all others at once: the occupations exclude each other.
EXCLUDED = {"stream_2", "stream_3"}


def routes_of(found):
    """Return every route of an assessment with its program."""
    return [(each["program"], route) for each in found["programs"] for route in each["routes"]]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_anyone_is_assessed_as_the_second_reading_says(chunk, complete, record_property):
    """Random applicants with random unknown facts get the reference model's assessment."""
    seen = set()
    people = range(0, PEOPLE_A_CHUNK, 1 if complete else SAMPLE_STEP)
    for number in people:
        programs = () if number % 5 == 0 else ALL
        found = check(random_answers(chunk * PEOPLE_A_CHUNK + number), programs)
        seen |= {(each["route"], each["conditions_outcome"]) for _, each in routes_of(found)}
    routes = {route for law in PROGRAMS.values() for route, _ in law.PAIRS}
    # Every route is met, not met and unknown for someone; in a sample, most are.
    assert len(seen) >= (3 if complete else 2.5) * len(routes)
    record_property("applicants", len(people))


@pytest.mark.parametrize("filing_date", EDGES)
def test_one_who_meets_everything_does_so_on_every_filing_date(filing_date):
    """The dates include the edges of the law and of the calendar."""
    found = check(meets_everything(filing_date), ALL)
    excluded = EXCLUDED | ({"graduate"} if filing_date > "2028-11-19" else set())
    for _, route in routes_of(found):
        expected = "not_met" if route["route"] in excluded else "met"
        assert route["conditions_outcome"] == expected, route["route"]
    assert found["next_fact"] is None


@pytest.mark.parametrize("filing_date", EDGES)
def test_one_of_whom_nothing_is_known_is_settled_on_no_filing_date(filing_date):
    """A filing date alone settles no pair."""
    found = check({"filing_date": filing_date}, ALL)
    for _, route in routes_of(found):
        impossible = route["route"] == "graduate" and filing_date > "2028-11-19"
        assert route["conditions_outcome"] == ("not_met" if impossible else "unknown")


@pytest.mark.parametrize("seed", range(60))
def test_trying_everything_at_once_says_the_same(seed, record_property):
    """With few unknown facts, trying all values together gives the same outcome for every pair as
    trying group by group.
    """
    chance = random.Random(seed)
    answers = random_answers(seed) | {"filing_date": chance.choice(EDGES)}
    day = answers["filing_date"]
    full = meets_everything(day)
    answers |= {fact: full[fact] for fact in FACTS if answers.get(fact) is None}
    unknown = chance.sample([fact for fact in FACTS if fact != "filing_date"], 4)
    answers |= dict.fromkeys(unknown)
    people = [
        answers | dict(zip(unknown, values, strict=True))
        for values in product(*(samples(fact, day) for fact in unknown))
    ]
    for program, route in routes_of(assessed(answers, ALL)):
        law, pair = PROGRAMS[program], (route["route"], route["profile"])
        conditions = law.conditions(*pair, law.status_on(day)[2])
        truths = {all(each.holds(person) for each in conditions) for person in people}
        expected = "unknown" if len(truths) == 2 else "met" if True in truths else "not_met"
        assert route["conditions_outcome"] == expected, (pair, answers)
    record_property("completions", len(people))


def test_a_change_makes_the_conditions_met():
    """Anyone who makes a listed change meets the conditions, all else being equal."""
    changed = 0
    for seed in range(700):
        answers = random_answers(seed)
        for number, (_, route) in enumerate(routes_of(assessed(answers, ALL))):
            for change in route["changes"][:2]:
                after = assessed(answers | _brought_about(change, answers), ALL)
                assert routes_of(after)[number][1]["conditions_outcome"] == "met", (answers, change)
                changed += 1
    assert changed > 1000


def _brought_about(change, answers):
    """Return values that are just as the change needs them."""
    values = {}
    for each in sorted(change, key=lambda each: "at_least_fact" in each["needs"]):
        [(word, asked)] = [(w, v) for w, v in each["needs"].items() if w != "to"]
        if word == "any":
            values[each["fact"]] = samples(each["fact"], answers["filing_date"])[0]
        elif word == "at_least_fact":
            values[each["fact"]] = (answers | values)[asked]
        else:
            values[each["fact"]] = asked[-1] if word == "one_of" else asked
    return values
