"""The program: its routes, profiles and conditions under each period of law."""

from functools import cache

from rules.data.periods import PERIODS, Period
from rules.facts import FACTS, TOPICS
from rules.model.conditions import Condition
from rules.programs.pilot.ai_graduate import ai_graduate_conditions
from rules.programs.pilot.ai_worker import ai_worker_conditions
from rules.programs.pilot.general import general_conditions
from rules.programs.pilot.it_vfx import it_vfx_conditions

_ROUTE_CONDITIONS = {
    "ai_worker": ai_worker_conditions,
    "ai_graduate": ai_graduate_conditions,
    "it_vfx": it_vfx_conditions,
}

ROUTES: tuple[str, ...] = tuple(_ROUTE_CONDITIONS)
PROFILES: tuple[str, ...] = ("french_speaking", "francization")
ROUTE_PROFILES: tuple[tuple[str, str], ...] = tuple((r, p) for r in ROUTES for p in PROFILES)

__all__ = [
    "FACTS",
    "PERIODS",
    "PROFILES",
    "ROUTES",
    "ROUTE_PROFILES",
    "TOPICS",
    "conditions_of",
    "general_conditions",
    "route_conditions",
]


def route_conditions(route: str, period: Period) -> tuple[Condition, ...]:
    """The conditions that make `route` what it is, without those of every route."""
    return _ROUTE_CONDITIONS[route](period)


@cache
def conditions_of(route: str, profile: str, period_id: str) -> tuple[Condition, ...]:
    """Every condition of the pair in that period of law, general ones first."""
    period = next(p for p in PERIODS if p.id == period_id)
    return (*general_conditions(period, profile), *route_conditions(route, period))
