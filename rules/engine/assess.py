"""The assessment: the outcome of an applicant's answers under each program."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from rules.engine.compiled_law import Law, RouteProfile, law_on
from rules.engine.frozen import Encoded
from rules.engine.verdict import Verdict
from rules.kinds.required_value import RequiredValue
from rules.model.outcomes import Outcome
from rules.model.program import Program
from rules.programs import PROGRAMS
from rules.programs.registry import in_force, questions_of
from rules.version import RULES_VERSION

if TYPE_CHECKING:
    from rules.json_types import (
        Assessment,
        Change,
        IntakeStatus,
        ProgramResult,
        RouteOutcome,
        RouteResult,
    )

SCHEMA = 2
MAX_CHANGES = 8

_WITHIN_POWER = attrgetter("fact.within_power")

# As many filing dates as are remembered: more than any person tries.
_DAYS = 4096

# As many changes as are remembered. Most are of a fact that is not known or has few values.
_CHANGES = 4096

_ROUTE_OUTCOMES: "dict[Outcome, RouteOutcome]" = {
    Outcome.MET: "eligible",
    Outcome.NOT_MET: "not_eligible",
    Outcome.UNKNOWN: "undetermined",
}
# By the program's status, the outcome of routes whatever the conditions.
_OUTCOMES_BY_STATUS: "dict[str, RouteOutcome | None]" = {
    "in_force": None,
    "not_covered": "undetermined",
}


def programs_for(filing_date: date, ids: Collection[str] | None = None) -> tuple[Program, ...]:
    """Return the programs with these `ids`, in the order of reports; without ids, those in force
    on the filing date and, if none is, the first.
    """
    if ids is None:
        return in_force((*PROGRAMS.values(),), filing_date)
    return tuple(program for key, program in PROGRAMS.items() if key in ids)


def assess(answers: Mapping[str, Any], programs: Sequence[Program] | None = None) -> "Assessment":
    """Return the assessment of valid answers, dates as `date`, as JSON data.

    The results of conditions are shared with other assessments and cannot be modified.

    Args:
        answers: Values by fact, as `rules.io.answers` validates them.
        programs: Those to assess; by default those in force on the filing date.
    """
    filing_date: date = answers["filing_date"]
    judged = [
        _judge(program, answers, filing_date) for program in programs or programs_for(filing_date)
    ]
    return {
        "schema": SCHEMA,
        "rules_version": RULES_VERSION,
        "filing_date": filing_date.isoformat(),
        "programs": [each.report(answers) for each in judged],
        "next_fact": _next(judged, ()),
    }


def next_fact(
    answers: Mapping[str, Any],
    skipped: Collection[str] = (),
    programs: Sequence[Program] | None = None,
) -> str | None:
    """Return the fact to ask next: the first in order that can still change the outcome of a
    route's conditions and is not among the `skipped`; None when there is none.
    """
    filing_date: date = answers["filing_date"]
    chosen = programs or programs_for(filing_date)
    return _next([_judge(program, answers, filing_date) for program in chosen], skipped)


@dataclass(slots=True, eq=False, repr=False)
class _Day:
    """What the filing date alone decides of a program."""

    law: Law
    status: str
    in_force: bool
    outcome: "RouteOutcome | None"
    head: dict[str, Any]
    intakes: "tuple[IntakeStatus, ...]"


@lru_cache(maxsize=_DAYS)
def _day(program: Program, filing_date: date) -> _Day:
    calendar = program.calendar
    status = calendar.status_on(filing_date)
    law_date = calendar.law_date(filing_date)
    return _Day(
        law_on(program, law_date),
        status,
        status == "in_force",
        _OUTCOMES_BY_STATUS.get(status, "not_eligible"),
        {
            "program": program.id,
            "status": status,
            "law_date": law_date.isoformat(),
            "period": calendar.period_on(law_date).id,
            "law_as_of": calendar.law_as_of.isoformat(),
        },
        tuple(program.intake_on(filing_date, route, profile) for route, profile in program.routes),
    )


@dataclass(slots=True, eq=False, repr=False)
class _Judged:
    """A program with the verdict on each group of its law."""

    program: Program
    day: _Day
    verdicts: list[Verdict]
    outcomes: list[Outcome]

    def report(self, answers: Mapping[str, Any]) -> "ProgramResult":
        """The program's part of an assessment."""
        day = self.day
        routes = zip(day.law.route_profiles, self.outcomes, day.intakes, strict=True)
        changes = _Changes(answers)
        found = [self._route(*each, changes) for each in routes]
        return {**self.day.head, "routes": found}  # type: ignore[typeddict-item]

    def _route(
        self, route: RouteProfile, outcome: Outcome, intake: "IntakeStatus", changes: "_Changes"
    ) -> "RouteResult":
        verdicts = [self.verdicts[group] for group in route.groups]
        return {
            "route": route.route,
            "profile": route.profile,
            "outcome": self.day.outcome or _ROUTE_OUTCOMES[outcome],
            "conditions_outcome": outcome.value,
            "hypothetical": not self.day.in_force,
            "intake": intake,
            "conditions": [
                verdicts[group].rows[place]  # type: ignore[misc] # a Row is a ConditionResult
                for group, place in route.order
            ],
            "changes": [] if outcome is Outcome.MET else _smallest_changes(verdicts, changes),
        }

    def relevant(self) -> set[str]:
        """The facts that can still change the outcome of some route's conditions."""
        found: set[str] = set()
        for route, outcome in zip(self.day.law.route_profiles, self.outcomes, strict=True):
            if outcome is Outcome.UNKNOWN:
                for group in route.groups:
                    found |= self.verdicts[group].relevant
        return found


def _judge(program: Program, answers: Mapping[str, Any], filing_date: date) -> _Judged:
    day = _day(program, filing_date)
    verdicts = [group.judge(answers, filing_date) for group in day.law.groups]
    outcomes = [
        _conjunction([verdicts[group] for group in route.groups])
        for route in day.law.route_profiles
    ]
    return _Judged(program, day, verdicts, outcomes)


def _conjunction(verdicts: list[Verdict]) -> Outcome:
    """The settled outcome of groups that share no fact."""
    found = Outcome.MET
    for verdict in verdicts:
        if verdict.outcome is Outcome.NOT_MET:
            return Outcome.NOT_MET
        if verdict.outcome is Outcome.UNKNOWN:
            found = Outcome.UNKNOWN
    return found


def _next(judged: list[_Judged], skipped: Collection[str]) -> str | None:
    facts = {fact for each in judged for fact in each.relevant()}.difference(skipped)
    if not facts:
        return None
    order = _order(tuple(each.program for each in judged))
    return min(facts, key=order.__getitem__)


@lru_cache
def _order(programs: tuple[Program, ...]) -> dict[str, int]:
    return {fact: place for place, fact in enumerate(questions_of(programs))}


def _smallest_changes(verdicts: list[Verdict], changes: "_Changes") -> "list[list[Change]]":
    """Return the smallest changes that settle all groups: one smallest change of each, joined.

    Those with the fewest facts out of the applicant's power come first, at most `MAX_CHANGES`.
    """
    joined: list[tuple[RequiredValue, ...]] = [()]
    for verdict in verdicts:
        if verdict.outcome is Outcome.MET:  # its only change is empty
            continue
        joined = [(*before, *change) for before in joined for change in verdict.changes]
        if len(joined) > MAX_CHANGES:
            # A join that comes after that many others still does when it is continued.
            order = sorted(range(len(joined)), key=lambda n: _out_of_reach(joined[n]))
            joined = [joined[n] for n in sorted(order[:MAX_CHANGES])]
    joined.sort(key=_out_of_reach)
    return [[changes[required] for required in change] for change in joined]


def _out_of_reach(change: tuple[RequiredValue, ...]) -> int:
    within: int = sum(map(_WITHIN_POWER, change))
    return len(change) - within


class _Changes(dict[RequiredValue, "Change"]):
    """The changes of one assessment, each looked up once for all sets and routes."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        super().__init__()
        self._answers = answers

    def __missing__(self, required: RequiredValue) -> "Change":
        value = self._answers.get(required.fact.id)
        day = self._answers["filing_date"] if required.windows else date.min
        change = self[required] = _change(required, value, day)
        return change


# By type too, since 1 and 1.0 are written differently.
@lru_cache(maxsize=_CHANGES, typed=True)
def _change(required: RequiredValue, value: Any, filing_date: date) -> "Change":
    fact = required.fact
    return Encoded(  # type: ignore[return-value] # its keys are those of a Change
        fact=fact.id,
        now=None if value is None else fact.kind.to_json(value),
        needs=required.on(filing_date),
    )
