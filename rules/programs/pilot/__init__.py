"""The pilot program: its routes, profiles and conditions under each law."""

from functools import cache

from rules.data.periods import LAW_INTERVALS, PERIODS, LawInterval
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


def route_conditions(route: str, law: LawInterval) -> tuple[Condition, ...]:
    """Return the conditions of `route` alone, without those of every route."""
    return _ROUTE_CONDITIONS[route](law)


@cache
def conditions_of(route: str, profile: str, law_id: str) -> tuple[Condition, ...]:
    """Return every condition of a route and profile in the interval of law `law_id`.

    General conditions come first. The id of a period stands for the period's first interval.
    """
    law = next(each for each in LAW_INTERVALS if each.id == law_id)
    return (*general_conditions(law, profile), *route_conditions(route, law))
