"""Data files of a program whose dates do not fit together are refused."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from rules.programs import PROGRAMS, files
from rules.programs.registry import check_programs

BEFORE, FIRST, WITHIN, LAST, AFTER = (
    date(2020, 12, 31),
    date(2021, 1, 1),
    date(2021, 6, 1),
    date(2021, 12, 31),
    date(2022, 1, 1),
)
STATUSES = [("not_yet_in_force", None), ("in_force", FIRST), ("closed", AFTER)]
CITATION = {"standing": "official", "sources": ["a-source"]}


def _read(monkeypatch, statuses, starts):
    """Read a calendar of these statuses, and of periods that start on these days."""
    tables = {
        "law_as_of": FIRST,
        "status": [CITATION | {"status": word} | _start(day) for word, day in statuses],
        "period": [CITATION | {"id": f"p{n}"} | _start(day) for n, day in enumerate(starts)],
    }
    monkeypatch.setattr(files, "read_toml", lambda _name, _folder: tables)
    return files.read_calendar("invented")


def _start(day):
    # Another object, as a file gives it.
    return {"start": day.replace()} if day else {}


@pytest.mark.parametrize("starts", [[None], [FIRST], [None, WITHIN], [FIRST, WITHIN, LAST]])
def test_periods_follow_one_another(monkeypatch, starts):
    """Periods cover the days in force: each ends on the day before the next, the last one with the
    program.
    """
    periods = _read(monkeypatch, STATUSES, starts).periods
    assert [each.start for each in periods] == [FIRST, *starts[1:]]
    assert periods[-1].end == LAST
    for earlier, later in pairwise(periods):
        assert (later.start - earlier.end).days == 1


@pytest.mark.parametrize(
    ("statuses", "starts", "reason"),
    [
        (STATUSES, [BEFORE], "not in force"),
        (STATUSES, [WITHIN], "not in force"),
        (STATUSES, [None, AFTER], "not in force"),
        (STATUSES, [None, WITHIN, WITHIN], "does not come after"),
        (STATUSES, [None, LAST, WITHIN], "does not come after"),
        ([("closed", None)], [None], "exactly one stretch"),
        ([*STATUSES, ("in_force", date(2023, 1, 1))], [None], "exactly one stretch"),
        ([STATUSES[0], ("in_force", AFTER), ("closed", FIRST)], [None], "does not come after"),
        ([STATUSES[0], ("in_force", AFTER), ("closed", AFTER)], [None], "does not come after"),
    ],
)
def test_days_that_do_not_fit_are_refused(monkeypatch, statuses, starts, reason):
    """The error gives the reason and the name of the file."""
    with pytest.raises(ValueError, match=f"^invented/periods.toml: .*{reason}"):
        _read(monkeypatch, statuses, starts)


def test_a_program_without_an_end_stays_in_force(monkeypatch):
    """Its last period ends with the last day of the domain."""
    calendar = _read(monkeypatch, STATUSES[:2], [None])
    assert (calendar.start, calendar.end) == (FIRST, date.max)
    assert calendar.periods[0].end == date.max


def test_two_programs_share_neither_an_id_nor_the_id_of_a_fact():
    """Only a shared fact, which is the same object, may occur in several programs."""
    pilot, pstq = PROGRAMS["pilot"], PROGRAMS["pstq"]
    assert list(check_programs([pilot, pstq])) == ["pilot", "pstq"]
    with pytest.raises(ValueError, match="two programs have the same id"):
        check_programs([pilot, pstq, replace(pstq, id="pilot")])
    own = replace(pilot.questions[1])
    with pytest.raises(ValueError, match=f"other: .* own fact '{own.id}'"):
        check_programs([pilot, replace(pilot, id="other", questions=(own,))])
