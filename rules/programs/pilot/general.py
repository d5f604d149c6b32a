"""The conditions of every route (regulation r. 8, sections 4 to 6, and the sister pilots)."""

from rules import facts as shared
from rules.model.calendar import LawInterval
from rules.model.conditions import Condition
from rules.model.outcomes import Standing
from rules.programs.pilot import facts as f
from rules.programs.pilot.parameters import int_on


def general_conditions(law: LawInterval, profile: str) -> tuple[Condition, ...]:
    """Return the conditions of every route.

    All hold for the program's whole life but `stay`, of the first period only, and `control` and
    `sector`, of the second only.
    """
    return (
        Condition(
            "age",
            shared.age >= int_on("minimum_age", law.start),
            Standing.SECONDARY,
            ("exeo", "food-conditions"),
        ),
        Condition(
            "settlement",
            shared.intends_to_settle.is_true,
            Standing.SECONDARY,
            ("exeo", "food-conditions"),
        ),
        Condition(
            "self_sufficiency",
            shared.self_sufficiency.is_true,
            Standing.OFFICIAL,
            ("lq-r8-en", "lq-r7", "lq-r9"),
        ),
        Condition(
            "values",
            shared.values_attestation.is_true,
            Standing.SECONDARY,
            ("immigrant-today-food", "attestation-values"),
        ),
        _language(law, profile),
        *(_FIRST_ONLY if law.period == "first" else _SECOND_ONLY),
    )


def _language(law: LawInterval, profile: str) -> Condition:
    if profile == "french_speaking":
        return Condition(
            "language",
            shared.french_oral_level >= int_on("french_oral_level_minimum", law.start),
            Standing.OFFICIAL,
            ("lq-r8-en", "lq-r8-fr"),
            profile=profile,
        )
    return Condition(
        "language",
        f.francization_agreement.is_true,
        Standing.SEED,
        ("seed",),
        conflicts=("francization-proof",),
        profile=profile,
    )


_FIRST_ONLY = (
    # Section 6(1) of r. 8, revoked by December 2023; that it was this condition is read from r. 9.
    Condition(
        "stay",
        f.location.is_one_of("outside_quebec") | f.stay_compliant.is_true,
        Standing.SECONDARY,
        ("exeo", "lq-r9"),
    ),
)
_SECOND_ONLY = (
    Condition(
        "control",
        ~shared.controls_employer.is_true,
        Standing.SECONDARY,
        ("nairametrics", "lq-r7"),
    ),
    Condition(
        "sector",
        ~shared.ineligible_sector.is_true,
        Standing.SECONDARY,
        ("nairametrics", "qir-toc"),
    ),
)
