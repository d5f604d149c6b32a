"""Every day has one law: a sweep of days that fails on a gap or an overlap.

What this does not prove: that the periods and values are the right ones (the cases and the second
reading hold them against the sources), that the sources are right, or anything of the facts that
no source gives, such as the windows of 2023. It looks at days, not at hours: a place that was
taken on a day's afternoon counts as taken all that day.
"""

from datetime import date, timedelta

import pytest

from rules.data.intakes import INTAKES, intake_status
from rules.data.parameters import PARAMETERS
from rules.data.periods import (
    LAW_INTERVALS,
    PERIODS,
    law_date,
    law_interval_on,
    period_on,
    status_on,
)
from rules.engine.assess import assess
from rules.io.answers import AnswersError, read_answers
from rules.model.dates import months_before
from rules.programs.pilot import ROUTE_PROFILES, conditions_of
from tests.rules.reference_model import FIRST_DAY, LAST_DAY, intake, program_on
from tests.rules.reference_model import months_before as read_again

FIRST, LAST = date(2014, 12, 25), date(2036, 1, 5)
DAYS = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
IN_DOMAIN = [day for day in DAYS if 2015 <= day.year <= 2035]
LIFE = [day for day in DAYS if FIRST_DAY <= day.isoformat() <= LAST_DAY]


def test_every_filing_date_has_exactly_one_period_of_law(record_property):
    """The law date of any filing date lies in one period, that of the reference model."""
    for day in IN_DOMAIN:
        law = law_date(day)
        holding = [period.id for period in PERIODS if period.start <= law <= period.end]
        status, expected, period = program_on(day.isoformat())
        assert holding == [period_on(law).id] == [period], day
        assert (status_on(day), law.isoformat()) == (status, expected), day
    record_property("filing_dates", len(IN_DOMAIN))


def test_every_filing_date_is_assessed_and_no_other_day_is():
    """A day of the domain is assessed under its law; a day before or after it is refused."""
    for day in DAYS:
        text = f'{{"filing_date": "{day}"}}'
        if day in (IN_DOMAIN[0], IN_DOMAIN[-1]) or day.year in range(2015, 2036):
            program = assess(read_answers(text))["program"]
            assert tuple(program.values()) == program_on(day.isoformat())
        else:
            with pytest.raises(AnswersError):
                read_answers(text)


def test_the_periods_are_the_programs_life():
    """They follow one another from the program's first day to its last."""
    days = [p.start + timedelta(n) for p in PERIODS for n in range((p.end - p.start).days + 1)]
    assert days == LIFE


@pytest.mark.parametrize("months", [12, 24])
def test_on_every_filing_date_a_window_begins_where_the_second_reading_says(months):
    """In short months and on leap days too."""
    for day in IN_DOMAIN:
        assert months_before(day, months).isoformat() == read_again(day.isoformat(), months), day


def test_a_period_of_law_is_found_by_its_name():
    """Spelling variants of the name, not only the data's own text."""
    for period in PERIODS:
        named = conditions_of.__wrapped__(*ROUTE_PROFILES[0], f"{period.id[:3]}{period.id[3:]}")
        assert named == conditions_of(*ROUTE_PROFILES[0], period.id)


@pytest.mark.parametrize("day", [date(2021, 4, 21), date(2026, 1, 1)])
def test_a_day_outside_the_programs_life_has_no_law_of_its_own(day):
    """Asking for its period or for a parameter is an error, never a fallback."""
    with pytest.raises(LookupError):
        period_on(day)
    with pytest.raises(LookupError):
        PARAMETERS["experience_months"].on(day)


@pytest.mark.parametrize("parameter", PARAMETERS.values(), ids=PARAMETERS)
def test_every_parameter_has_one_value_on_every_day_of_the_programs_life(parameter):
    """Its values leave no gap and do not overlap."""
    for day in LIFE:
        holding = [dated.value for dated in parameter.values if dated.start <= day <= dated.end]
        assert holding == [parameter.on(day)], day


def test_every_day_has_one_interval_of_law_with_one_value_of_each_parameter():
    """Within an interval neither the period nor the value of any parameter changes."""
    for day in LIFE:
        holding = [law for law in LAW_INTERVALS if law.start <= day <= law.end]
        assert holding == [law_interval_on(day)], day
        [law] = holding
        assert law.period == period_on(day).id, day
        assert all(each.on(day) == each.on(law.start) for each in PARAMETERS.values()), day


def test_every_filing_date_has_one_intake_status_for_every_pair():
    """Windows do not overlap, and on every day each pair's status is the reference model's."""
    for day in IN_DOMAIN:
        assert sum(window.start <= day <= window.end for window in INTAKES) <= 1, day
        for route, profile in ROUTE_PROFILES:
            status = intake_status(route, profile, day)
            assert status == intake(route, profile, day.isoformat()), (route, profile, day)
