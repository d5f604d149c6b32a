"""The kinds of values that a fact can have, one class each."""

from rules.kinds.date import Date
from rules.kinds.listed import Boolean, Enum
from rules.kinds.number import Integer, Number

BOOLEAN = Boolean()
INTEGER = Integer()
NUMBER = Number()
DATE = Date()
ENUM = Enum()
