"""Facts that only the PEQ asks for: skilled work in Québec, and a Québec diploma of its list."""

from datetime import date

from rules import facts as shared
from rules.kinds.date import DATE
from rules.kinds.listed import BOOLEAN, ENUM
from rules.kinds.number import NUMBER
from rules.model.expressions import Fact
from rules.model.time_evolution import WORK
from rules.programs.common import GENERAL_QUESTIONS

quebec_skilled_job = Fact(
    "quebec_skilled_job", BOOLEAN, "experience", depends_on=(shared.filing_date,)
)
quebec_skilled_months = Fact(
    "quebec_skilled_months",
    NUMBER,
    "experience",
    0,
    36,
    unit="months",
    evolves=WORK,
    depends_on=(shared.filing_date,),
)
# Work that was done by a day that never moves: filing later adds nothing to it.
quebec_skilled_months_2025 = Fact(
    "quebec_skilled_months_2025",
    NUMBER,
    "experience",
    0,
    120,
    unit="months",
    within_power=False,
)

peq_diploma = Fact(
    "peq_diploma",
    ENUM,
    "studies",
    values=("none", "vocational", "college_technical", "bachelor", "master", "doctorate"),
)
peq_diploma_date = Fact(
    "peq_diploma_date",
    DATE,
    "studies",
    date(1950, 1, 1),
    date(2035, 12, 31),
    within_power=False,
    depends_on=(peq_diploma,),
)

# Work and diploma first: most people are stopped by the day that does not move.
QUESTIONS: tuple[Fact, ...] = (
    shared.filing_date,
    quebec_skilled_job,
    quebec_skilled_months,
    quebec_skilled_months_2025,
    peq_diploma,
    peq_diploma_date,
    shared.return_scholarship,
    shared.french_oral_level,
    shared.french_written_level,
    shared.spouse_accompanies,
    shared.spouse_french_oral_level,
    *GENERAL_QUESTIONS,
)
