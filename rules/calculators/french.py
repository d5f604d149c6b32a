"""French levels on the Québec scale, out of the marks of a French test.

Oral French is listening and speaking, written French reading and writing: the lower of the two
counts. A band of marks stands for one level or two; the lower one is what the result proves.
"""

from collections.abc import Mapping
from typing import Any

from rules.calculators.fields import Fields
from rules.data.french_tests import FRENCH_TABLES, TESTS, FrenchTable
from rules.io.answers import read_programs
from rules.kinds.listed import ENUM
from rules.kinds.number import NUMBER
from rules.model.expressions import Fact
from rules.programs import PROGRAMS

_TEST = Fact("test", ENUM, "", values=TESTS, required=True)
_SKILLS = {"oral": ("listening", "speaking"), "written": ("reading", "writing")}


def read_french_test(message: Mapping[str, Any]) -> dict[str, Any]:
    """Return the levels that a test's marks prove, as JSON data, by each table that applies.

    `test`: one of `TESTS`. Its marks: `listening`, `speaking`, `reading` and `writing`, or `oral`
    and `written` where the test marks them together; a mark that is missing is not known.
    `programs`: those whose tables are wanted, all where there are none.

    Raises:
        AnswersError: with every problem of the message.
    """
    fields = Fields(message)
    test = fields.read(_TEST)
    marks = {}
    for table in FRENCH_TABLES.values():
        for part, scale in table.parts(test).items():
            if part not in marks:
                marks[part] = fields.read(Fact(part, NUMBER, "", 0, scale.maximum))
    fields.raise_if_any()
    programs = read_programs(message.get("programs")) or tuple(PROGRAMS.values())
    tables = dict.fromkeys(table for program in programs for table in program.french_tables)
    return {
        "test": test,
        "tables": [
            {
                **_read(FRENCH_TABLES[table], test, marks),
                "programs": [each.id for each in programs if table in each.french_tables],
            }
            for table in tables
            if FRENCH_TABLES[table].parts(test)
        ],
    }


def _read(table: FrenchTable, test: str, marks: Mapping[str, Any]) -> dict[str, Any]:
    levels = {
        part: None if (mark := marks[part]) is None else scale.levels(mark)
        for part, scale in table.parts(test).items()
    }
    return {
        "id": table.id,
        "standing": table.standing.value,
        "sources": list(table.sources),
        "parts": {part: None if found is None else [*found] for part, found in levels.items()},
        **{skill: _lowest(levels, skill, parts) for skill, parts in _SKILLS.items()},
    }


def _lowest(
    levels: Mapping[str, tuple[int, int] | None], skill: str, parts: tuple[str, ...]
) -> int | None:
    """The level that is proved of a skill; None where a part proves none or is not known."""
    found = [levels.get(part) for part in ((skill,) if skill in levels else parts)]
    proved = [each[0] for each in found if each is not None]
    return min(proved) if len(proved) == len(found) else None
