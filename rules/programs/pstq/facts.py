"""Facts that only the PSTQ asks for: the main occupation, the work in it, and what it requires."""

from rules import facts as shared
from rules.kinds.listed import BOOLEAN
from rules.kinds.number import INTEGER, NUMBER
from rules.model.expressions import Fact
from rules.model.time_evolution import WORK
from rules.programs.common import GENERAL_QUESTIONS

main_occupation_level = Fact("main_occupation_level", INTEGER, "occupation", 0, 5, unit="feer")
regulated_profession = Fact(
    "regulated_profession", BOOLEAN, "occupation", depends_on=(main_occupation_level,)
)
practice_recognized = Fact(
    "practice_recognized",
    BOOLEAN,
    "occupation",
    depends_on=(
        regulated_profession,
        main_occupation_level,
    ),
)

main_occupation_months = Fact(
    "main_occupation_months",
    NUMBER,
    "experience",
    0,
    60,
    unit="months",
    evolves=WORK,
    depends_on=(
        shared.filing_date,
        main_occupation_level,
    ),
)
main_occupation_quebec_months = Fact(
    "main_occupation_quebec_months",
    NUMBER,
    "experience",
    0,
    60,
    unit="months",
    evolves=WORK,
    depends_on=(
        shared.filing_date,
        main_occupation_level,
    ),
)
exceptional_expertise = Fact("exceptional_expertise", BOOLEAN, "experience")

professional_diploma = Fact("professional_diploma", BOOLEAN, "studies")

# Main occupation and French first: they decide which streams remain.
QUESTIONS: tuple[Fact, ...] = (
    shared.filing_date,
    main_occupation_level,
    regulated_profession,
    practice_recognized,
    shared.french_oral_level,
    shared.french_written_level,
    shared.spouse_accompanies,
    shared.spouse_french_oral_level,
    main_occupation_months,
    main_occupation_quebec_months,
    exceptional_expertise,
    professional_diploma,
    shared.diploma_level,
    shared.return_scholarship,
    *GENERAL_QUESTIONS,
)
