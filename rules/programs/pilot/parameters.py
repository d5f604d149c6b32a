"""The dated values that the pilot's conditions read."""

from datetime import timedelta

from rules.data.resources import read_toml
from rules.model.parameters import parameters_of
from rules.programs.files import read_calendar

CALENDAR = read_calendar("programs/pilot")

_TABLES = read_toml("parameters.toml", "programs/pilot")
# For what prints the days of the program's life.
_TABLES["program_start"]["value"] = CALENDAR.start
_TABLES["program_end"]["value"] = CALENDAR.end + timedelta(days=1)
_TABLES["last_filing_day"]["value"] = CALENDAR.end

PARAMETERS = parameters_of(_TABLES, CALENDAR.start, CALENDAR.end)
int_on, str_on, constant_int = PARAMETERS.int_on, PARAMETERS.str_on, PARAMETERS.constant_int
