"""Properties of assessments that hold for any answers, each stated in one sentence."""

import json
from datetime import date, timedelta
from types import MappingProxyType

from hypothesis import assume, given
from hypothesis import strategies as st

from rules.data.occupations import OCCUPATIONS
from rules.engine.assess import assess, next_fact
from rules.io.answers import read_answers, read_programs
from rules.io.json_encoding import to_json
from rules.messages import assess_text, handle_message
from tests.rules import comparison
from tests.rules.applicants import EDGES, meets_everything
from tests.rules.brute_force import allows, samples
from tests.rules.reference_model import FACTS, PROGRAMS
from tests.rules.reference_model.facts import DIPLOMAS
from tests.rules.reference_model.pilot import VFX_CODES

OTHER_FACTS = [fact for fact in FACTS if fact != "filing_date"]
# More of these can only help; of the level of an occupation, less helps some and more others.
MORE_HELPS = MappingProxyType(
    {fact: row for fact, row in FACTS.items() if row.kind in ("integer", "number")}
    | {"diploma_level": FACTS["diploma_level"]}
)
HELPS_EITHER_WAY = {"main_occupation_level"}
ALL = tuple(PROGRAMS)


def assessed(answers):
    """Return the assessment under every program."""
    return comparison.assessed(answers, ALL)


def relevant_facts(answers):
    """Return the facts that can still change an outcome under some program, by the reference
    model.
    """
    return comparison.may_matter(answers, ALL)


def routes_of(found):
    """Return every route of an assessment with its program."""
    return [(each["program"], route) for each in found["programs"] for route in each["routes"]]


def days(first, last):
    """Return days from first to last, as JSON."""
    return st.dates(date.fromisoformat(first), date.fromisoformat(last)).map(date.isoformat)


FILING_DATES = (
    st.sampled_from(EDGES) | days("2021-01-01", "2029-12-31") | days(*FACTS["filing_date"].allowed)
)


def values(fact, filing_date):
    """Return values of the fact: beside a threshold, or any of its domain."""
    kind, domain = FACTS[fact].kind, FACTS[fact].allowed
    near = st.sampled_from(samples(fact, filing_date))
    if kind == "date":
        return near | days(*domain)
    if kind == "integer":
        return near | st.integers(*domain)
    if kind == "number":
        return near | st.floats(*domain) | st.integers(*domain)
    return near


@st.composite
def anyone(draw):
    """Return the answers of someone who meets everything but for a few facts; sometimes, of someone
    of whom only a few facts are known.
    """
    filing_date = draw(FILING_DATES)
    if draw(st.integers(0, 4)):
        answers = meets_everything(filing_date)
    else:
        answers = {"filing_date": filing_date}
    for fact in draw(st.lists(st.sampled_from(OTHER_FACTS), max_size=6, unique=True)):
        answers[fact] = draw(st.none() | values(fact, filing_date))
    return answers


def outcomes(found):
    """Return every outcome in an assessment: of each pair, and of each of its conditions."""
    outcomes: dict[tuple[str | None, ...], str] = {}
    for program, route in routes_of(found):
        pair = program, route["route"], route["profile"]
        outcomes[pair] = route["conditions_outcome"]
        outcomes |= {(*pair, row["id"]): row["outcome"] for row in route["conditions"]}
    return outcomes


def unknown_facts(answers):
    """Return the facts that are not known."""
    return [fact for fact in FACTS if answers.get(fact) is None]


@given(anyone(), st.data())
def test_an_answer_more_never_unsettles_an_outcome(answers, data):
    """What is met or not met stays so, whatever else comes to be known."""
    unknown = unknown_facts(answers)
    assume(unknown)
    fact = data.draw(st.sampled_from(unknown))
    before = outcomes(assessed(answers))
    after = outcomes(assessed(answers | {fact: data.draw(values(fact, answers["filing_date"]))}))
    settled = {key: outcome for key, outcome in before.items() if outcome != "unknown"}
    assert {key: after[key] for key in settled} == settled


@given(anyone(), st.sampled_from(sorted({*MORE_HELPS} - HELPS_EITHER_WAY)), st.data())
def test_more_never_turns_met_into_not_met(answers, fact, data):
    """More months, a higher diploma, salary, wage or level of French, more hours, more years."""
    drawn = st.lists(values(fact, answers["filing_date"]), min_size=2, max_size=2, unique=True)
    order = DIPLOMAS.index if fact == "diploma_level" else float
    less, more = sorted(data.draw(drawn), key=order)
    if fact == "reference_wage":  # of which less helps
        less, more = more, less
    before = outcomes(assessed(answers | {fact: less}))
    after = outcomes(assessed(answers | {fact: more}))
    met = {key for key, outcome in before.items() if outcome == "met"}
    assert {after[key] for key in met} <= {"met"}
    not_met = {key for key, outcome in after.items() if outcome == "not_met"}
    assert {before[key] for key in not_met} <= {"not_met"}


@given(anyone(), st.randoms(use_true_random=False))
def test_the_order_of_the_answers_makes_no_difference(answers, chance):
    """JSON objects have none."""
    keys = list(answers)
    chance.shuffle(keys)
    assert assess_text(json.dumps({key: answers[key] for key in keys})) == assess_text(
        json.dumps(answers)
    )


@given(anyone())
def test_not_known_is_the_same_as_not_said(answers):
    """`null` and a missing key mean the same."""
    with_unknown = {fact: answers.get(fact) for fact in FACTS}
    only_known = {fact: value for fact, value in with_unknown.items() if value is not None}
    assert assess_text(json.dumps(with_unknown)) == assess_text(json.dumps(only_known))


@given(anyone(), anyone())
def test_assessing_again_gives_the_same_bytes(answers, others):
    """An assessment does not depend on earlier ones."""
    once = assess_text(json.dumps(answers))
    assess_text(json.dumps(others))
    assert assess_text(json.dumps(answers)) == once


@given(anyone())
def test_an_assessment_is_the_same_through_every_door(answers):
    """As data, as text and through the page's call; and its text reads back equal."""
    text = json.dumps(answers)
    found = assess(read_answers(text))
    assert json.loads(assess_text(text)) == found == json.loads(to_json(found))
    assert assess_text(text) == to_json(found)
    reply = json.loads(handle_message(json.dumps({"method": "assess", "answers": answers})))
    assert (reply["assessment"], reply["ask"]) == (found, found["next_fact"])
    assert reply["left"] <= len(FACTS)


@given(anyone(), st.data())
def test_asking_ends_and_never_asks_in_vain(answers, data):
    """Answering the next fact until there is none takes each fact at most once, each of them one
    that can still change an outcome, and then every pair is settled.
    """
    asked = []
    while (fact := (found := assessed(answers))["next_fact"]) is not None:
        assert fact in relevant_facts(answers)
        asked.append(fact)
        assert len(asked) < len(FACTS)
        answers = answers | {fact: data.draw(values(fact, answers["filing_date"]))}
    assert relevant_facts(answers) == set()
    assert len(set(asked)) == len(asked)
    assert "unknown" not in {route["conditions_outcome"] for _, route in routes_of(found)}


@given(anyone(), st.data())
def test_asking_ends_also_when_nothing_is_known(answers, data):
    """After skipped questions the others are asked, each once, until none matters."""
    skipped: list[str] = []
    programs = read_programs([*ALL])
    while (fact := next_fact(read_answers(json.dumps(answers)), skipped, programs)) is not None:
        assert fact not in skipped
        assert answers.get(fact) is None
        if data.draw(st.booleans()):
            skipped.append(fact)
        else:
            answers = answers | {fact: data.draw(values(fact, answers["filing_date"]))}
        assert len(skipped) < len(FACTS)


@given(anyone(), st.data())
def test_a_listed_change_makes_the_conditions_met_and_no_smaller_one_does(answers, data):
    """Any values that a change asks for settle the pair, and no values of fewer facts do."""
    found = assessed(answers)
    listed = [(n, c) for n, (_, route) in enumerate(routes_of(found)) for c in route["changes"]]
    assume(listed)
    day = answers["filing_date"]
    number, change = data.draw(st.sampled_from(listed))
    after = dict(answers)
    for each in sorted(change, key=lambda each: "at_least_fact" in each["needs"]):
        fact, need = each["fact"], each["needs"]
        fits = [value for value in samples(fact, day) if allows(need, value, after)]
        # A wage that the change leaves open may be published above any wage of the domain.
        if not fits:
            return
        after[fact] = data.draw(st.sampled_from(fits))
    assert routes_of(assessed(after))[number][1]["conditions_outcome"] == "met"
    chosen = data.draw(st.sampled_from(change))["fact"]
    smaller = answers | {k: v for k, v in after.items() if k != chosen}
    smaller[chosen] = answers.get(chosen)
    for each in change:
        if each["fact"] != chosen:
            smaller[each["fact"]] = data.draw(values(each["fact"], day))
    assert routes_of(assessed(smaller))[number][1]["conditions_outcome"] != "met"


@given(anyone(), st.data())
def test_a_pair_depends_on_the_facts_of_its_conditions_only(answers, data):
    """Other answers, known or not, change nothing in it."""
    pairs = [(key, *pair) for key, law in PROGRAMS.items() for pair in law.PAIRS]
    program, route, profile = data.draw(st.sampled_from(pairs))
    law = PROGRAMS[program]
    period = law.status_on(answers["filing_date"])[2]
    read = {fact for each in law.conditions(route, profile, period) for fact in each.facts}
    fact = data.draw(st.sampled_from([fact for fact in OTHER_FACTS if fact not in read]))
    changed = answers | {fact: data.draw(st.none() | values(fact, answers["filing_date"]))}

    def own(found):
        return next(
            each
            for key, each in routes_of(found)
            if (key, each["route"], each["profile"]) == (program, route, profile)
        )

    assert own(assessed(answers)) == own(assessed(changed))


@given(anyone(), st.sampled_from(OCCUPATIONS), st.booleans())
def test_both_classifications_of_an_occupation_give_the_same_outcome(answers, occupation, vfx):
    """A 2016 code and each of its 2021 successors count alike, on every filing date."""
    answers_found = [
        outcomes(assessed(answers | {"occupation": code, "vfx_sector": vfx}))
        for code in occupation.codes
    ]
    assert all(each == answers_found[0] for each in answers_found)
    assert occupation.vfx_only is (occupation.noc2016 in VFX_CODES)


@given(anyone(), st.integers(0, 200))
def test_waiting_never_makes_a_diploma_recent_again(answers, wait):
    """In one period of law, filing later never makes a diploma more recent."""
    first = date.fromisoformat(answers["filing_date"])
    later = min(first + timedelta(wait), date(2035, 12, 31)).isoformat()
    day = answers["filing_date"]
    assume(all(law.status_on(later)[2] == law.status_on(day)[2] for law in PROGRAMS.values()))
    past = {
        fact: min(answers.get(fact) or "1999-12-31", answers["filing_date"])
        for fact in ("quebec_diploma_date", "graduate_degree_date", "peq_diploma_date")
    }
    before = outcomes(assessed(answers | past))
    after = outcomes(assessed(answers | past | {"filing_date": later}))
    not_met = {key for key, outcome in before.items() if outcome == "not_met"}
    assert {after[key] for key in not_met} <= {"not_met"}


@given(anyone())
def test_outside_the_programs_life_nobody_is_eligible(answers):
    """And there, and only there, the outcome is hypothetical."""
    for program in assessed(answers)["programs"]:
        in_force = program["status"] == "in_force"
        otherwise = "undetermined" if program["status"] == "not_covered" else "not_eligible"
        for route in program["routes"]:
            assert route["hypothetical"] is not in_force
            assert in_force or route["outcome"] == otherwise
            assert in_force is (route["intake"] != "none")
