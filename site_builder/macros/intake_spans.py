"""The intake statuses over the program's life, for each group of routes that share them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from rules.model.intakes import Intake, IntakeChange
from rules.model.outcomes import Standing
from rules.model.program import Program

_DAY = timedelta(days=1)


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
