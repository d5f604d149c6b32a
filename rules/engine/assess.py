"""The assessment: what the rules say of a person's answers."""

from collections.abc import Collection, Mapping
from datetime import date
from itertools import product
from typing import Any, TypeAlias

from rules.data.intakes import intake_status
from rules.data.periods import law_date, law_interval_on, status_on
from rules.engine.compiled_law import RouteProfile, law_of
from rules.engine.required_value import RequiredValue
from rules.engine.verdict import Verdict
from rules.facts import FACTS
from rules.model.outcomes import Outcome
from rules.version import RULES_VERSION

Assessment: TypeAlias = dict[str, Any]

SCHEMA = 1
MAX_CHANGES = 8

_ROUTE_OUTCOMES = {
    Outcome.MET: "eligible",
    Outcome.NOT_MET: "not_eligible",
    Outcome.UNKNOWN: "undetermined",
}


def assess(answers: Mapping[str, Any]) -> Assessment:
    """The assessment of valid answers, dates as `date`, as JSON data. Its parts may be shared
    with other assessments: not to be modified.
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
            _route(pair, [verdicts[group] for group in pair.groups], answers, status)
            for pair in law.route_profiles
        ],
        "next_fact": _first(_relevant(law.route_profiles, verdicts)),
    }


def next_fact(answers: Mapping[str, Any], skipped: Collection[str] = ()) -> str | None:
    """The fact to ask next: the first in order that can still change an outcome and is not
    among the `skipped`; None when there is none.
    """
    filing_date: date = answers["filing_date"]
    law = law_of(law_interval_on(law_date(filing_date)).id)
    verdicts = [group.judge(answers, filing_date) for group in law.groups]
    return _first(_relevant(law.route_profiles, verdicts) - set(skipped))


def _route(
    pair: RouteProfile, verdicts: list[Verdict], answers: Mapping[str, Any], status: str
) -> dict[str, Any]:
    outcome = _conjunction(verdicts)
    in_force = status == "in_force"
    return {
        "route": pair.route,
        "profile": pair.profile,
        "outcome": _ROUTE_OUTCOMES[outcome] if in_force else "not_eligible",
        "conditions_outcome": outcome.value,
        "hypothetical": not in_force,
        "intake": intake_status(pair.route, pair.profile, answers["filing_date"]),
        "conditions": [verdicts[group].rows[place] for group, place in pair.order],
        "changes": [] if outcome is Outcome.MET else _changes(verdicts, answers),
    }


def _conjunction(verdicts: list[Verdict]) -> Outcome:
    """The settled outcome of groups that share no fact."""
    outcomes = {verdict.outcome for verdict in verdicts}
    if Outcome.NOT_MET in outcomes:
        return Outcome.NOT_MET
    return Outcome.UNKNOWN if Outcome.UNKNOWN in outcomes else Outcome.MET


def _relevant(pairs: tuple[RouteProfile, ...], verdicts: list[Verdict]) -> set[str]:
    """The facts that can still change the outcome of some pair."""
    relevant: set[str] = set()
    for pair in pairs:
        own = [verdicts[group] for group in pair.groups]
        if _conjunction(own) is Outcome.UNKNOWN:
            for verdict in own:
                relevant |= verdict.relevant
    return relevant


def _first(facts: set[str]) -> str | None:
    return next((fact for fact in FACTS if fact in facts), None) if facts else None


def _changes(verdicts: list[Verdict], answers: Mapping[str, Any]) -> list[list[dict[str, Any]]]:
    """The smallest changes that settle all groups: one smallest change of each, joined."""
    joined = [
        tuple(need for change in changes for need in change)
        for changes in product(*(verdict.changes for verdict in verdicts))
    ]
    joined.sort(key=_out_of_reach)
    return [_in_words(change, answers) for change in joined[:MAX_CHANGES]]


def _out_of_reach(change: tuple[RequiredValue, ...]) -> int:
    return sum(not need.fact.within_power for need in change)


def _in_words(
    change: tuple[RequiredValue, ...], answers: Mapping[str, Any]
) -> list[dict[str, Any]]:
    filing_date: date = answers["filing_date"]
    return [
        {
            "fact": need.fact.id,
            "now": _plain(answers.get(need.fact.id)),
            "needs": need.on(filing_date),
        }
        for need in change
    ]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
