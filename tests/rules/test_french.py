"""Levels from the marks of French tests, compared with the official table row by row."""

import json

import pytest

from rules.data.french_tests import FRENCH_TABLES, TESTS
from rules.data.sources import SOURCES
from rules.messages import handle_message
from rules.programs import PROGRAMS

TEF = ("listening", "speaking", "reading", "writing")
# Test, part, mark and French levels, copied by hand from the official table.
ROWS = (
    *(
        (test, part, mark, levels)
        for test in ("tef", "tefaq", "tef_canada")
        for part in TEF
        for mark, levels in (
            (199, None),
            (200, [3, 3]),
            (259, [3, 3]),
            (260, [4, 4]),
            (299, [4, 4]),
            (300, [5, 6]),
            (399, [5, 6]),
            (400, [7, 8]),
            (499, [7, 8]),
            (500, [9, 10]),
            (599, [9, 10]),
            (600, [11, 12]),
            (699, [11, 12]),
        )
    ),
    *(
        (test, part, mark, levels)
        for test in ("tcf", "tcf_quebec", "tcf_canada")
        for part in ("listening", "reading")
        for mark, levels in (
            (199, None),
            (200, [3, 3]),
            (260, [4, 4]),
            (300, [5, 6]),
            (399, [5, 6]),
            (400, [7, 8]),
            (500, [9, 10]),
            (600, [11, 12]),
            (699, [11, 12]),
        )
    ),
    *(
        (test, part, mark, levels)
        for test in ("tcf", "tcf_quebec", "tcf_canada")
        for part in ("speaking", "writing")
        for mark, levels in (
            (1, None),
            (2, [3, 3]),
            (3, [3, 3]),
            (4, [4, 4]),
            (5, [4, 4]),
            (6, [5, 6]),
            (9, [5, 6]),
            (10, [7, 8]),
            (13, [7, 8]),
            (14, [9, 10]),
            (17, [9, 10]),
            (18, [11, 12]),
            (20, [11, 12]),
        )
    ),
    *(
        ("delf_a2", part, mark, levels)
        for part in TEF
        for mark, levels in ((12, None), (12.5, [3, 3]), (15.5, [3, 3]), (16, [4, 4]), (25, [4, 4]))
    ),
    *(
        (test, part, mark, levels)
        for test, reached in (("delf_b1", [5, 6]), ("delf_b2", [7, 8]), ("dalf_c1", [9, 10]))
        for part in TEF
        for mark, levels in ((0, None), (12, None), (12.5, reached), (25, reached))
    ),
    *(
        ("dalf_c2", part, mark, levels)
        for part in ("oral", "written")
        for mark, levels in ((24.5, None), (25, [11, 12]), (50, [11, 12]))
    ),
)


def read(test, programs=("pstq",), **marks):
    """Return the reply to a message."""
    message = {"method": "french", "test": test, "programs": list(programs), **marks}
    return json.loads(handle_message(json.dumps(message)))


@pytest.mark.parametrize(("test", "part", "mark", "levels"), ROWS)
def test_a_mark_stands_for_the_levels_of_the_official_table(test, part, mark, levels):
    """Marks on both sides of every threshold are tried."""
    [table] = read(test, **{part: mark})["french"]["tables"]
    assert table["id"] == "skilled-workers-2024"
    assert table["parts"][part] == levels


def test_every_test_is_tried():
    """The tables contain no test without a row above."""
    assert {test for test, _, _, _ in ROWS} == set(TESTS)


def test_the_lower_of_two_parts_is_the_level():
    """Oral is listening and speaking, written reading and writing; an unknown part proves none."""
    marks = {"listening": 430, "speaking": 9, "reading": 299, "writing": 20}
    [table] = read("tcf", **marks)["french"]["tables"]
    assert (table["oral"], table["written"]) == (5, 4)
    for missing in marks:
        [table] = read("tcf", **(marks | {missing: None}))["french"]["tables"]
        skill = "oral" if missing in ("listening", "speaking") else "written"
        assert table[skill] is None
    [table] = read("dalf_c2", oral=25, written=24)["french"]["tables"]
    assert (table["oral"], table["written"]) == (11, None)


@pytest.mark.parametrize(
    ("test", "marks", "older"),
    [
        ("delf_b2", {"listening": 16, "speaking": 16}, 7),
        ("delf_b2", {"listening": 15.5, "speaking": 16}, None),
        ("dalf_c1", {"listening": 8, "speaking": 8}, 7),
        ("dalf_c2", {"oral": 16}, 7),
    ],
)
def test_where_older_pages_differ_both_are_given(test, marks, older):
    """Programs to which both may apply get both, the official table first."""
    official, found = read(test, ("pilot", "pstq"), **marks)["french"]["tables"]
    assert (official["standing"], official["programs"]) == ("official", ["pilot", "pstq"])
    assert (found["standing"], found["programs"], found["oral"]) == ("secondary", ["pilot"], older)


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        ({"test": "ielts"}, "test"),
        ({}, "test"),
        ({"test": "tef", "listening": 700}, "listening"),
        ({"test": "tcf", "speaking": 20.5}, "speaking"),
        ({"test": "delf_b2", "speaking": "16"}, "speaking"),
        ({"test": "dalf_c2", "oral": True}, "oral"),
        ({"test": "tef", "programs": ["no"]}, "program"),
    ],
)
def test_what_is_wrong_is_named(message, fact):
    """The reply names the field, and what is allowed."""
    reply = json.loads(handle_message(json.dumps({"method": "french", **message})))
    assert [problem["fact"] for problem in reply["problems"]] == [fact]
    assert reply["problems"][0]["allowed"]


def test_every_table_cites_sources_that_exist_and_some_program_uses_it():
    """Every program names existing tables, too."""
    used = {table for program in PROGRAMS.values() for table in program.french_tables}
    assert used == set(FRENCH_TABLES)
    for table in FRENCH_TABLES.values():
        assert set(table.sources) <= set(SOURCES)
        assert table.standing in {SOURCES[source].standing for source in table.sources}
