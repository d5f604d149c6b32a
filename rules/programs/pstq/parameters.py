"""The dated values that the PSTQ's conditions read."""

from rules.programs.files import read_calendar, read_parameters

CALENDAR = read_calendar("programs/pstq")
PARAMETERS = read_parameters("programs/pstq", CALENDAR)
int_on, str_on = PARAMETERS.int_on, PARAMETERS.str_on
