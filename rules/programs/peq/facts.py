"""Facts that only the PEQ asks for: skilled work in Québec, and a Québec diploma of its list."""

from datetime import date

from rules import facts as shared
from rules.kinds import BOOLEAN, DATE, ENUM, NUMBER
from rules.model.expressions import Fact
from rules.model.time_evolution import WORK

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
