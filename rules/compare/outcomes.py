"""Which applicants get another outcome from one version of the rules to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from rules.compare.boundary_cases import Answers, probes
from rules.compare.versions import TODAY, assessments, cuts_of, version_at

# Period, route, profile; what differs: a condition, or the outcome or the intake of the route;
# before; after.
Class: TypeAlias = tuple[str, str, str, str, str, str]

ABSENT = "-"


@dataclass(slots=True)
class Difference:
    """How many probes of a class changed, and what tells the first of them from a person who
    meets everything.
    """

    count: int
    example: Answers


def differences(revision: str) -> tuple[int, dict[Class, Difference]]:
    """How many probes were compared with the rules at `revision`, and what changed since."""
    with version_at(revision) as old:
        return _compare(old, TODAY)


def _compare(old: Path, new: Path) -> tuple[int, dict[Class, Difference]]:
    cuts = cuts_of(old), cuts_of(new)
    found: dict[Class, Difference] = {}
    count = 0
    people = (
        assessments(old, (probe.answers for probe in probes(*cuts))),
        assessments(new, (probe.answers for probe in probes(*cuts))),
    )
    for before, after, probe in zip(*people, probes(*cuts), strict=True):
        count += 1
        for key in _changed(before, after):
            found.setdefault(key, Difference(0, probe.varied)).count += 1
    return count, found


def _changed(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Class]:
    old, new = outcomes_of(before), outcomes_of(after)
    for key in sorted({*old, *new}):
        was, is_now = old.get(key, ABSENT), new.get(key, ABSENT)
        if was != is_now:
            yield (*key, was, is_now)


def outcomes_of(assessment: dict[str, Any]) -> dict[tuple[str, str, str, str], str]:
    """Everything that an assessment settles, by period, route, profile and what it is."""
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
    """What changed since `revision`, in lines of text, the last one ended too."""
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
