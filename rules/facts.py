"""Facts that several programs ask for, each with one meaning."""

from datetime import date

from rules.kinds.date import DATE
from rules.kinds.listed import BOOLEAN, ENUM
from rules.kinds.number import INTEGER
from rules.model.expressions import Fact
from rules.model.time_evolution import AGE

DIPLOMA_LEVELS = (
    "none",
    "secondary",
    "college_general",
    "college_technical",
    "bachelor",
    "graduate_diploma",
    "master",
    "doctorate",
)

filing_date = Fact(
    "filing_date",
    DATE,
    "filing",
    date(2015, 1, 1),
    date(2035, 12, 31),
    required=True,
    within_power=False,
    never_changes=True,
)

diploma_level = Fact("diploma_level", ENUM, "studies", values=DIPLOMA_LEVELS)
return_scholarship = Fact(
    "return_scholarship", ENUM, "studies", values=("none", "fulfilled", "unfulfilled")
)

french_oral_level = Fact("french_oral_level", INTEGER, "french", 0, 12, unit="level")
french_written_level = Fact("french_written_level", INTEGER, "french", 0, 12, unit="level")

spouse_accompanies = Fact(
    "spouse_accompanies", BOOLEAN, "spouse", within_power=False, never_changes=True
)
spouse_french_oral_level = Fact(
    "spouse_french_oral_level",
    INTEGER,
    "spouse",
    0,
    12,
    unit="level",
    depends_on=(spouse_accompanies,),
)

controls_employer = Fact("controls_employer", BOOLEAN, "job")
ineligible_sector = Fact("ineligible_sector", BOOLEAN, "job")

age = Fact(
    "age",
    INTEGER,
    "commitments",
    0,
    120,
    unit="age",
    within_power=False,
    evolves=AGE,
    depends_on=(filing_date,),
)
intends_to_settle = Fact("intends_to_settle", BOOLEAN, "commitments")
self_sufficiency = Fact("self_sufficiency", BOOLEAN, "commitments")
values_attestation = Fact("values_attestation", BOOLEAN, "commitments")
