"""Computes with several programs at once: which are in force, and in which order to ask."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rules.model.calendar import IN_FORCE
from rules.model.expressions import Fact
from rules.model.program import Program


def check_programs(programs: Sequence[Program]) -> dict[str, Program]:
    """Return the programs by id.

    Raises:
        ValueError: if two have one id, or two of their facts.
    """
    found = {program.id: program for program in programs}
    if len(found) < len(programs):
        raise ValueError("two programs have the same id")
    facts: dict[str, Fact] = {}
    for program in programs:
        for fact in program.questions:
            if facts.setdefault(fact.id, fact) is not fact:
                raise ValueError(f"{program.id}: another program has its own fact {fact.id!r}")
    return found


def questions_of(programs: Iterable[Program]) -> dict[str, Fact]:
    """Return the facts that the programs ask for, by id, in the order of one conversation.

    The topics are in the order in which the programs, one after another, come to them; so are
    the facts within a topic.
    """
    facts = {fact.id: fact for program in programs for fact in program.questions}
    topics = list(dict.fromkeys(fact.topic for fact in facts.values()))
    return dict(sorted(facts.items(), key=lambda item: topics.index(item[1].topic)))


def calculators_of(programs: Iterable[Program]) -> Mapping[str, tuple[Fact, ...]]:
    """Return the facts that each calculator of the self-check fills in, by its name.

    Besides what programs declare, `experience` fills in the facts of their `counted_work`, and
    `french` the levels for which a program with `french_tables` asks.
    """
    found: dict[str, dict[Fact, None]] = {}
    for program in programs:
        levels = [fact for fact in program.questions if fact.unit == "level"]
        filled = {
            "experience": [work.fact for work in program.counted_work],
            "french": levels if program.french_tables else [],
            **program.calculators,
        }
        for name, facts in filled.items():
            found.setdefault(name, {}).update(dict.fromkeys(facts))
    return {name: tuple(facts) for name, facts in found.items() if facts}


def in_force(programs: Sequence[Program], filing_date: date) -> tuple[Program, ...]:
    """Return the programs that are in force on `filing_date`; if none is, the first of all."""
    found = tuple(p for p in programs if p.calendar.status_on(filing_date) == IN_FORCE)
    return found or (programs[0],)
