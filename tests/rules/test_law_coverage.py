"""Every day has one law: a sweep of days that fails on a gap or an overlap.

What this does not prove: that the periods and values are the right ones (the cases and the
reference models compare them with the sources), that the sources are right, or anything of the
facts that no source gives, such as the windows of 2023. It looks at days, not at hours: a place
that was taken on a day's afternoon counts as taken all that day.
"""

from datetime import date, timedelta

import pytest

from rules.engine.assess import assess
from rules.engine.compiled_law import law_of, law_on
from rules.io.answers import AnswersError, read_answers
from rules.model.calendar import Calendar
from rules.model.dates import months_before
from rules.programs import PROGRAMS
from tests.rules.reference_model import PROGRAMS as MODELS
from tests.rules.reference_model.facts import months_before as read_again

FIRST, LAST = date(2014, 12, 25), date(2036, 1, 5)
DAYS = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
IN_DOMAIN = [day for day in DAYS if 2015 <= day.year <= 2035]
PARAMETERS = [
    pytest.param(program, parameter, id=f"{program.id} {key}")
    for program in PROGRAMS.values()
    for key, parameter in program.parameters.items()
]
OF_EVERY_PROGRAM = pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)


def life(program):
    """Return the days of the domain on which the program is in force."""
    return [day for day in DAYS if program.calendar.start <= day <= program.calendar.end]


@pytest.mark.parametrize("program", MODELS)
def test_every_filing_date_has_exactly_one_period_of_law(program, record_property):
    """The law date of any filing date lies in the one period that the reference model names."""
    calendar, model = PROGRAMS[program].calendar, MODELS[program]
    for day in IN_DOMAIN:
        law = calendar.law_date(day)
        holding = [period.id for period in calendar.periods if period.start <= law <= period.end]
        status, expected, period = model.status_on(day.isoformat())
        assert holding == [calendar.period_on(law).id] == [period], day
        assert (calendar.status_on(day), law.isoformat()) == (status, expected), day
    record_property("filing_dates", len(IN_DOMAIN))


def test_every_filing_date_is_assessed_and_no_other_day_is():
    """A day of the domain is assessed under its law; a day before or after it is refused."""
    programs = tuple(PROGRAMS.values())
    for day in DAYS:
        text = f'{{"filing_date": "{day}"}}'
        if day in (IN_DOMAIN[0], IN_DOMAIN[-1]) or day.year in range(2015, 2036):
            for found in assess(read_answers(text), programs)["programs"]:
                stated = found["status"], found["law_date"], found["period"]
                model = MODELS.get(found["program"])
                assert model is None or stated == model.status_on(day.isoformat())
        else:
            with pytest.raises(AnswersError):
                read_answers(text)


def test_without_a_choice_the_programs_in_force_are_assessed():
    """On a day with none in force, the first program is."""
    for day in IN_DOMAIN:
        found = assess(read_answers(f'{{"filing_date": "{day}"}}'))["programs"]
        statuses = {key: program.calendar.status_on(day) for key, program in PROGRAMS.items()}
        in_force = [key for key, status in statuses.items() if status == "in_force"]
        assert [each["program"] for each in found] == (in_force or [next(iter(PROGRAMS))]), day


@OF_EVERY_PROGRAM
def test_the_periods_are_the_programs_life(program):
    """The periods follow one another from the program's first day to its last."""
    days = [day for period in program.periods for day in DAYS if period.start <= day <= period.end]
    assert days == life(program)


@pytest.mark.parametrize("months", [12, 24, 36])
def test_on_every_filing_date_a_window_begins_where_the_models_say(months):
    """This includes short months and leap days."""
    for day in IN_DOMAIN:
        assert months_before(day, months).isoformat() == read_again(day.isoformat(), months), day


@OF_EVERY_PROGRAM
def test_a_period_of_law_is_found_by_its_name(program):
    """Periods are compared by name, not by identity."""
    for period in program.periods:
        named = law_of.__wrapped__(program, f"{period.id[:3]}{period.id[3:]}")
        assert named.conditions == law_of(program, period.id).conditions


@OF_EVERY_PROGRAM
def test_a_day_outside_the_programs_life_has_no_law_of_its_own(program):
    """Its period, law and parameters are errors, never fallbacks."""
    calendar: Calendar = program.calendar
    outside = [calendar.start - timedelta(1)]
    outside += [calendar.end + timedelta(1)] if calendar.end < date.max else []
    for day in outside:
        with pytest.raises(LookupError):
            calendar.period_on(day)
        with pytest.raises(LookupError):
            law_on(program, day)
        with pytest.raises(LookupError):
            next(iter(program.parameters.values())).on(day)


@pytest.mark.parametrize(("program", "parameter"), PARAMETERS)
def test_every_parameter_has_one_value_on_every_day_of_the_programs_life(program, parameter):
    """Its values leave no gap and do not overlap."""
    for day in life(program):
        holding = [dated.value for dated in parameter.values if dated.start <= day <= dated.end]
        assert holding == [parameter.on(day)], day


@OF_EVERY_PROGRAM
def test_every_day_has_one_interval_of_law_with_one_value_of_each_parameter(program):
    """Within an interval neither the period nor the value of any parameter changes."""
    for day in life(program):
        [law] = [law for law in program.law_intervals if law.start <= day <= law.end]
        assert law_on(program, day) is law_of(program, law.id)
        assert law.period == program.calendar.period_on(day).id, day
        assert all(p.on(day) == p.on(law.start) for p in program.parameters.values()), day


@OF_EVERY_PROGRAM
def test_every_filing_date_has_one_intake_status_for_every_route(program):
    """Windows do not overlap, and on every day each status is the reference model's."""
    model = MODELS.get(program.id)
    for day in IN_DOMAIN:
        assert sum(window.start <= day <= window.end for window in program.intakes) <= 1, day
        for route, profile in program.routes:
            status = program.intake_on(day, route, profile)
            expected = model.intake(route, profile, day.isoformat()) if model else status
            assert status == expected, (route, profile, day)
