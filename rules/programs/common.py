"""Conditions that several programs share word for word, each with the program's own citations."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

from rules import facts as f
from rules.model.calendar import LawInterval
from rules.model.conditions import Condition
from rules.model.expressions import Expression
from rules.model.outcomes import Standing

# How well a condition is known, and from which sources.
Citation: TypeAlias = tuple[Standing, tuple[str, ...]]

# The conditions of the law of a day.
ConditionsOn: TypeAlias = Callable[[date], tuple[Condition, ...]]

# The facts that `skilled_worker_conditions` reads, without the scholarship's.
GENERAL_QUESTIONS = (
    f.controls_employer,
    f.ineligible_sector,
    f.age,
    f.intends_to_settle,
    f.self_sufficiency,
    f.values_attestation,
)


def conditions_by_route(
    general: ConditionsOn, routes: Mapping[str, ConditionsOn]
) -> Callable[[str, str | None, LawInterval], tuple[Condition, ...]]:
    """Return the conditions of a program whose routes have no profile: the general ones first."""

    def conditions(route: str, _profile: str | None, law: LawInterval) -> tuple[Condition, ...]:
        return (*general(law.start), *routes[route](law.start))

    return conditions


def skilled_worker_conditions(
    minimum_age: int, citations: Mapping[str, Citation]
) -> tuple[Condition, ...]:
    """Return the general conditions of Québec's skilled-worker programs, cited by condition id."""
    required: dict[str, Expression] = {
        "age": f.age >= minimum_age,
        "settlement": f.intends_to_settle.is_true,
        "self_sufficiency": f.self_sufficiency.is_true,
        "values": f.values_attestation.is_true,
        "control": ~f.controls_employer.is_true,
        "sector": ~f.ineligible_sector.is_true,
        "scholarship": ~f.return_scholarship.is_one_of("unfulfilled"),
    }
    return tuple(Condition(key, requires, *citations[key]) for key, requires in required.items())


def spouse_french(oral_level: int, citation: Citation) -> Condition:
    """Return the condition on the oral French of a spouse who is included in the application."""
    return Condition(
        "spouse_french",
        f.spouse_french_oral_level >= oral_level,
        *citation,
        applies_when=f.spouse_accompanies.is_true,
    )
