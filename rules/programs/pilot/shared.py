"""Conditions that are the same in two routes."""

from rules.model.calendar import LawInterval
from rules.model.conditions import Condition
from rules.model.expressions import Expression
from rules.model.outcomes import Standing
from rules.programs.pilot import facts as f
from rules.programs.pilot.parameters import int_on


def full_time_job(law: LawInterval) -> Expression:
    """Return the expression of a full-time job in Québec, held or accepted."""
    full_time = f.job_weekly_hours >= int_on("full_time_hours", law.start)
    return f.job.is_one_of("held", "accepted") & full_time


def stay_purpose(_law: LawInterval) -> Condition:
    """Return the condition of foreign workers (`ai_worker`, `it_vfx`) on their stay.

    They are abroad, or in Québec to work or on a youth-exchange program.
    """
    return Condition(
        "stay_purpose",
        f.location.is_one_of("outside_quebec", "quebec_work", "quebec_youth_exchange"),
        # The youth-exchange program is in the regulations of two sister pilots only.
        Standing.INFERRED,
        ("nw-2021", "uniworldvisa", "lq-r7", "lq-r9"),
        conflicts=("presence-in-quebec",),
    )


def ai_job(law: LawInterval) -> Condition:
    """Return the condition of both AI routes: a full-time AI job that matches one's skills."""
    return Condition(
        "ai_job",
        full_time_job(law) & f.job_ai_sector.is_true & f.job_matches_skills.is_true,
        Standing.SEED,
        ("seed", "maplenews-1641", "cdapex"),
        conflicts=("expert-opinion",),
    )
