"""Types of the JSON that goes in and out: answers, assessments, messages and replies.

Import them under `TYPE_CHECKING` only: they describe data and cost nothing at run time.
"""

from typing import Literal, NotRequired, TypeAlias, TypedDict

AnswerValue: TypeAlias = bool | int | float | str | list[str] | None
"""The value of a fact: dates as YYYY-MM-DD, a list where a fact has several values at once, None
for a fact that is not known.
"""

Answers: TypeAlias = dict[str, AnswerValue]
"""Values by the ids of facts; `filing_date` is required."""

Outcome: TypeAlias = Literal["met", "not_met", "unknown"]
RouteOutcome: TypeAlias = Literal["eligible", "not_eligible", "undetermined"]
Standing: TypeAlias = Literal["official", "seed", "secondary", "inferred"]
ProgramStatus: TypeAlias = Literal["not_yet_in_force", "not_covered", "in_force", "closed"]
IntakeStatus: TypeAlias = Literal[
    "open", "full", "between_intakes", "undocumented", "by_invitation", "none"
]


class Problem(TypedDict):
    """What is wrong with a field of the input; `fact` is None for the input as a whole.

    `value` is JSON text, cut if it is long; `allowed` describes valid values in English.
    """

    fact: str | None
    code: str
    value: str
    allowed: str


class ConditionResult(TypedDict):
    """A condition of a route: its outcome, the facts that it reads and how well it is known."""

    id: str
    outcome: Outcome
    applies: bool
    facts: list[str]
    standing: Standing
    sources: list[str]


RequiredValue = TypedDict(
    "RequiredValue",
    {
        "equals": bool | str,
        "one_of": list[str],
        "at_least": int | float | str | list[str],
        "at_most": int | float,
        "at_least_fact": str,
        "from": str,
        "to": str,
        "any": Literal[True],
    },
    total=False,
)
"""What a fact needs to be: one of the keys, or `from` and `to` together."""


class Change(TypedDict):
    """A fact whose value has to change: its value now and the one it needs."""

    fact: str
    now: AnswerValue
    needs: RequiredValue


class RouteResult(TypedDict):
    """The outcome of a route, in a profile where the program has profiles.

    `hypothetical` marks outcomes of the conditions on days when the program is not in force.
    `changes` lists the smallest sets of changes that would meet all conditions, at most eight.
    """

    route: str
    profile: str | None
    outcome: RouteOutcome
    conditions_outcome: Outcome
    hypothetical: bool
    intake: IntakeStatus
    conditions: list[ConditionResult]
    changes: list[list[Change]]


class ProgramResult(TypedDict):
    """A program's status on the filing date, the law applied, and the outcomes of its routes.

    `law_as_of` is the day of the newest official text behind the program's rules.
    """

    program: str
    status: ProgramStatus
    law_date: str
    period: str
    law_as_of: str
    routes: list[RouteResult]


class Assessment(TypedDict):
    """The result for an applicant's answers."""

    schema: int
    rules_version: str
    filing_date: str
    programs: list[ProgramResult]
    next_fact: str | None


class Day(TypedDict):
    """A day and the program's status on it."""

    day: str
    status: ProgramStatus


class FirstDay(TypedDict):
    """When conditions come to be met: not before `earliest`, certainly from `sure` on.

    `by` names the facts that change with time, or `law`.
    """

    earliest: Day
    sure: Day | None
    by: list[str]


class LastDay(Day):
    """The last day on which conditions may be met; `by` names what ends them."""

    by: list[str]


ConditionDates = TypedDict(
    "ConditionDates", {"id": str, "from": FirstDay | None, "until": LastDay | None}
)
"""From when and until when a condition is met, if filing is put off."""

EligibilityDates = TypedDict(
    "EligibilityDates",
    {
        "route": str,
        "profile": str | None,
        "from": FirstDay | None,
        "until": LastDay | None,
        "conditions": list[ConditionDates],
    },
)
"""From when and until when all conditions of a route are met."""


class ProgramDates(TypedDict):
    """The dates of each route of a program."""

    program: str
    routes: list[EligibilityDates]


class JobPeriod(TypedDict):
    """A period of employment: first and last day, None while it lasts, and paid hours a week."""

    start: str
    end: NotRequired[str | None]
    hours: int | float


class Year(TypedDict):
    """The start of a calendar year as a fraction of the window, from 0 to 1."""

    year: int
    at: float


ExperienceWindow = TypedDict(
    "ExperienceWindow", {"from": str, "to": str, "months": int, "years": list[Year]}
)
"""The days in which work counts, both included, and the most `months` that they hold."""

CountedPeriod = TypedDict(
    "CountedPeriod",
    {
        "counts": Literal["full_time", "part_time", "outside"],
        "from": str | None,
        "to": str | None,
        "at": float | None,
        "width": float | None,
    },
)
"""How a period of employment counts, and its place in the window as fractions of it."""


class Experience(TypedDict):
    """Months of full-time work: `months` with two decimals, or `whole` months and `days`."""

    fact: str
    months: int | float
    whole: int
    days: int
    full_time_hours: int
    window: ExperienceWindow
    periods: list[CountedPeriod]


class Pay(TypedDict):
    """The same pay by the year and by the hour."""

    year: int | float
    hour: int | float


class AssessMessage(TypedDict):
    """Asks for an assessment, and for the next fact that is not in `skip`.

    Answers of a link or file are its JSON text, so that the rules read what was written. Without
    `programs`, those in force on the filing date are assessed.
    """

    method: Literal["assess"]
    answers: Answers | str
    skip: NotRequired[list[str]]
    programs: NotRequired[list[str]]


class NextMessage(TypedDict):
    """Asks for the next fact that is not in `skip`, without the assessment."""

    method: Literal["next"]
    answers: Answers
    skip: NotRequired[list[str]]
    programs: NotRequired[list[str]]


class TimingMessage(TypedDict):
    """Asks for the dates from and until which conditions are met."""

    method: Literal["timing"]
    answers: Answers
    programs: NotRequired[list[str]]


class ExperienceMessage(TypedDict):
    """Asks for the months of full-time work in periods of employment.

    `studies_end` is required where `fact` is `post_graduation_months`.
    """

    method: Literal["experience"]
    fact: str
    filing_date: str
    studies_end: NotRequired[str | None]
    periods: list[JobPeriod]


class PayMessage(TypedDict):
    """Asks for pay by the year as pay by the hour, or the reverse."""

    method: Literal["pay"]
    each: Literal["year", "hour"]
    amount: int | float
    hours: int | float
    weeks: int | float


class FrenchMessage(TypedDict):
    """Asks for the levels that the marks of a French test prove; a missing mark is not known."""

    method: Literal["french"]
    test: str
    listening: NotRequired[int | float | None]
    speaking: NotRequired[int | float | None]
    reading: NotRequired[int | float | None]
    writing: NotRequired[int | float | None]
    oral: NotRequired[int | float | None]
    written: NotRequired[int | float | None]
    programs: NotRequired[list[str]]


class AssessReply(TypedDict):
    """The assessment, the fact to ask next, and how many questions are left at most."""

    assessment: Assessment
    ask: str | None
    left: int


class NextReply(TypedDict):
    """The fact to ask next, and how many questions are left at most."""

    ask: str | None
    left: int


class TimingReply(TypedDict):
    """The dates of each program."""

    timing: list[ProgramDates]


class ExperienceReply(TypedDict):
    """The months of work."""

    experience: Experience


class PayReply(TypedDict):
    """The pay."""

    pay: Pay


class FrenchLevels(TypedDict):
    """What a table reads from the marks of a test.

    `parts` gives the lowest and the highest level for which each mark stands; `oral` and
    `written` are the levels proved, None where a mark proves none or is not known.
    """

    id: str
    standing: Standing
    sources: list[str]
    parts: dict[str, list[int] | None]
    oral: int | None
    written: int | None
    programs: list[str]


class French(TypedDict):
    """What the marks of a test prove, by each table that applies."""

    test: str
    tables: list[FrenchLevels]


class FrenchReply(TypedDict):
    """The levels."""

    french: French


class ProblemsReply(TypedDict):
    """Everything that is wrong with the content of a message."""

    problems: list[Problem]


Message: TypeAlias = (
    AssessMessage | NextMessage | TimingMessage | ExperienceMessage | PayMessage | FrenchMessage
)
Reply: TypeAlias = (
    AssessReply | NextReply | TimingReply | ExperienceReply | PayReply | FrenchReply | ProblemsReply
)
