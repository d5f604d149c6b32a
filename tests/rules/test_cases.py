"""The cases of law in `cases/<program>/*.toml`, written to be read, and added to, by a lawyer.

A case starts from the person of `applicant.toml`, or of `applicant-NAME.toml` where it says
`applicant = "NAME"`; `answers` are what is different, `unknown` what is not known. What neither
names, someone who meets every condition of the reference model answers. `expects` gives,
for a route or for one pair of route and profile, its `outcome`, `conditions_outcome`, `intake` or
`hypothetical`, whether it has `changes`, or the outcome of a condition by its id: `met`,
`not_met`, `unknown`, `does_not_apply`, or `absent` where the route has no such condition. `program`
expects a `status`, `law_date`, `period` or `law_as_of`.
"""

import pytest

from rules.data.conflicts import CONFLICTS
from rules.data.sources import SOURCES
from rules.programs import PROGRAMS
from tests.rules.applicants import meets_everything
from tests.rules.comparison import check
from tools.testing.law_cases import APPLICANTS, CASES, case_answers

PARAMETERS = [
    pytest.param(program, case, id=f"{program} {topic}: {case['title']}")
    for program, topic, case in CASES
]
OF_A_ROUTE = {"outcome", "conditions_outcome", "intake", "hypothetical"}


@pytest.mark.parametrize(("program", "case"), PARAMETERS)
def test_the_case_comes_out_as_it_says(program, case):
    """The rules give the expected outcomes, and the reference model agrees."""
    expects = dict(case["expects"])
    answers = _answers(program, case)
    whole = check(answers, (program,))
    found = {**whole["programs"][0], "next_fact": whole["next_fact"]}
    if "next_fact" in expects:
        assert (found["next_fact"] or "none") == expects.pop("next_fact")
    for key, value in expects.pop("program", {}).items():
        assert found[key] == str(value)
    routes = {(each["route"], each["profile"]): each for each in found["routes"]}
    for name, wanted in expects.items():
        route, _, profile = name.partition(" ")
        pairs = [p for p in PROGRAMS[program].routes if p[0] == route and profile in ("", p[1])]
        assert pairs, f"no such route or pair: {name}"
        for pair in pairs:
            assert {key: _result_of(routes[pair], key) for key in wanted} == wanted, pair


def _answers(program, case):
    given = case_answers(program, case)
    everything = meets_everything(given["filing_date"])
    return {fact: everything[fact] for fact in _facts(program)} | given


def _result_of(route, key):
    if key in OF_A_ROUTE:
        return route[key]
    if key == "changes":
        return bool(route[key])
    for condition in route["conditions"]:
        if condition["id"] == key:
            return condition["outcome"] if condition["applies"] else "does_not_apply"
    return "absent"


@pytest.mark.parametrize(("program", "case"), PARAMETERS)
def test_the_case_is_well_formed(program, case):
    """Each case gives a reason, and cites existing sources, facts and conflicts."""
    assert set(case) <= {
        "title",
        "why",
        "sources",
        "applicant",
        "answers",
        "unknown",
        "expects",
    }
    assert case["why"].strip()
    assert case["sources"]
    assert set(case["sources"]) <= set(SOURCES)
    assert {*case.get("answers", ()), *case.get("unknown", ())} <= _facts(program)
    for word in case["why"].replace("\n", " ").split("(conflict ")[1:]:
        assert word.split(")")[0] in CONFLICTS


def _facts(program):
    return {fact.id for fact in PROGRAMS[program].questions}


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_applicants_of_the_cases_answer_questions_of_the_program(program):
    """They answer no fact of another program."""
    for applicant in APPLICANTS[program].values():
        assert set(applicant) <= _facts(program)


def test_titles_are_unique(record_property):
    """The title identifies a case."""
    titles = [case["title"] for _, _, case in CASES]
    assert len(titles) == len(set(titles))
    record_property("cases", len(titles))


def test_every_conflict_about_a_condition_has_a_case():
    """If sources disagree on a condition, a case shows which one the rules follow."""
    whys = " ".join(case["why"] for _, _, case in CASES)
    touching = {each.id for each in CONFLICTS.values() if each.conditions}
    assert {conflict for conflict in touching if f"{conflict})" not in whys} == set()
