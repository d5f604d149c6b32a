"""The route as an OpenFisca system: a variable a fact, and one a condition."""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from rules.facts import DIPLOMA_LEVELS

Person = build_entity(key="person", plural="persons", label="Person", is_person=True)

PLACES = ("outside_quebec", "quebec_work", "quebec_youth_exchange")
JOBS = ("held", "accepted")

NUMBERS = ("age", "french_oral_level", "skilled_months", "job_weekly_hours", "annual_salary")
TRUTHS = (
    "intends_to_settle",
    "self_sufficiency",
    "values_attestation",
    "controls_employer",
    "ineligible_sector",
    "job_ai_sector",
    "job_matches_skills",
    "employer_in_cmm",
)

Formula = Callable[..., Any]


def _variable(name: str, value_type: type, formula: Formula | None = None) -> type[Variable]:
    parts: dict[str, Any] = {
        "value_type": value_type,
        "entity": Person,
        "definition_period": DateUnit.DAY,
    }
    if formula is not None:
        parts["formula"] = formula
    return type(name, (Variable,), parts)


def _qualification(person: Any, period: Any) -> Any:
    level = person("diploma_level", period)
    obtained = person("graduate_degree_date", period)
    filed = np.datetime64(str(period.start))
    recent = (obtained >= _months_before(filed, 12)) & (obtained <= filed)
    experienced = person("skilled_months", period) >= 24  # noqa: PLR2004 - the law's own figure
    degree = level >= DIPLOMA_LEVELS.index("master")
    return (level >= DIPLOMA_LEVELS.index("bachelor")) & (experienced | (degree & recent))


def _months_before(day: Any, months: int) -> Any:
    month = day.astype("datetime64[M]") - months
    last = (month + 1).astype("datetime64[D]") - 1
    wanted = month.astype("datetime64[D]") + (day - day.astype("datetime64[M]"))
    return min(wanted, last)


def _ai_job(person: Any, period: Any) -> Any:
    full_time = person("job_weekly_hours", period) >= 30  # noqa: PLR2004 - the law's own figure
    fits = person("job_ai_sector", period) & person("job_matches_skills", period)
    return person("has_job", period) & full_time & fits


def _salary(person: Any, period: Any) -> Any:
    least = np.where(person("employer_in_cmm", period), 100000, 75000)
    return person("annual_salary", period) >= least


CONDITIONS: dict[str, Formula] = {
    "is_of_age": lambda person, period: person("age", period) >= 18,  # noqa: PLR2004
    "speaks_french": lambda person, period: person("french_oral_level", period) >= 7,  # noqa: PLR2004
    "is_independent": lambda person, period: ~person("controls_employer", period),
    "is_in_sector": lambda person, period: ~person("ineligible_sector", period),
    "qualification": _qualification,
    "ai_job": _ai_job,
    "salary": _salary,
}
ALL = (
    "intends_to_settle",
    "self_sufficiency",
    "values_attestation",
    "stays_to_work",
    *CONDITIONS,
)


def _all(person: Any, period: Any) -> Any:
    found = person(ALL[0], period)
    for name in ALL[1:]:
        found = found & person(name, period)
    return found


def _system() -> TaxBenefitSystem:
    system = TaxBenefitSystem([Person])
    for name in NUMBERS:
        system.add_variable(_variable(name, float))
    for name in (*TRUTHS, "stays_to_work", "has_job"):
        system.add_variable(_variable(name, bool))
    system.add_variable(_variable("diploma_level", int))
    system.add_variable(_variable("graduate_degree_date", date))
    for name, formula in (*CONDITIONS.items(), ("eligible", _all)):
        system.add_variable(_variable(name, bool, formula))
    return system


def evaluator() -> Callable[[dict[str, Any]], bool]:
    """See the package."""
    system = _system()

    def evaluate(answers: dict[str, Any]) -> bool:
        day = answers["filing_date"]
        person: dict[str, Any] = {name: {day: answers[name]} for name in (*NUMBERS, *TRUTHS)}
        person["stays_to_work"] = {day: answers["location"] in PLACES}
        person["has_job"] = {day: answers["job"] in JOBS}
        person["diploma_level"] = {day: DIPLOMA_LEVELS.index(answers["diploma_level"])}
        person["graduate_degree_date"] = {day: answers["graduate_degree_date"]}
        simulation = SimulationBuilder().build_from_entities(system, {"persons": {"one": person}})
        return bool(simulation.calculate("eligible", day)[0])

    return evaluate
