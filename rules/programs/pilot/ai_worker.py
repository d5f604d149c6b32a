"""AI component, foreign worker: the whole life of the program."""

from rules import facts as shared
from rules.model.calendar import LawInterval
from rules.model.conditions import Condition
from rules.model.expressions import IfElse
from rules.model.outcomes import Standing
from rules.programs.pilot import facts as f
from rules.programs.pilot.parameters import int_on, str_on
from rules.programs.pilot.shared import ai_job, stay_purpose


def ai_worker_conditions(law: LawInterval) -> tuple[Condition, ...]:
    """Return the route's own conditions in the interval `law`."""
    return (stay_purpose(law), _qualification(law), ai_job(law), _salary(law))


def _qualification(law: LawInterval) -> Condition:
    day = law.start
    experience = f.skilled_months >= int_on("experience_months", day)
    recent_degree = (
        shared.diploma_level >= str_on("ai_worker_recent_degree", day)
    ) & f.graduate_degree_date.within_months(int_on("graduate_degree_window_months", day))
    return Condition(
        "qualification",
        (shared.diploma_level >= str_on("ai_worker_diploma", day)) & (experience | recent_degree),
        Standing.SEED,
        ("seed", "qlseeker", "xingvisa"),
        conflicts=("ai-experience-field", "recent-degree-branch", "recent-degree-field"),
    )


def _salary(law: LawInterval) -> Condition:
    return Condition(
        "salary",
        IfElse(
            f.employer_in_cmm.is_true,
            then=f.annual_salary >= int_on("salary_inside_cmm", law.start),
            otherwise=f.annual_salary >= int_on("salary_outside_cmm", law.start),
        ),
        Standing.SEED,
        ("seed", "nairametrics"),
        conflicts=("salary-place",),
    )
