"""Intake windows, in which applications were received: their caps, and when they were full."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules.data.periods import status_on
from rules.data.resources import read_toml
from rules.model.outcomes import Standing

if TYPE_CHECKING:
    from rules.json_types import IntakeStatus


@dataclass(frozen=True, slots=True)
class Full:
    """Routes of one profile that were full from `start` to the end of the window."""

    routes: tuple[str, ...]
    profile: str
    start: date
    standing: Standing
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Caps:
    """The most applications that a window admitted, None where no source gives a number."""

    total: int | None
    ai: int | None
    it_vfx: int | None
    ai_francization: int | None
    it_vfx_francization: int | None
    standing: Standing | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Intake:
    """A window of days, both ends included, whose `status` is `open` or `undocumented`."""

    id: str
    start: date
    end: date
    status: "IntakeStatus"
    caps: Caps
    full: tuple[Full, ...]
    standing: Standing
    sources: tuple[str, ...]


def _read() -> tuple[Intake, ...]:
    return tuple(
        Intake(
            id=t["id"],
            start=t["start"],
            end=t["end"],
            status=t["status"],
            caps=Caps(
                total=t.get("total"),
                ai=t.get("ai"),
                it_vfx=t.get("it_vfx"),
                ai_francization=t.get("ai_francization"),
                it_vfx_francization=t.get("it_vfx_francization"),
                standing=Standing(t["caps_standing"]) if "caps_standing" in t else None,
                sources=tuple(t.get("caps_sources", ())),
            ),
            full=tuple(
                Full(
                    tuple(f["routes"]),
                    f["profile"],
                    f["from"],
                    Standing(f["standing"]),
                    tuple(f["sources"]),
                )
                for f in t.get("full", ())
            ),
            standing=Standing(t["standing"]),
            sources=tuple(t["sources"]),
        )
        for t in read_toml("intakes.toml")["intake"]
    )


INTAKES: tuple[Intake, ...] = _read()


def intake_status(route: str, profile: str, day: date) -> "IntakeStatus":
    """Return whether applications of the route and profile were received on `day`.

    It is `none` outside the program's life.
    """
    if status_on(day) != "in_force":
        return "none"
    for window in INTAKES:
        if window.start <= day <= window.end:
            taken = any(
                route in full.routes and profile == full.profile and day >= full.start
                for full in window.full
            )
            return "full" if taken else window.status
    return "between_intakes"
