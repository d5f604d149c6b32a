"""What the self-check says of each program: the offers at its start, conditions and wording."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from rules import PROGRAMS
from rules.model.calendar import LawInterval, Period
from rules.model.conditions import Condition
from rules.model.expressions import Fact
from rules.model.program import Program
from site_builder.i18n.translator import Translator


@dataclass(frozen=True)
class Offer:
    """Programs that the start offers to check together.

    `today`: applications can be filed now, so the filing date is today's unless it is changed.
    """

    id: str
    programs: tuple[Program, ...]
    today: bool


def offers() -> tuple[Offer, ...]:
    """Return what the start offers: the programs that go on, and those that have closed.

    A program has closed if its last day lies before the newest law that was read for any.
    """
    read = max(program.calendar.law_as_of for program in PROGRAMS.values())
    parts = {
        "now": tuple(each for each in PROGRAMS.values() if each.calendar.end >= read),
        "past": tuple(each for each in PROGRAMS.values() if each.calendar.end < read),
    }
    return tuple(Offer(key, programs, key == "now") for key, programs in parts.items() if programs)


def has_closed(program: Program) -> bool:
    """Return whether nothing can be filed under the program any more."""
    return any(program in offer.programs and not offer.today for offer in offers())


def last_day(program: Program) -> date | None:
    """Return the last day to file; None where no end is known."""
    return None if program.calendar.end == date.max else program.calendar.end


def filing_days(translator: Translator, key: str, law: Period | LawInterval) -> str:
    """Return the message `key` with the days of a law, or `key.since` where no end is known."""
    day = translator.formats.value
    start = day(law.start, "date")
    if law.end == date.max:
        return translator.text(f"{key}.since", **{"from": start})
    return translator.text(key, **{"from": start, "until": day(law.end, "date")})


@dataclass(frozen=True)
class ProgramCondition:
    """A condition of a program, as it is in each period of law that has it.

    `key` is unique among all programs: program, id, and the profile or the route where they differ.
    `routes` are those that require it in this form; `route` is the one of a form of its own.
    """

    program: Program
    key: str
    id: str
    profile: str | None
    route: str | None
    routes: tuple[str, ...]
    by_period: dict[str, Condition]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of every period, each once."""
        return tuple(dict.fromkeys(s for each in self.by_period.values() for s in each.sources))

    @property
    def is_general(self) -> bool:
        """Whether every route requires it."""
        return set(self.routes) == {route for route, _ in self.program.routes}


@cache
def conditions_of(program: Program) -> tuple[ProgramCondition, ...]:
    """Return the conditions of a program: the general ones first, then route by route."""
    found: dict[tuple[str, str | None], dict[str, dict[str, Condition]]] = {}
    for period in program.periods:
        for route, profile in program.routes:
            for condition in conditions_in(program, route, profile, period.id):
                by_route = found.setdefault((condition.id, condition.profile), {})
                by_route.setdefault(route, {})[period.id] = condition
    rows = [
        row
        for (name, profile), by_route in found.items()
        for row in _rows(program, name, profile, by_route)
    ]
    routes = list(dict.fromkeys(route for route, _ in program.routes))
    # The sort is stable: within a route, the order of the rules.
    rows.sort(key=lambda row: -1 if row.is_general else routes.index(row.routes[0]))
    return tuple(rows)


def conditions_in(
    program: Program, route: str, profile: str | None, period: str
) -> tuple[Condition, ...]:
    """Return the conditions of a route in a period of law."""
    law = next(each for each in program.law_intervals if each.period == period)
    return program.conditions(route, profile, law)


def _rows(
    program: Program,
    name: str,
    profile: str | None,
    by_route: dict[str, dict[str, Condition]],
) -> Iterable[ProgramCondition]:
    """Return one row for all routes, or one for each if they do not require the same."""
    base = ".".join(filter(None, (program.id, name, profile)))
    forms = [
        {period: (each.requires, each.applies_when) for period, each in by_period.items()}
        for by_period in by_route.values()
    ]
    if all(form == forms[0] for form in forms):
        first = next(iter(by_route.values()))
        yield ProgramCondition(program, base, name, profile, None, (*by_route,), first)
        return
    for route, by_period in by_route.items():
        key = f"{base}.{route}"
        yield ProgramCondition(program, key, name, profile, route, (route,), by_period)


def row_of(program: Program, route: str, condition: Condition) -> ProgramCondition:
    """Return the row of a route's condition."""
    return next(
        row
        for row in conditions_of(program)
        if (row.id, row.profile) == (condition.id, condition.profile) and route in row.routes
    )


def requirement_text(translator: Translator, row: ProgramCondition, period: str) -> str:
    """Return what a condition requires in that period of law.

    The message is that of the route, of the program or of the period if there is one, else the
    one that programs share.
    """
    base = ".".join(filter(None, ("condition", row.id, row.profile, "requirement")))
    own = (f"{base}.{part}" for part in (*row.routes, row.program.id, period))
    key = next((key for key in own if translator.has(key)), base)
    return translator.text(key, period)


def exemption_text(translator: Translator, row: ProgramCondition) -> str | None:
    """Return to whom the condition does not apply, or None if it applies to everyone."""
    key = f"condition.{row.id}.does_not_apply"
    return translator.text(key) if translator.has(key) else None


def programs_asking(fact: Fact) -> tuple[Program, ...]:
    """Return the programs that ask for a fact."""
    return tuple(program for program in PROGRAMS.values() if fact in program.questions)


def fact_text(
    translator: Translator, fact: Fact, part: str, program: Program, period: str
) -> str | None:
    """Return a text about a fact, in the program's own words if it has any; None without one."""
    own = f"fact.{fact.id}.{part}.{program.id}"
    key = own if translator.has(own) else f"fact.{fact.id}.{part}"
    return translator.text(key, period) if translator.has(key) else None


@dataclass(frozen=True)
class Variant:
    """A text, and the laws (`program/period`) under which it is shown."""

    text: str
    laws: tuple[str, ...]


def fact_variants(translator: Translator, fact: Fact, part: str) -> tuple[Variant, ...]:
    """Return a text about a fact by program and period, each text once."""
    found: dict[str, list[str]] = {}
    for program in programs_asking(fact):
        for period in program.periods:
            text = fact_text(translator, fact, part, program, period.id)
            if text is not None:
                found.setdefault(text, []).append(f"{program.id}/{period.id}")
    return tuple(Variant(text, tuple(laws)) for text, laws in found.items())
