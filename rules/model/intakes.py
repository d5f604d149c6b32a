"""When applications are received: windows of days, and what changed within them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from rules.model.outcomes import Standing

if TYPE_CHECKING:
    from rules.json_types import IntakeStatus


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Caps:
    """The most applications that a window took, by the ids of the file; a cap that no source
    gives is missing.
    """

    values: Mapping[str, int] = field(default_factory=dict)
    standing: Standing | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class IntakeChange:
    """Another status for some routes of one profile, from `start` until their next change or the
    window's end.
    """

    status: "IntakeStatus"
    start: date
    routes: tuple[str, ...]
    profile: str | None
    standing: Standing
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Intake:
    """A window of days, both ends included, and its `status` for routes without a change."""

    id: str
    start: date
    end: date
    status: "IntakeStatus"
    changes: tuple[IntakeChange, ...]
    caps: Caps
    standing: Standing
    sources: tuple[str, ...]

    @property
    def full(self) -> tuple[IntakeChange, ...]:
        """The changes by which places were all taken."""
        return tuple(change for change in self.changes if change.status == "full")

    def decisive_on(self, day: date, route: str, profile: str | None) -> "Intake | IntakeChange":
        """Return what decides the status on a day of the window: its last change, or itself."""
        started = [
            change
            for change in self.changes
            if change.start <= day and route in change.routes and profile == change.profile
        ]
        return max(started, key=lambda change: change.start) if started else self


def intake_status(
    intakes: tuple[Intake, ...], day: date, route: str, profile: str | None
) -> "IntakeStatus":
    """Return the status on a day on which the program is in force."""
    for window in intakes:
        if window.start <= day <= window.end:
            return window.decisive_on(day, route, profile).status
    return "between_intakes"
