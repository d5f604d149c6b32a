"""The proofs that every program must have, and what a program lacks of each.

Most tests run over all programs by themselves, or over those of the reference model. What a person
has to write for a program is checked here: a second reading of its law, and cases.
"""

import json
from collections import defaultdict
from functools import cache
from pathlib import Path

import rules
from rules.messages import handle_message
from tests.rules import test_every_state, test_law_coverage, test_properties
from tests.rules.reference_model import FACTS
from tests.rules.reference_model import PROGRAMS as MODELS
from tools.mutation_tests.scope import COPIED, MUTATED
from tools.testing.law_cases import CASES
from tools.testing.rule_messages import generate_messages

# As many random messages as the comparison of both Pythons sends.
MESSAGES = 300


def reference_model(program):
    """The reference model of the law has the same routes, periods, conditions and facts."""
    model = MODELS.get(program.id)
    if model is None:
        return [f"tests/rules/reference_model/{program.id}.py"]
    lacking = [f"fact {fact.id}" for fact in program.questions if fact.id not in FACTS]
    lacking += [f"route {pair}" for pair in program.routes if pair not in model.PAIRS]
    for period in program.periods:
        if period.id not in model.PERIODS:
            lacking.append(f"period {period.id}")
            continue
        law = next(each for each in program.law_intervals if each.id == period.id)
        for pair in program.routes:
            read = {condition.id for condition in model.conditions(*pair, period.id)}
            found = {condition.id for condition in program.conditions(*pair, law)}
            lacking += [f"{pair} {period.id} {name}" for name in found ^ read]
    return lacking


def every_state(program):
    """Every state of every fact is compared with the reference model, in each period."""
    lacking = []
    for period in program.periods:
        law = next(each for each in program.law_intervals if each.id == period.id)
        tried = {
            fact
            for key, name, facts in test_every_state.GROUPS
            if (key, name) == (program.id, period.id)
            for fact in facts
        }
        read = {
            fact.id
            for pair in program.routes
            for condition in program.conditions(*pair, law)
            for fact in condition.facts
        }
        lacking += [f"{period.id} {fact}" for fact in sorted(read - tried - {"filing_date"})]
    return lacking


def cases(program):
    """A case that a lawyer can read in which each condition is met, and one in which it is not.

    Conditions of one name that read other facts, as on another route, are different ones.
    """
    conditions = defaultdict(set)
    for law in program.law_intervals:
        for pair in program.routes:
            for condition in program.conditions(*pair, law):
                facts = tuple(fact.id for fact in condition.facts)
                conditions[pair, condition.id].add((condition.id, facts))
    shown = defaultdict(set)
    for key, _, case in CASES:
        for name, expected in case["expects"].items() if key == program.id else ():
            route, _, profile = name.partition(" ")
            for pair in program.routes:
                if pair[0] == route and profile in ("", pair[1]):
                    for condition, outcome in expected.items():
                        for each in conditions.get((pair, condition), ()):
                            shown[each].add(outcome)
    every = {each for found in conditions.values() for each in found}
    return [
        f"{name} is {outcome} ({', '.join(facts)})"
        for name, facts in sorted(every)
        for outcome in ("met", "not_met")
        if outcome not in shown[name, facts]
    ]


def properties(program):
    """The tested properties of assessments cover this program and all its facts."""
    lacking = [] if program.id in test_properties.ALL else [program.id]
    facts = {*test_properties.OTHER_FACTS, "filing_date"}
    return [*lacking, *(fact.id for fact in program.questions if fact.id not in facts)]


def law_by_day(program):
    """Status, law date, period and intake of every day are those of the reference model."""
    if program not in test_law_coverage.OF_EVERY_PROGRAM.args[1]:
        return [f"tests/rules/test_law_coverage.py does not sweep the days of {program.id}"]
    model = MODELS.get(program.id)
    names = ("status_on", "intake", "LAW_AS_OF")
    return [f"reference model: {name}" for name in names if not hasattr(model, name)]


def mutation_tests(program):
    """Mutation tests change every module of the program."""
    root = Path(rules.__file__).parents[1]
    modules = [*(root / "rules" / "programs" / program.id).rglob("*.py")]
    if not modules:
        return [f"rules/programs/{program.id}"]
    return [
        path.as_posix()
        for module in modules
        for path in (module.relative_to(root),)
        for scope in (MUTATED, COPIED)
        if not any(path.is_relative_to(each) for each in scope)
    ]


def byte_equality(program):
    """Some messages compared between both Pythons meet each route, and some do not."""
    found = _outcomes_of_messages()
    return [
        f"{pair} is {outcome}"
        for pair in program.routes
        for outcome in ("met", "not_met", "unknown")
        if outcome not in found[program.id, *pair]
    ]


@cache
def _outcomes_of_messages():
    found = defaultdict(set)
    for text in generate_messages(MESSAGES):
        reply = handle_message(text) if '"assess"' in text else ""
        if reply.startswith('{"assessment"'):
            for program in json.loads(reply)["assessment"]["programs"]:
                for route in program["routes"]:
                    key = program["program"], route["route"], route["profile"]
                    found[key].add(route["conditions_outcome"])
    return found


PROOFS = (
    reference_model,
    every_state,
    cases,
    properties,
    law_by_day,
    mutation_tests,
    byte_equality,
)


def lacking_proofs(programs):
    """Return what is lacking, by program and proof."""
    return {
        program.id: found
        for program in programs
        if (found := {proof.__name__: lack for proof in PROOFS if (lack := proof(program))})
    }
