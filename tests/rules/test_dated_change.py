"""An amount that changes on a date is one line of `parameters.toml`, and all else follows from
it.
"""

import json
import subprocess
import sys
from itertools import pairwise

import pytest

from rules.programs import PROGRAMS
from tests.rules.applicants import meets_everything
from tests.rules.changed_rules import copy_rules

BEFORE, AFTER = "2024-05-31", "2024-06-01"
PARAMETER, VALUE, LINE = "salary_outside_cmm", "value = 75000", "2024-06-01 = 80000"
# Above the old salary floor outside the metropolitan community, below the new one.
APPLICANT = {"annual_salary": 78000, "employer_in_cmm": False}

SCRIPT = """
import json, sys
from rules.programs.pilot import PROGRAM
from rules.decision_diagram import diagram_of
from rules.engine.opening import opening
from rules.messages import handle_message
LAW_INTERVALS = PROGRAM.law_intervals
answers = [
    answer
    for law in LAW_INTERVALS
    for question in diagram_of(PROGRAM, "ai_worker", "french_speaking", law.id).questions
    for answer in question.answers
    if question.facts[0].id == "annual_salary"
]
print(json.dumps({
    "replies": [json.loads(handle_message(line)) for line in sys.stdin],
    "intervals": [[law.id, law.period, str(law.start), str(law.end)] for law in LAW_INTERVALS],
    "opening": opening((PROGRAM,)),
    "thresholds": sorted({each.least for each in answers if getattr(each, "least", None)}),
}))
"""


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """Return a folder with the rules and one line more than one salary floor."""
    return copy_rules(tmp_path_factory.mktemp("changed"), PARAMETER, VALUE, LINE)


def _run(folder, *messages):
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=folder,
        input="".join(json.dumps(message) + "\n" for message in messages),
        capture_output=True,
        check=False,
        text=True,
    )
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr


def _message(method, day, **unlike):
    answers = meets_everything(day) | APPLICANT | unlike
    return {"method": method, "answers": answers, "programs": ["pilot"]}


def _route(reply):
    [program] = reply["assessment"]["programs"]
    return next(each for each in program["routes"] if each["route"] == "ai_worker")


def _salary(reply):
    rows = _route(reply)["conditions"]
    return next(row["outcome"] for row in rows if row["id"] == "salary")


def test_the_outcome_changes_on_the_day(changed):
    """The outcome and the required salary change, the period does not."""
    unknown = {"annual_salary": None}
    found = _run(
        changed,
        *(_message("assess", day) for day in (BEFORE, AFTER, "2026-03-01", "2022-01-01")),
        *(_message("assess", day, **unknown) for day in (BEFORE, AFTER)),
    )["replies"]
    assert [_salary(each) for each in found[:4]] == ["met", "not_met", "not_met", "met"]
    assert {each["assessment"]["programs"][0]["period"] for each in found[:3]} == {"second"}
    assert [each["ask"] for each in found] == [None] * 4 + ["annual_salary"] * 2
    [change] = _route(found[1])["changes"][0]
    assert (change["fact"], change["needs"]) == ("annual_salary", {"at_least": 80000})
    needs = [_route(each)["changes"][0][0]["needs"] for each in found[4:]]
    assert needs == [{"at_least": 75000}, {"at_least": 80000}]


def test_eligibility_ends_the_day_before(changed):
    """The dates name the change of law as the reason."""
    [reply] = _run(changed, _message("timing", "2024-03-01"))["replies"]
    [program] = reply["timing"]
    dates = next(each for each in program["routes"] if each["route"] == "ai_worker")
    [salary] = [each for each in dates["conditions"] if each["id"] == "salary"]
    assert salary["until"] == {"day": BEFORE, "status": "in_force", "by": ["law"]}


def test_intervals_questions_and_diagrams_follow(changed):
    """A new interval begins on the day, with a diagram of its own; the first questions stay."""
    found = _run(changed)
    assert found["intervals"] == [
        ["first", "first", "2021-04-22", "2023-11-22"],
        ["second", "second", "2023-11-23", BEFORE],
        [f"second-{AFTER}", "second", AFTER, "2025-12-31"],
    ]
    assert found["opening"] == ["filing_date", "location", "quebec_diploma"]
    assert found["thresholds"] == [75000, 80000, 100000]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("2026-06-01 = 80000", "outside the program's life"),
        ("2021-04-22 = 80000", "Use a day from 2021-04-23 to 2025-12-31"),
        ("2024-6-1 = 80000", "salary_outside_cmm: '2024-6-1' is not a day written YYYY-MM-DD"),
        ("until = 2024-06-01", "salary_outside_cmm: 'until' is not a day"),
    ],
)
def test_a_line_that_is_no_change_is_an_error(line, message, tmp_path):
    """The error names what is wrong."""
    assert message in _run(copy_rules(tmp_path, PARAMETER, VALUE, line))


def test_a_parameter_that_code_reads_once_cannot_change(tmp_path):
    """A fact of the questionnaire depends on it: the error names the parameter and the day."""
    parameter = "dess_experience_window_months"
    found = _run(copy_rules(tmp_path, parameter, "value = 12", "2024-06-01 = 18"))
    assert f"{parameter} changes on 2024-06-01" in found


def test_each_day_of_the_law_is_stated_once():
    """Intervals follow the periods and the changes of parameters, without gaps."""
    for program in PROGRAMS.values():
        intervals = program.law_intervals
        changes = {dated.start for each in program.parameters.values() for dated in each.values}
        assert {law.start for law in intervals} == {p.start for p in program.periods} | changes
        assert all((later.start - law.end).days == 1 for law, later in pairwise(intervals))
        assert intervals[-1].end == program.periods[-1].end
