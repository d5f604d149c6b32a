"""Information technologies and visual effects: the whole life of the program."""

from rules import facts as shared
from rules.data.occupations import OCCUPATIONS
from rules.model.calendar import LawInterval
from rules.model.conditions import Condition
from rules.model.outcomes import Standing
from rules.programs.pilot import facts as f
from rules.programs.pilot.parameters import int_on, str_on
from rules.programs.pilot.shared import full_time_job, stay_purpose

_ANY_SECTOR = tuple(dict.fromkeys(c for o in OCCUPATIONS if not o.vfx_only for c in o.codes))
_VFX_SECTOR = tuple(dict.fromkeys(c for o in OCCUPATIONS if o.vfx_only for c in o.codes))


def it_vfx_conditions(law: LawInterval) -> tuple[Condition, ...]:
    """Return the route's own conditions in the interval `law`."""
    day = law.start
    return (
        stay_purpose(law),
        Condition(
            "diploma",
            shared.diploma_level >= str_on("it_vfx_diploma", day),
            Standing.SEED,
            ("seed", "exeo", "nairametrics"),
        ),
        Condition(
            "experience",
            f.eligible_occupation_months >= int_on("experience_months", day),
            Standing.SEED,
            ("seed", "exeo", "nairametrics"),
        ),
        Condition(
            "occupation_job",
            full_time_job(law)
            & (
                f.occupation.is_one_of(*_ANY_SECTOR)
                | f.occupation.is_one_of(*_VFX_SECTOR) & f.vfx_sector.is_true
            ),
            Standing.SEED,
            ("seed", "maplenews-1641", "cdapex"),
            conflicts=("occupation-2173",),
        ),
        _wage(law),
    )


def _wage(law: LawInterval) -> Condition:
    first = law.period == "first"
    return Condition(
        "wage",
        f.hourly_wage >= f.reference_wage,
        Standing.SEED if first else Standing.SECONDARY,
        ("seed",) if first else ("nairametrics", "ireport247", "seed"),
        conflicts=("wage-wording",),
    )
