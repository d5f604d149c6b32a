"""What pages and the self-check print of each program: its conditions, wording and intakes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from markupsafe import Markup

from rules import PROGRAMS
from rules.model.calendar import Calendar, LawInterval, Period
from rules.model.conditions import Condition
from rules.model.expressions import Fact
from rules.model.intakes import Intake, IntakeChange
from rules.model.outcomes import Standing
from rules.model.program import Program
from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator

GENERAL = "general"
_DAY = timedelta(days=1)


def program_named(name: str) -> Program:
    """Return the program with that id.

    Raises:
        BuildError: There is none.
    """
    if name not in PROGRAMS:
        raise BuildError(f"there is no program {name!r}. Use one of {[*PROGRAMS]}")
    return PROGRAMS[name]


def routes_of(program: Program) -> tuple[str, ...]:
    """Return the ids of a program's routes, each once."""
    return tuple(dict.fromkeys(route for route, _ in program.routes))


def profiles_of(program: Program) -> tuple[str, ...]:
    """Return the ids of a program's profiles, each once; none where its routes have no profile."""
    return tuple(dict.fromkeys(profile for _, profile in program.routes if profile))


@dataclass(frozen=True)
class Offer:
    """Programs that the start offers to check together.

    `today`: applications can be filed now, so the filing date is today's unless it is changed.
    """

    id: str
    programs: tuple[Program, ...]
    today: bool


def as_of_notice(translator: Translator, programs: Iterable[Program]) -> str:
    """Return the line of a page that gives the dates of its programs' law itself."""
    names = [translator.text(f"program.{program.id}.short") for program in programs]
    listed = translator.text("check.list.join").join(names)
    return translator.text("site.as_of_programs", programs=listed)


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


def filing_days(translator: Translator, key: str, law: Period | LawInterval | Calendar) -> str:
    """Return the message `key` with the days of a law, or `key.since` where no end is known."""
    day = translator.formats.value
    start = day(law.start, "date")
    if law.end == date.max:
        return translator.text(f"{key}.since", **{"from": start})
    return translator.text(key, **{"from": start, "until": day(law.end, "date")})


@dataclass(frozen=True)
class ProgramCondition:
    """A condition of a program, as it is in each interval of law that has it.

    `key` is unique among all programs: program, id, and the profile or the route where they differ.
    `routes` are those that require it in this form; `route` is the one of a form of its own.
    """

    program: Program
    key: str
    id: str
    profile: str | None
    route: str | None
    routes: tuple[str, ...]
    by_law: dict[LawInterval, Condition]

    @property
    def by_period(self) -> dict[str, Condition]:
        """The condition at the beginning of each period that has it."""
        found: dict[str, Condition] = {}
        for law, condition in self.by_law.items():
            found.setdefault(law.period, condition)
        return found

    @property
    def latest(self) -> Condition:
        """The condition in the last period that has it."""
        return list(self.by_period.values())[-1]

    @property
    def anchor(self) -> str:
        """The id of its row in a table of its program."""
        name = self.key.removeprefix(f"{self.program.id}.").replace(".", "-")
        return f"condition-{name}"

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The conflicts of every period, each once."""
        return tuple(dict.fromkeys(c for each in self.by_period.values() for c in each.conflicts))

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
    found: dict[tuple[str, str | None], dict[str, dict[LawInterval, Condition]]] = {}
    for law in program.law_intervals:
        for route, profile in program.routes:
            for condition in program.conditions(route, profile, law):
                by_route = found.setdefault((condition.id, condition.profile), {})
                by_route.setdefault(route, {})[law] = condition
    rows = [
        row
        for (name, profile), by_route in found.items()
        for row in _rows(program, name, profile, by_route)
    ]
    routes = routes_of(program)
    # The sort is stable: within a route, the order of the rules.
    rows.sort(key=lambda row: -1 if row.is_general else routes.index(row.routes[0]))
    return tuple(rows)


def group_of(program: Program, group: str) -> tuple[ProgramCondition, ...]:
    """Return the conditions of every route (`general`), or those of one route alone.

    Raises:
        BuildError: The program has no such route.
    """
    routes = routes_of(program)
    if group not in (GENERAL, *routes):
        raise BuildError(f"{program.id} has no route {group!r}. Use one of {[GENERAL, *routes]}")
    rows = conditions_of(program)
    if group == GENERAL:
        found = [row for row in rows if row.is_general]
    else:
        found = [row for row in rows if group in row.routes and not row.is_general]
    # In the order of the rules, and what differs by profile together.
    order = dict.fromkeys(
        condition.id
        for law in program.law_intervals
        for route, profile in program.routes
        if group in (GENERAL, route)
        for condition in program.conditions(route, profile, law)
    )
    return tuple(sorted(found, key=lambda row: [*order].index(row.id)))


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
    by_route: dict[str, dict[LawInterval, Condition]],
) -> Iterable[ProgramCondition]:
    """Return one row for all routes, or one for each if they do not require the same."""
    base = ".".join(filter(None, (program.id, name, profile)))
    forms = [
        {law: (each.requires, each.applies_when) for law, each in by_law.items()}
        for by_law in by_route.values()
    ]
    if all(form == forms[0] for form in forms):
        first = next(iter(by_route.values()))
        yield ProgramCondition(program, base, name, profile, None, (*by_route,), first)
        return
    for route, by_law in by_route.items():
        key = f"{base}.{route}"
        yield ProgramCondition(program, key, name, profile, route, (route,), by_law)


def row_of(program: Program, route: str, condition: Condition) -> ProgramCondition:
    """Return the row of a route's condition."""
    return next(
        row
        for row in conditions_of(program)
        if (row.id, row.profile) == (condition.id, condition.profile) and route in row.routes
    )


def requirement_text(translator: Translator, row: ProgramCondition, period: str) -> str:
    """Return what a condition requires in that period of law."""
    return translator.text(_requirement_key(translator, row, period), period)


def requirement_html(translator: Translator, row: ProgramCondition, period: str) -> Markup:
    """Return what a condition requires in that period of law, with its figures in bold."""
    return translator.emphasized(_requirement_key(translator, row, period), period)


def _requirement_key(translator: Translator, row: ProgramCondition, period: str) -> str:
    """Return the message of the route, program or period if there is one, else the shared one."""
    base = ".".join(filter(None, ("condition", row.id, row.profile, "requirement")))
    own = (f"{base}.{part}" for part in (*row.routes, row.program.id, period))
    return next((key for key in own if translator.has(key)), base)


def exemption_text(translator: Translator, row: ProgramCondition) -> str | None:
    """Return to whom the condition does not apply, or None if it applies to everyone."""
    key = f"condition.{row.id}.does_not_apply"
    return translator.text(key) if translator.has(key) else None


def programs_asking(fact: Fact) -> tuple[Program, ...]:
    """Return the programs that ask for a fact."""
    return tuple(program for program in PROGRAMS.values() if fact in program.questions)


class Tense(StrEnum):
    """Where the filing date lies: it decides how a question speaks of that day."""

    PAST = "past"
    TODAY = "today"
    LATER = "later"


def fact_text(
    translator: Translator, fact: Fact, part: str, program: Program, period: str
) -> str | None:
    """Return a text about a fact for a filing date that is not known; None without one."""
    key = _fact_key(translator, fact, part, program, _undated(program))
    return key and translator.text(key, period, filing_day=filing_day_name(translator, program))


def _fact_key(
    translator: Translator, fact: Fact, part: str, program: Program, tense: Tense
) -> str | None:
    """Return the message of the tense and the program, of either, or the shared one."""
    base = f"fact.{fact.id}.{part}"
    ids = (f"{base}.{tense}.{program.id}", f"{base}.{tense}", f"{base}.{program.id}", base)
    return next(filter(translator.has, ids), None)


def filing_day_name(translator: Translator, program: Program) -> str:
    """Return how a question names the filing date where it is not known."""
    key = "fact.filing_date.day"
    return translator.text(f"{key}.past" if _undated(program) is Tense.PAST else key)


def _undated(program: Program) -> Tense:
    return Tense.PAST if has_closed(program) else Tense.LATER


@dataclass(frozen=True)
class Variant:
    """A text, and the laws (`program/period`, or `program/period/tense`) under which it is shown.

    `filing_day` stands for a placeholder of that name in the text where the date is not known.
    """

    text: str
    laws: tuple[str, ...]
    filing_day: str


def fact_variants(translator: Translator, fact: Fact, part: str) -> tuple[Variant, ...]:
    """Return a text about a fact by program, period and tense, each text once."""
    found: dict[tuple[str, str], list[str]] = {}
    for program in programs_asking(fact):
        day = filing_day_name(translator, program)
        keys = {tense: _fact_key(translator, fact, part, program, tense) for tense in Tense}
        one = len(set(keys.values())) == 1
        for period in program.periods:
            law = f"{program.id}/{period.id}"
            for tense, key in keys.items():
                if key is None:
                    continue
                text = translator.text(key, period.id, filing_day="{filing_day}")
                laws = found.setdefault((text, day), [])
                laws.append(law if one else f"{law}/{tense}")
    return tuple(
        Variant(text, tuple(dict.fromkeys(laws)), day) for (text, day), laws in found.items()
    )


def presupposed_facts(fact: Fact) -> tuple[Fact, ...]:
    """Return the facts on which a fact depends, also through others, the first asked first."""
    found = [each for other in fact.depends_on for each in (*presupposed_facts(other), other)]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class IntakeSpan:
    """Days from `start` to `end`, both included, with one intake status. `known` is false if places
    were full by `start`, but it is not known since when. No source speaks of days between intakes.
    """

    status: str
    start: date
    end: date
    known: bool
    standing: Standing
    sources: tuple[str, ...]


@dataclass(frozen=True)
class RouteGroup:
    """Routes of one profile with the same spans from the first day to the last."""

    routes: tuple[str, ...]
    profile: str | None
    spans: tuple[IntakeSpan, ...]


def route_groups(program: Program) -> tuple[RouteGroup, ...]:
    """Return every pair of route and profile, grouped by equal spans."""
    found: dict[tuple[str | None, tuple[IntakeSpan, ...]], list[str]] = {}
    for route, profile in program.routes:
        found.setdefault((profile, _spans(program, route, profile)), []).append(route)
    return tuple(
        RouteGroup(tuple(routes), profile, spans) for (profile, spans), routes in found.items()
    )


def _spans(program: Program, route: str, profile: str | None) -> tuple[IntakeSpan, ...]:
    first, last_filing = program.calendar.start, program.calendar.end
    starts = {first}
    for intake in program.intakes:
        starts |= {intake.start, *(change.start for change in intake.changes)}
        if intake.end < last_filing:
            starts.add(intake.end + _DAY)
    days = sorted(day for day in starts if first <= day <= last_filing)
    spans: list[IntakeSpan] = []
    for day, end in zip(days, [*(day - _DAY for day in days[1:]), last_filing], strict=True):
        status = program.intake_on(day, route, profile)
        # Places that are full after days without a known status filled on an unknown day.
        known = not (
            status == "full"
            and spans
            and spans[-1].status == "undocumented"
            and _same_intake(program, spans[-1].start, day)
        )
        if spans and spans[-1].status == status and _same_intake(program, spans[-1].start, day):
            spans[-1] = replace(spans[-1], end=end)
        else:
            decisive = _decisive(program, day, route, profile)
            standing = decisive.standing if decisive else Standing.INFERRED
            sources = decisive.sources if decisive else ()
            spans.append(IntakeSpan(status, day, end, known, standing, sources))
    return tuple(spans)


def _decisive(
    program: Program, day: date, route: str, profile: str | None
) -> Intake | IntakeChange | None:
    """Return what decides the status on a day; None between intakes."""
    for intake in program.intakes:
        if intake.start <= day <= intake.end:
            return intake.decisive_on(day, route, profile)
    return None


def _same_intake(program: Program, one: date, other: date) -> bool:
    return any(intake.start <= one and other <= intake.end for intake in program.intakes)
