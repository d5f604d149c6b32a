"""The dated values that the PEQ's conditions read."""

from rules.programs.files import read_calendar, read_parameters

CALENDAR = read_calendar("programs/peq")
PARAMETERS = read_parameters("programs/peq", CALENDAR)
int_on, date_on = PARAMETERS.int_on, PARAMETERS.date_on
