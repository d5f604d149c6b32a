"""The types of values that a fact can have."""

from datetime import date
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = bool | int | float | str | date


class Kind(StrEnum):
    """The type of a fact's values."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    ENUM = "enum"
