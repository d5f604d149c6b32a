"""Differences of outcomes between two versions of the rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from rules.compare.boundary_cases import Answers, boundary_cases
from rules.compare.versions import WORKING_TREE, assessments, boundaries_of, version_at

# Period, route and profile; what differs (a condition, `outcome` or `intake`); before and after.
ChangeKey: TypeAlias = tuple[str, str, str, str, str, str]

ABSENT = "-"


@dataclass(slots=True)
class Difference:
    """The number of cases that changed in the same way, and the answers that make the first."""

    count: int
    example: Answers


def differences(revision: str) -> tuple[int, dict[ChangeKey, Difference]]:
    """Return the number of cases compared with the rules at `revision`, and what changed since."""
    with version_at(revision) as old:
        return _compare(old, WORKING_TREE)


def _compare(old: Path, new: Path) -> tuple[int, dict[ChangeKey, Difference]]:
    boundaries = boundaries_of(old), boundaries_of(new)
    found: dict[ChangeKey, Difference] = {}
    count = 0
    people = (
        assessments(old, (case.answers for case in boundary_cases(*boundaries))),
        assessments(new, (case.answers for case in boundary_cases(*boundaries))),
    )
    for before, after, case in zip(*people, boundary_cases(*boundaries), strict=True):
        count += 1
        for key in _changed(before, after):
            found.setdefault(key, Difference(0, case.varied)).count += 1
    return count, found


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[ChangeKey]:
    old, new = outcomes_of(before), outcomes_of(after)
    for key in sorted({*old, *new}):
        was, is_now = old.get(key, ABSENT), new.get(key, ABSENT)
        if was != is_now:
            yield (*key, was, is_now)


def outcomes_of(assessment: Mapping[str, Any]) -> dict[tuple[str, str, str, str], str]:
    """Return every outcome in an assessment, by period, route, profile and what it is about."""
    if "error" in assessment:
        return {("-", "-", "-", "answers"): "refused"}
    period = assessment["program"]["period"]
    found = {("-", "-", "-", "answers"): "accepted"}
    for route in assessment["routes"]:
        where = (period, route["route"], route["profile"])
        found[*where, "outcome"] = f"{route['outcome']} ({route['conditions_outcome']})"
        found[*where, "intake"] = route["intake"]
        for condition in route["conditions"]:
            applies = "" if condition["applies"] else " (does not apply)"
            found[*where, condition["id"]] = condition["outcome"] + applies
    return found


def report(revision: str) -> str:
    """Return what changed since `revision`, as lines of text, each with its line end."""
    count, found = differences(revision)
    lines = [f"{count} classes of applicants compared with {revision}"]
    if not found:
        lines.append("no outcome differs")
    for (period, route, profile, what, was, is_now), difference in sorted(found.items()):
        example = ", ".join(
            f"{fact} {'not known' if value is None else value}"
            for fact, value in difference.example.items()
        )
        lines += [
            f"{route} {profile}, {period} period: {what} {was} -> {is_now}: {difference.count}",
            f"  for example {example}, all else met",
        ]
    return "\n".join(lines) + "\n"
