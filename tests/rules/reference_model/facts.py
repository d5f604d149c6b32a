"""The facts that several programs ask for, and what the programs' models share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any


def words(text):
    """The words of a text."""
    return text.split()


DIPLOMAS = words(
    "none secondary college_general college_technical bachelor graduate_diploma master doctorate"
)


@dataclass(frozen=True, eq=False)
class Fact:
    """What an answer to a question can be.

    Args:
        kind: The name of its kind.
        allowed: All values, or the first and the last.
        meets: The answer of someone who meets every condition; a function of the filing date where
            it is another on another day.
        unit: What a number counts.
        tried: Values, lowest first, among which every threshold lies; all values where none are
            given. Dates are tried at both ends of their `window`, in months before filing, and
            around the day `until`, by which they must lie.
        beyond_reach: Whether an applicant cannot bring about another value for a given filing date.
        never_changed: Whether a change of it would be no advice, as of a spouse who comes along.
        fixed_when_known: Whether a known value stays.
    """

    kind: str
    allowed: tuple[Any, ...]
    meets: Any
    unit: str | None = None
    tried: tuple[Any, ...] = ()
    window: int | None = None
    until: str | None = None
    beyond_reach: bool = False
    never_changed: bool = False
    fixed_when_known: bool = False


def boolean(meets, **more):
    """A fact that is true or false."""
    return Fact("boolean", (), meets, tried=(False, True), **more)


def enum(meets, *words_allowed, **more):
    """A fact that is one of some words."""
    return Fact("enum", words_allowed, meets, **more)


def integer(meets, low, high, unit, **more):
    """A fact that is a whole number."""
    return Fact("integer", (low, high), meets, unit=unit, **more)


def number(meets, low, high, unit, **more):
    """A fact that is a number."""
    return Fact("number", (low, high), meets, unit=unit, **more)


def day(meets, *, first="1950-01-01", **more):
    """A fact that is a day."""
    return Fact("date", (first, "2035-12-31"), meets, **more)


def months_before(day, months):
    """The same day of the month so many months earlier, or the last day that month has."""
    year, month, number = (int(part) for part in day.split("-"))
    for _ in range(months):
        month -= 1
        if month == 0:
            year, month = year - 1, 12
    while True:
        try:
            return date(year, month, number).isoformat()
        except ValueError:
            number -= 1


# The facts that several programs ask for.
FACTS = {
    "filing_date": day(lambda day: day, first="2015-01-01", never_changed=True),
    "age": integer(31, 0, 120, "age", tried=(0, 17, 18, 19, 120), beyond_reach=True),
    "intends_to_settle": boolean(True),
    "self_sufficiency": boolean(True),
    "values_attestation": boolean(True),
    "french_oral_level": integer(8, 0, 12, "level", tried=(0, 4, 5, 6, 7, 8, 12)),
    "french_written_level": integer(6, 0, 12, "level", tried=(0, 4, 5, 6, 12)),
    "spouse_accompanies": boolean(True, never_changed=True),
    "spouse_french_oral_level": integer(5, 0, 12, "level", tried=(0, 3, 4, 5, 12)),
    "diploma_level": enum("master", *DIPLOMAS),
    "return_scholarship": enum("fulfilled", "none", "fulfilled", "unfulfilled"),
    "controls_employer": boolean(False),
    "ineligible_sector": boolean(False),
}


@dataclass(frozen=True, eq=False)
class Condition:
    """One requirement: the facts that it reads, and when it is true. `applies_to`: the fact, and
    the values of it, that bring the condition in; None where it is for everyone.
    """

    id: str
    facts: tuple[str, ...]
    holds: Callable[[dict[str, Any]], bool]
    standing: str
    applies_to: tuple[str, tuple[Any, ...]] | None = None


def recent(day, months, a):
    """Whether the day lies within so many months before filing."""
    return months_before(a["filing_date"], months) <= day <= a["filing_date"]


def general(secondary_or_inferred, official_sufficiency):
    """The conditions of both live programs, in their order, by how well each is known."""
    weak = secondary_or_inferred
    return (
        Condition("age", ("age",), lambda a: a["age"] >= 18, "official"),
        Condition("settlement", ("intends_to_settle",), lambda a: a["intends_to_settle"], weak),
        Condition(
            "self_sufficiency",
            ("self_sufficiency",),
            lambda a: a["self_sufficiency"],
            official_sufficiency,
        ),
        Condition("values", ("values_attestation",), lambda a: a["values_attestation"], weak),
        Condition("control", ("controls_employer",), lambda a: not a["controls_employer"], weak),
        Condition("sector", ("ineligible_sector",), lambda a: not a["ineligible_sector"], weak),
        Condition(
            "scholarship",
            ("return_scholarship",),
            lambda a: a["return_scholarship"] in ("none", "fulfilled"),
            weak,
        ),
    )


SPOUSE_FRENCH = Condition(
    "spouse_french",
    ("spouse_accompanies", "spouse_french_oral_level"),
    lambda a: not a["spouse_accompanies"] or a["spouse_french_oral_level"] >= 4,
    "official",
    ("spouse_accompanies", (True,)),
)
