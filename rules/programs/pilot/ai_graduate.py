"""AI component, Québec graduate: the whole life of the program."""

from rules import facts as shared
from rules.model.calendar import LawInterval
from rules.model.conditions import Condition
from rules.model.outcomes import Standing
from rules.programs.pilot import facts as f
from rules.programs.pilot.parameters import int_on
from rules.programs.pilot.shared import ai_job


def ai_graduate_conditions(law: LawInterval) -> tuple[Condition, ...]:
    """Return the route's own conditions in the interval `law`."""
    return (
        Condition(
            "study_residence",
            f.quebec_study_residence.is_true,
            Standing.SEED,
            ("seed", "exeo"),
        ),
        Condition(
            "quebec_diploma",
            ~f.quebec_diploma.is_one_of("none")
            & f.quebec_diploma_date.within_months(
                int_on("quebec_diploma_window_months", law.start)
            ),
            Standing.SEED,
            ("seed", "exeo"),
            conflicts=("graduate-dess-2025",),
        ),
        Condition(
            "dess_experience",
            f.post_graduation_months >= int_on("dess_experience_months", law.start),
            Standing.SEED,
            ("seed",),
            conflicts=("graduate-dess-2025",),
            applies_when=f.quebec_diploma.is_one_of("graduate_diploma"),
        ),
        ai_job(law),
        Condition(
            "scholarship",
            ~shared.return_scholarship.is_one_of("unfulfilled"),
            Standing.SEED,
            ("seed",),
        ),
    )
