"""The intake statuses over the program's life, for each group of routes that share them."""

from dataclasses import dataclass
from datetime import date, timedelta

from rules.model.outcomes import Standing
from rules.programs.pilot import INTAKES, LAST_FILING_DAY, PROGRAM, PROGRAM_START, ROUTE_PROFILES

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
    profile: str
    spans: tuple[IntakeSpan, ...]


def route_groups() -> tuple[RouteGroup, ...]:
    """Return every pair of route and profile, grouped by equal spans."""
    found: dict[tuple[str, tuple[IntakeSpan, ...]], list[str]] = {}
    for route, profile in ROUTE_PROFILES:
        found.setdefault((profile, _spans(route, profile)), []).append(route)
    return tuple(
        RouteGroup(tuple(routes), profile, spans) for (profile, spans), routes in found.items()
    )


def _spans(route: str, profile: str) -> tuple[IntakeSpan, ...]:
    starts = {PROGRAM_START}
    for intake in INTAKES:
        starts |= {intake.start, intake.end + _DAY, *(change.start for change in intake.changes)}
    days = sorted(day for day in starts if PROGRAM_START <= day <= LAST_FILING_DAY)
    spans: list[IntakeSpan] = []
    for day, after in zip(days, [*days[1:], LAST_FILING_DAY + _DAY], strict=True):
        status = PROGRAM.intake_on(day, route, profile)
        known = not any(
            full.start == day
            and full.standing is Standing.INFERRED
            and route in full.routes
            and profile == full.profile
            for intake in INTAKES
            for full in intake.full
        )
        if spans and spans[-1].status == status and _same_intake(spans[-1].start, day):
            last = spans.pop()
            spans.append(IntakeSpan(status, last.start, after - _DAY, last.known))
        else:
            spans.append(IntakeSpan(status, day, after - _DAY, known))
    return tuple(spans)


def _same_intake(one: date, other: date) -> bool:
    return any(intake.start <= one and other <= intake.end for intake in INTAKES)
