"""The intake statuses over the program's life, for each group of routes that share them."""

from dataclasses import dataclass
from datetime import date, timedelta

from rules.model.program import Program

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class IntakeSpan:
    """Days from `start` to `end`, both included, with one intake status. `known` is false if places
    were full by `start`, but it is not known since when.
    """

    status: str
    start: date
    end: date
    known: bool


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
        starts |= {intake.start, intake.end + _DAY, *(change.start for change in intake.changes)}
    days = sorted(day for day in starts if first <= day <= last_filing)
    spans: list[IntakeSpan] = []
    for day, after in zip(days, [*days[1:], last_filing + _DAY], strict=True):
        status = program.intake_on(day, route, profile)
        # Places that are full after days without a known status filled on an unknown day.
        known = not (
            status == "full"
            and spans
            and spans[-1].status == "undocumented"
            and _same_intake(program, spans[-1].start, day)
        )
        if spans and spans[-1].status == status and _same_intake(program, spans[-1].start, day):
            last = spans.pop()
            spans.append(IntakeSpan(status, last.start, after - _DAY, last.known))
        else:
            spans.append(IntakeSpan(status, day, after - _DAY, known))
    return tuple(spans)


def _same_intake(program: Program, one: date, other: date) -> bool:
    return any(intake.start <= one and other <= intake.end for intake in program.intakes)
