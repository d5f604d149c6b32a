"""Eligibility dates, compared with the calendar, with possible pasts, and day by day."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rules.engine.assess import assess
from rules.engine.projection import change_dates, project
from rules.facts import filing_date
from rules.io.answers import read_answers
from rules.messages import handle_message
from rules.model.dates import first_day_past, months_before
from rules.programs.pilot import PROGRAM
from tests.rules.applicants import meets_everything, random_answers

GRADUATE = {"diploma_level": "graduate_diploma", "quebec_diploma": "graduate_diploma"}


def timed(answers):
    """Return the eligibility dates of each pair, by route and profile."""
    message = {"method": "timing", "answers": answers, "programs": ["pilot"]}
    reply = json.loads(handle_message(json.dumps(message)))
    [program] = reply["timing"]
    return {(pair["route"], pair["profile"]): pair for pair in program["routes"]}


def dates_of(answers, route, condition):
    """Return `from` and `until` of one condition as days only: earliest, sure, last."""
    [row] = [
        row
        for row in timed(answers)[route, "french_speaking"]["conditions"]
        if row["id"] == condition
    ] or [{"from": None, "until": None}]
    begins, ends = row["from"] or {"earliest": None, "sure": None}, row["until"]
    return tuple(each and each["day"] for each in (begins["earliest"], begins["sure"], ends))


NEVER = (None, None, None)

# Filing date, difference from an applicant who meets everything, route, condition, dates.
CALENDAR: tuple[tuple[str, dict[str, Any], str, str, Any], ...] = (
    ("2025-03-01", {"age": 17}, "it_vfx", "age", ("2025-03-02", "2026-03-01", None)),
    ("2024-02-29", {"age": 17}, "it_vfx", "age", ("2024-03-01", "2025-03-01", None)),
    ("2024-03-01", {"age": 15}, "it_vfx", "age", ("2026-03-02", "2027-03-01", None)),
    ("2024-03-01", {"age": 31}, "it_vfx", "age", NEVER),
    ("2024-03-01", {"age": None}, "it_vfx", "age", NEVER),
    # A condition that exists only under another law has no dates.
    ("2022-03-01", {}, "it_vfx", "control", NEVER),
    (
        "2024-03-01",
        {"eligible_occupation_months": 20},
        "it_vfx",
        "experience",
        ("2024-07-01", "2026-03-01", None),
    ),
    (
        "2024-03-01",
        {"eligible_occupation_months": 20.5},
        "it_vfx",
        "experience",
        ("2024-06-16", "2026-03-01", None),
    ),
    (
        "2024-01-31",
        {"eligible_occupation_months": 23},
        "it_vfx",
        "experience",
        ("2024-03-01", "2026-01-31", None),
    ),
    (
        "2024-03-01",
        {"eligible_occupation_months": 0},
        "it_vfx",
        "experience",
        ("2026-03-01", "2026-03-01", None),
    ),
    # Two ways to one condition: work makes up for a degree that is too old or still to come.
    (
        "2024-06-30",
        {"graduate_degree_date": "2023-09-01", "skilled_months": 0},
        "ai_worker",
        "qualification",
        (None, None, "2024-09-01"),
    ),
    (
        "2024-06-30",
        {"graduate_degree_date": "2024-09-01", "skilled_months": 0},
        "ai_worker",
        "qualification",
        ("2024-09-01", "2024-09-01", "2025-09-01"),
    ),
    (
        "2024-06-30",
        {"graduate_degree_date": "2020-09-01", "skilled_months": 14},
        "ai_worker",
        "qualification",
        ("2025-04-30", "2026-06-30", None),
    ),
    (
        "2024-06-30",
        {"diploma_level": "secondary", "skilled_months": 14},
        "ai_worker",
        "qualification",
        NEVER,
    ),
    # Two years before February 29 is February 28.
    (
        "2024-02-28",
        {"quebec_diploma_date": "2022-02-28"},
        "ai_graduate",
        "quebec_diploma",
        (None, None, "2024-02-29"),
    ),
    (
        "2024-03-01",
        {"quebec_diploma_date": "2023-05-31"},
        "ai_graduate",
        "quebec_diploma",
        (None, None, "2025-05-31"),
    ),
    # The first year after the studies goes on to count until a year after the diploma.
    (
        "2023-10-15",
        GRADUATE | {"quebec_diploma_date": "2023-05-31", "post_graduation_months": 4},
        "ai_graduate",
        "dess_experience",
        ("2023-12-15", None, None),
    ),
    # On the last day of that year the six months may be full.
    (
        "2023-12-01",
        GRADUATE | {"quebec_diploma_date": "2023-05-31", "post_graduation_months": 0},
        "ai_graduate",
        "dess_experience",
        ("2024-06-01", None, None),
    ),
    (
        "2024-01-01",
        GRADUATE | {"quebec_diploma_date": "2023-05-31", "post_graduation_months": 0.5},
        "ai_graduate",
        "dess_experience",
        NEVER,
    ),
    (
        "2024-01-01",
        GRADUATE | {"quebec_diploma_date": None, "post_graduation_months": 5},
        "ai_graduate",
        "dess_experience",
        ("2024-02-01", None, None),
    ),
)


@pytest.mark.parametrize(("filed", "unlike", "route", "condition", "days"), CALENDAR)
def test_a_condition_is_met_from_the_day_that_the_calendar_gives(
    filed, unlike, route, condition, days
):
    """The dates are the first possible day, the first certain day, and the last day of a window."""
    assert dates_of(meets_everything(filed) | unlike, route, condition) == days


def test_no_dates_are_given_where_no_outcome_changes():
    """If only a late filing date is known, no pair has dates."""
    found = timed({"filing_date": "2030-01-01"})
    assert len(found) == 6
    assert {(pair["from"], pair["until"]) for pair in found.values()} == {(None, None)}


@pytest.mark.parametrize("filed", ["2034-06-29", "2034-06-30"])
def test_changes_are_found_up_to_the_last_filing_date(filed):
    """A degree of the last filing date changes an outcome on it; a window that would close later
    changes none.
    """
    found = {}
    for day in ("2034-12-31", "2035-12-31"):
        answers = {"filing_date": filed, "graduate_degree_date": day}
        found[day] = change_dates(read_answers(json.dumps(answers)), PROGRAM)
    assert max(found["2034-12-31"]) == date(2034, 12, 31)
    assert max(found["2035-12-31"]) == date(2035, 12, 31)


def test_a_route_waits_for_its_last_condition_and_ends_with_its_first_window():
    """A degree's window is open from the day of the degree; the months come later."""
    answers = meets_everything("2023-12-01") | {
        "age": 17,
        "quebec_diploma_date": "2023-11-15",
        "french_oral_level": 6,
    }
    pair = timed(answers)["ai_graduate", "francization"]
    assert pair["from"] == {
        "earliest": {"day": "2023-12-02", "status": "in_force"},
        "sure": {"day": "2024-12-01", "status": "in_force"},
        "by": ["age"],
    }
    assert pair["until"] == {
        "day": "2025-11-15",
        "status": "in_force",
        "by": ["quebec_diploma_date"],
    }
    assert timed(answers)["ai_graduate", "french_speaking"]["from"] is None


def test_a_new_period_of_law_is_reported():
    """An applicant who controls the employer meets every condition until the first period ends."""
    pair = timed(meets_everything("2023-06-01") | {"controls_employer": True})
    assert pair["it_vfx", "francization"]["until"] == {
        "day": "2023-11-22",
        "status": "in_force",
        "by": ["law"],
    }


def test_days_on_which_nobody_can_file_are_marked():
    """A day after the program's last is given with the program's status on it."""
    answers = meets_everything("2025-12-01") | {"eligible_occupation_months": 22}
    begins = timed(answers)["it_vfx", "french_speaking"]["from"]
    assert begins["earliest"] == {"day": "2026-02-01", "status": "closed"}


def test_who_answers_badly_gets_the_same_report_as_elsewhere():
    """Answers that cannot be assessed return their problems."""
    reply = json.loads(handle_message('{"method": "timing", "answers": {"filing_date": "soon"}}'))
    assert [problem["fact"] for problem in reply["problems"]] == ["filing_date"]


def age_on(born, day):
    """Return an age as the law counts it: people born on a leap day have their birthday on March
    1.
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@given(
    born=st.dates(date(2000, 1, 1), date(2012, 12, 31)),
    filed=st.dates(date(2021, 4, 22), date(2025, 12, 31)),
)
def test_any_birthday_lies_between_the_two_days(born, filed):
    """For every birthday, coming of age is neither before `earliest` nor after `sure`."""
    answers = meets_everything(filed.isoformat()) | {"age": age_on(born, filed)}
    earliest, sure, _ = dates_of(answers, "it_vfx", "age")
    grown = date(born.year + 18, born.month, born.day) if born.day < 29 else None
    grown = grown or first_day_past(born, 18 * 12)
    if grown <= filed:
        assert earliest is None
    else:
        assert earliest <= grown.isoformat() <= sure


@given(
    worked=st.lists(st.booleans(), min_size=60, max_size=60),
    filed=st.dates(date(2021, 4, 22), date(2025, 12, 31)).map(lambda day: day.replace(day=11)),
)
def test_any_past_of_work_reaches_the_months_between_the_two_days(worked, filed):
    """Month by month, with work from filing on, whatever months of the past were worked."""
    answers = meets_everything(filed.isoformat()) | {"eligible_occupation_months": sum(worked)}
    earliest, sure, _ = dates_of(answers, "it_vfx", "experience")
    enough = next(n for n in range(60) if sum((worked + [True] * n)[n:]) >= 24)
    if enough:
        assert earliest <= first_day_past(filed, enough).isoformat() <= sure
    else:
        assert earliest is None


def outcomes(answers, day, *, most):
    """Return every outcome of an assessment that is put off to `day`."""
    routes = assess(project(answers, day, most=most), (PROGRAM,))["programs"][0]["routes"]
    return [
        (route["conditions_outcome"], [(row["id"], row["outcome"]) for row in route["conditions"]])
        for route in routes
    ]


@settings(max_examples=30)
@example(seed=15304, waits=[275] * 20)
@given(seed=st.integers(0, 10**6), waits=st.lists(st.integers(0, 2500), min_size=20, max_size=20))
def test_nothing_changes_between_two_turns(seed, waits):
    """On any day the outcomes are those of the last change before it."""
    answers = read_answers(json.dumps(random_answers(seed)))
    since, days = answers["filing_date"], sorted(change_dates(answers, PROGRAM))
    for day in (min(since + timedelta(wait), filing_date.maximum) for wait in waits):
        turn = max(each for each in days if each <= day)
        for most in (True, False):
            assert outcomes(answers, day, most=most) == outcomes(answers, turn, most=most)


def test_day_by_day_it_is_the_same():
    """An exhaustive search finds the same first and last day."""
    answers = meets_everything("2023-10-20") | {
        "age": 17,
        "skilled_months": 22.25,
        "graduate_degree_date": "2023-10-30",
        "quebec_diploma_date": "2022-03-31",
        "eligible_occupation_months": 23.9,
    }
    read = read_answers(json.dumps(answers))
    days = [read["filing_date"] + timedelta(n) for n in range(800)]
    most = [outcomes(read, day, most=True) for day in days]
    least = [outcomes(read, day, most=False) for day in days]
    for place, pair in enumerate(timed(answers).values()):
        course = [each[place][0] for each in most]
        surely = [each[place][0] for each in least]
        start = course.index("met")
        assert pair["from"]["earliest"]["day"] == days[start].isoformat()
        ends = next((n for n in range(start, 800) if course[n] == "not_met"), 800)
        sure = next((n for n in range(start, ends) if surely[n] == "met"), None)
        certain = pair["from"]["sure"]
        assert (certain and certain["day"]) == (sure and days[sure].isoformat())
        last = days[ends - 1].isoformat() if ends < 800 else None
        assert (pair["until"] and pair["until"]["day"]) == last


@given(day=st.dates(date(2000, 1, 1), date(2040, 12, 31)), months=st.integers(0, 60))
def test_the_first_day_past_is_the_first_that_months_before_reaches(day, months):
    """Counted forwards and backwards, the law's months agree."""
    first = first_day_past(day, months)
    assert months_before(first, months) >= day
    assert months == 0 or months_before(first - timedelta(1), months) < day
