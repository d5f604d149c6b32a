"""Periods of employment become months of full-time work."""

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rules.messages import handle_message
from rules.programs import FACTS

FILED = date(2024, 3, 1)
WINDOW_START = date(2019, 3, 1)


def ask(*jobs: tuple[str, str | None, float], **other: Any) -> Any:
    """Return the reply for jobs of (start, end, hours a week) before 2024-03-01."""
    periods = [{"start": start, "end": end, "hours": hours} for start, end, hours in jobs]
    message = {"fact": "skilled_months", "filing_date": FILED.isoformat(), "periods": periods}
    reply = json.loads(handle_message(json.dumps(message | other | {"method": "experience"})))
    return reply.get("experience") or reply["problems"]


def test_two_years_to_the_day_are_24_months() -> None:
    """Two full years lose nothing to rounding, leap years included; one day less is less."""
    for start, last in (
        ("2020-02-29", date(2022, 2, 27)),
        ("2021-01-31", date(2023, 1, 30)),
        ("2021-02-16", date(2023, 2, 15)),
        ("2022-03-02", date(2024, 3, 1)),
    ):
        found = ask((start, last.isoformat(), 40))
        assert (found["months"], found["whole"], found["days"]) == (24, 24, 0), start
        assert ask((start, (last - timedelta(days=1)).isoformat(), 40))["months"] < 24


def test_overlaps_count_once_and_days_left_over_are_added_up() -> None:
    """Two jobs at the same time count once; days that make no whole month are added up."""
    assert ask(("2020-01-01", "2020-12-31", 40), ("2020-06-01", "2021-06-30", 35))["months"] == 18
    halves = ask(("2020-01-01", "2020-01-16", 40), ("2021-01-01", "2021-01-15", 40))
    assert (halves["whole"], halves["days"]) == (1, 0)
    third = ask(("2020-01-01", "2020-01-20", 40))
    assert (third["months"], third["whole"], third["days"]) == (0.64, 0, 20)


def test_only_full_time_counts() -> None:
    """Thirty hours a week are full time; less is not, and two part-time jobs do not add up to
    it.
    """
    assert ask(("2020-01-01", "2020-12-31", 30))["months"] == 12
    parts = ask(("2020-01-01", "2020-12-31", 29.9), ("2020-01-01", "2020-12-31", 20))
    assert parts["months"] == 0
    assert [period["counts"] for period in parts["periods"]] == ["part_time", "part_time"]


def test_only_the_window_counts() -> None:
    """The window is sixty months before filing and the filing date; an ongoing job ends there."""
    assert ask(("2010-01-01", None, 40))["months"] == 60
    assert ask(("2010-01-01", "2019-03-31", 40))["months"] == 1
    assert ask(("2023-03-02", None, 40))["months"] == 12
    assert ask(("2024-03-02", None, 40))["periods"][0]["counts"] == "outside"
    assert ask(("2010-01-01", "2019-02-28", 40))["months"] == 0


def test_after_studies_the_window_opens_with_the_end_of_the_program() -> None:
    """Twelve months from the end of the studies count, and none after filing."""
    studied = {"fact": "post_graduation_months", "studies_end": "2022-05-31"}
    assert ask(("2021-01-01", None, 40), **studied)["months"] == 12
    late = ask(("2023-09-01", None, 40), **studied | {"studies_end": "2023-08-31"})
    assert (late["months"], late["window"]["to"]) == (6.03, "2024-03-01")
    after = ask(**studied | {"studies_end": "2024-03-02"})
    assert [(p["fact"], p["code"]) for p in after] == [("studies_end", "out_of_domain")]


JOBS = st.lists(
    st.tuples(
        st.dates(date(2018, 6, 1), date(2024, 6, 1)),
        st.none() | st.integers(0, 1500),
        st.sampled_from([20, 29.5, 30, 37.5]),
    ),
    max_size=6,
)


def spelled(jobs: list[tuple[date, int | None, float]]) -> list[tuple[str, str | None, float]]:
    """Return the jobs with the first and the last day of each."""
    return [
        (
            start.isoformat(),
            None if days is None else (start + timedelta(days=days)).isoformat(),
            hours,
        )
        for start, days, hours in jobs
    ]


def naive(jobs: list[tuple[date, int | None, float]]) -> list[date]:
    """Return the days that count, one by one."""
    found = set()
    day = WINDOW_START
    while day <= FILED:
        for start, days, hours in jobs:
            ended = days is not None and day > start + timedelta(days=days)
            if hours >= 30 and start <= day and not ended:
                found.add(day)
        day += timedelta(days=1)
    return sorted(found)


@settings(max_examples=50)
@given(JOBS)
@example([(date(2018, 6, 1), None, 30)])
def test_months_follow_the_days(jobs: list[tuple[date, int | None, float]]) -> None:
    """The months are those of the days counted one by one, apart from the lengths of months."""
    days = naive(jobs)
    breaks = sum(a + timedelta(days=1) != b for a, b in pairwise(days))
    found = ask(*spelled(jobs))
    assert 0 <= found["months"] <= 60
    assert bool(found["months"]) == bool(days)
    assert abs(found["months"] - len(days) / 30.4375) <= 0.1 * (breaks + 1) + 0.02
    assert found["months"] <= found["whole"] + found["days"] / 31 < found["months"] + 0.01


@settings(max_examples=50)
@given(JOBS, st.randoms())
def test_order_and_repetition_change_nothing(
    jobs: list[tuple[date, int | None, float]], chance: Any
) -> None:
    """The order of periods, and repeating them, changes nothing."""
    once = spelled(jobs)
    twice = once * 2
    chance.shuffle(twice)
    assert ask(*once)["months"] == ask(*twice)["months"]


@settings(max_examples=50)
@given(JOBS, st.integers(0, 5))
def test_more_work_is_never_fewer_months(
    jobs: list[tuple[date, int | None, float]], which: int
) -> None:
    """Another period, or a longer one, never reduces the months."""
    base = ask(*spelled(jobs[:which]))["months"]
    assert ask(*spelled(jobs))["months"] >= base
    longer = [(start, days and days + 1, hours) for start, days, hours in jobs]
    assert ask(*spelled(longer))["months"] >= ask(*spelled(jobs))["months"]


def test_the_picture_shows_where_the_periods_lie() -> None:
    """Places and widths are shares of the window, and years stand where they begin."""
    found = ask(("2015-01-01", "2021-08-30", 40), ("2024-03-01", None, 10))
    first, second = found["periods"]
    assert (first["from"], first["at"]) == ("2019-03-01", 0)
    assert 0.49 < first["width"] < 0.51
    assert second["counts"] == "part_time"
    assert second["at"] + second["width"] == 1
    years = found["window"]["years"]
    assert [each["year"] for each in years] == [2020, 2021, 2022, 2023, 2024]
    assert years == sorted(years, key=lambda each: each["at"])


def test_what_is_wrong_is_named() -> None:
    """The reply names each missing or wrong field, and what is allowed."""
    wrong = ask(
        ("2020-02-30", "2020-01-01", 40), ("2020-02-01", "2020-01-01", 81), filing_date=None
    )
    assert [(p["fact"], p["code"]) for p in wrong] == [
        ("filing_date", "missing"),
        ("periods.0.start", "not_a_date"),
        ("periods.1.hours", "out_of_domain"),
        ("periods.1.end", "before_start"),
    ]
    assert all(problem["allowed"] for problem in wrong)


FIELDS = st.sampled_from(["start", "end", "hours", "other"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=4),
    max_leaves=8,
)


@given(st.sampled_from(["experience", "pay"]), st.data())
def test_bad_input_gives_problems(method: str, data: Any) -> None:
    """For any fields, the reply is months, pay or problems."""
    fields = ("fact", "filing_date", "studies_end", "periods", "each", "amount", "hours", "weeks")
    message = {field: data.draw(ANYTHING) for field in fields} | {"method": method}
    reply = json.loads(handle_message(json.dumps(message)))
    assert reply.get(method) or reply["problems"]


def test_days_have_a_domain_of_their_own(monkeypatch: Any) -> None:
    """The dates of jobs do not have the domain of a diploma's date."""
    degree = replace(FACTS["graduate_degree_date"], minimum=date(2022, 1, 1))
    monkeypatch.setitem(FACTS, "graduate_degree_date", degree)
    assert ask(("2020-01-01", "2020-12-31", 40))["months"] == 12
    [problem] = ask(("1949-12-31", "2020-12-31", 40))
    assert (problem["fact"], problem["code"]) == ("periods.0.start", "out_of_domain")
