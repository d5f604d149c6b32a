"""The assessment of an applicant's answers."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from rules.data.intakes import intake_status
from rules.data.periods import law_date, law_interval_on, status_on
from rules.engine.compiled_law import RouteProfile, law_of
from rules.engine.required_value import RequiredValue
from rules.engine.verdict import Verdict
from rules.facts import FACTS
from rules.model.outcomes import Outcome
from rules.version import RULES_VERSION

if TYPE_CHECKING:
    from rules.json_types import Assessment, Change, RouteOutcome, RouteResult

SCHEMA = 1
MAX_CHANGES = 8

_ROUTE_OUTCOMES: "dict[Outcome, RouteOutcome]" = {
    Outcome.MET: "eligible",
    Outcome.NOT_MET: "not_eligible",
    Outcome.UNKNOWN: "undetermined",
}


def assess(answers: Mapping[str, Any]) -> "Assessment":
    """Return the assessment of valid answers as JSON data.

    The results of conditions are shared with other assessments and cannot be modified.

    Args:
        answers: Values by the ids of facts, dates as `date`, as `read_answers` returns them.
    """
    filing_date: date = answers["filing_date"]
    status = status_on(filing_date)
    law_day = law_date(filing_date)
    interval = law_interval_on(law_day)
    law = law_of(interval.id)
    verdicts = [group.judge(answers, filing_date) for group in law.groups]
    return {
        "schema": SCHEMA,
        "rules_version": RULES_VERSION,
        "filing_date": filing_date.isoformat(),
        "program": {"status": status, "law_date": law_day.isoformat(), "period": interval.period},
        "routes": [
            _route(route, [verdicts[group] for group in route.groups], answers, status)
            for route in law.route_profiles
        ],
        "next_fact": _first(_relevant(law.route_profiles, verdicts)),
    }


def next_fact(answers: Mapping[str, Any], skipped: Collection[str] = ()) -> str | None:
    """Return the fact to ask next, None if there is none.

    It is the first in the order of questions that can still change an outcome and is not among
    the `skipped`.
    """
    filing_date: date = answers["filing_date"]
    law = law_of(law_interval_on(law_date(filing_date)).id)
    verdicts = [group.judge(answers, filing_date) for group in law.groups]
    return _first(_relevant(law.route_profiles, verdicts) - set(skipped))


def _route(
    route: RouteProfile, verdicts: list[Verdict], answers: Mapping[str, Any], status: str
) -> "RouteResult":
    outcome = _conjunction(verdicts)
    in_force = status == "in_force"
    return {
        "route": route.route,
        "profile": route.profile,
        "outcome": _ROUTE_OUTCOMES[outcome] if in_force else "not_eligible",
        "conditions_outcome": outcome.value,
        "hypothetical": not in_force,
        "intake": intake_status(route.route, route.profile, answers["filing_date"]),
        "conditions": [
            verdicts[group].rows[place]  # type: ignore[misc] # a Row is a ConditionResult
            for group, place in route.order
        ],
        "changes": [] if outcome is Outcome.MET else _changes(verdicts, answers),
    }


def _conjunction(verdicts: list[Verdict]) -> Outcome:
    """Return the settled outcome of groups that share no fact."""
    outcomes = {verdict.outcome for verdict in verdicts}
    if Outcome.NOT_MET in outcomes:
        return Outcome.NOT_MET
    return Outcome.UNKNOWN if Outcome.UNKNOWN in outcomes else Outcome.MET


def _relevant(route_profiles: tuple[RouteProfile, ...], verdicts: list[Verdict]) -> set[str]:
    """The facts that can still change the outcome of some route."""
    relevant: set[str] = set()
    for each in route_profiles:
        own = [verdicts[group] for group in each.groups]
        if _conjunction(own) is Outcome.UNKNOWN:
            for verdict in own:
                relevant |= verdict.relevant
    return relevant


def _first(facts: set[str]) -> str | None:
    return next((fact for fact in FACTS if fact in facts), None) if facts else None


def _changes(verdicts: list[Verdict], answers: Mapping[str, Any]) -> "list[list[Change]]":
    """Return the smallest changes that settle all groups: one smallest change of each, joined.

    Those with the fewest facts out of the applicant's power come first, at most `MAX_CHANGES`.
    """
    joined: list[tuple[RequiredValue, ...]] = [()]
    for verdict in verdicts:
        joined = [(*before, *change) for before in joined for change in verdict.changes]
        if len(joined) > MAX_CHANGES:
            # A join that comes after that many others still does when it is continued.
            order = sorted(range(len(joined)), key=lambda n: _out_of_reach(joined[n]))
            joined = [joined[n] for n in sorted(order[:MAX_CHANGES])]
    joined.sort(key=_out_of_reach)
    return [_as_json(change, answers) for change in joined]


def _out_of_reach(change: tuple[RequiredValue, ...]) -> int:
    return sum(not required.fact.within_power for required in change)


def _as_json(change: tuple[RequiredValue, ...], answers: Mapping[str, Any]) -> "list[Change]":
    filing_date: date = answers["filing_date"]
    return [
        {
            "fact": required.fact.id,
            "now": _json_value(answers.get(required.fact.id)),
            "needs": required.on(filing_date),
        }
        for required in change
    ]


def _json_value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
