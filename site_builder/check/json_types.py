"""The types of the JSON that the check page's script reads: the element `#check-data`, and a file.

The script's own types are generated from them, and it reads all of both.
"""

from typing import Literal, TypeAlias, TypedDict

from site_builder.check.invitations import InvitationData
from site_builder.runtime.bundle import RuntimeManifest

Text: TypeAlias = str | dict[str, str]
"""A text, or one for each period of its program if its figures differ."""


class PeriodData(TypedDict):
    """A period of law, both days included; `noc` is the version of the classification of
    occupations in use when it began, if the program names one.
    """

    id: str
    start: str
    end: str | None
    noc: str | None


class StatusData(TypedDict):
    """From `start` on, or from the beginning of time, the program has this status."""

    status: str
    start: str | None


class IntakeSpanData(TypedDict):
    """From `start` on, applications have this status."""

    status: str
    start: str


class IntakeData(TypedDict):
    """The intake of some routes of one profile while their program is in force."""

    routes: list[str]
    profile: str | None
    spans: list[IntakeSpanData]


class ProgramData(TypedDict):
    """A program: its days in force (`end` is None where no end is known), status, law and intake.

    `notice` is shown with all of its results. `closed`: nothing can be filed any more.
    """

    name: str
    short: str
    notice: str | None
    start: str
    end: str | None
    closed: bool
    law_as_of: str
    statuses: list[StatusData]
    periods: list[PeriodData]
    intakes: list[IntakeData]


class OfferData(TypedDict):
    """What the start offers: programs to check together, the filing date being `today` or not,
    the facts to ask before the rules are loaded, and how many questions there are at most.
    """

    programs: list[str]
    today: bool
    opening: list[str]
    most: int


class Domain(TypedDict):
    """The values that a field takes: both bounds included, dates as YYYY-MM-DD."""

    kind: str
    minimum: float | str | None
    maximum: float | str | None
    unit: str | None


class FactData(Domain):
    """A fact: how it is asked for, and what the results say about a change of it.

    `within_power`: a person can bring about another value. `passing`: how it changes with time.
    `after_studies`: it counts work after the end of the person's studies.
    `depends_on`: the facts with whose values it changes. `input`: how it is asked for.
    `labels`: the text of each value of a boolean or an enum.
    """

    input: str
    required: bool
    within_power: bool
    passing: str | None
    after_studies: bool
    depends_on: list[str]
    labels: dict[str, str]


class ConditionData(TypedDict):
    """A condition: what it requires, whom it exempts, the conflicts between its sources by period,
    and the address of the guide's explanation, or else of its place on the checklist.
    """

    name: str
    asks: Text
    does_not_apply: str | None
    conflicts: dict[str, list[str]]
    href: str


class SourceData(TypedDict):
    """A source, with its own address and that of its entry in the guide."""

    title: str
    publisher: str
    url: str
    language: str
    href: str


class ConflictData(TypedDict):
    """A disagreement between sources, and the address of its description."""

    title: str
    href: str


class CalculatorFields(TypedDict):
    """The fields of the calculators that are no facts; the facts that `pay` converts, pay by the
    year first.
    """

    day: Domain
    job_hours: Domain
    pay: list[str]
    hours: Domain
    weeks: Domain


class MunicipalityAliases(TypedDict):
    """Other names of members of the CMM, and common municipalities outside it with theirs."""

    inside: dict[str, list[str]]
    outside: dict[str, list[str]]


class Occupation(TypedDict):
    """An occupation of the classification, in a file of its own.

    `streams` are the routes in which the ministry's tool places it. `titles` and `jobs` are by
    language; "?" at the end of a job title marks a placement of our own.
    """

    code: str
    level: int
    streams: list[str]
    regulated: Literal["wholly", "partly", ""]
    regulated_jobs: list[str]
    regulators: list[str]
    note: str
    titles: dict[str, str]
    jobs: dict[str, list[str]]


class FrenchTestData(TypedDict):
    """A French test, with the marks of each of its parts."""

    id: str
    parts: dict[str, Domain]


class PageData(TypedDict):
    """All of `#check-data`: the manifest of Python's files, and the address of `CheckData`."""

    runtime: RuntimeManifest
    content: str


class CheckData(TypedDict):
    """What the script shows, in a file of its own.

    A condition's key is program and id, then the profile or the route where they differ, joined by
    points. A device whose date is before `earliest_today` has a wrong clock. `occupations` is the
    address of the file of occupations, if a question needs it. The script fills the `{name}`s of
    `strings`. `templates` are the HTML of what it copies, by name.
    """

    tag: str
    unbroken: str
    earliest_today: str
    offers: list[OfferData]
    programs: dict[str, ProgramData]
    facts: dict[str, FactData]
    conditions: dict[str, ConditionData]
    sources: dict[str, SourceData]
    conflicts: dict[str, ConflictData]
    municipalities: list[str]
    calculators: CalculatorFields
    municipality_aliases: MunicipalityAliases
    occupations: str
    french_tests: list[FrenchTestData]
    invitations: dict[str, InvitationData]
    strings: dict[str, str]
    templates: dict[str, str]
