"""Differences of outcomes between two versions of the rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias

from rules.compare.boundary_cases import Answers, BoundaryCase, boundary_cases
from rules.compare.versions import WORKING_TREE, Version, read_assessment, version_at

# Program, period, route, profile; what differs: a condition, or the outcome or the intake of the
# route; before; after.
ChangeKey: TypeAlias = tuple[str, str, str, str, str, str, str]

ABSENT = "-"


@dataclass(slots=True)
class Difference:
    """The number of cases that changed in the same way, and the answers that make the first."""

    count: int
    example: Answers


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many cases were compared, what changed, and the programs that one version lacks, by
    whether they are `new` or `gone`.
    """

    count: int
    changes: dict[ChangeKey, Difference]
    unmatched: dict[str, str]


def differences(revision: str) -> Comparison:
    """Compare the rules with those at `revision`."""
    with version_at(revision) as old:
        return compare(old, WORKING_TREE)


def compare(old: Path, new: Path) -> Comparison:
    """Compare the versions of the rules in two folders.

    Facts that a version lacks are left out of what it is asked.
    """
    versions = Version(old), Version(new)
    programs = [list(each.boundaries["programs"]) for each in versions]
    unmatched = {key: "gone" for key in programs[0] if key not in programs[1]}
    unmatched |= {key: "new" for key in programs[1] if key not in programs[0]}
    found: dict[ChangeKey, Difference] = {}
    count = 0
    cases = boundary_cases(*(each.boundaries for each in versions))
    for program, same in groupby(cases, lambda case: case.program):
        if program not in unmatched:
            count += _compare(versions, program, list(same), found)
    return Comparison(count, found, unmatched)


def _compare(
    versions: tuple[Version, Version],
    program: str,
    cases: list[BoundaryCase],
    found: dict[ChangeKey, Difference],
) -> int:
    """Add the differences of a program's cases to `found`, and return how many cases there are."""
    people = (version.assessments(program, (c.answers for c in cases)) for version in versions)
    for before, after, case in zip(*people, cases, strict=True):
        if before == after:  # reading both takes longer than assessing
            continue
        for key in _changed(read_assessment(before), read_assessment(after)):
            found.setdefault(key, Difference(0, case.varied)).count += 1
    return len(cases)


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[ChangeKey]:
    old, new = outcomes_of(before), outcomes_of(after)
    for key in sorted({*old, *new}):
        was, is_now = old.get(key, ABSENT), new.get(key, ABSENT)
        if was != is_now:
            yield (*key, was, is_now)


def outcomes_of(assessment: Mapping[str, Any]) -> dict[tuple[str, str, str, str, str], str]:
    """Return everything that an assessment settles, by program, period, route, profile and what
    it is.
    """
    if "error" in assessment:
        return {("-", "-", "-", "-", "answers"): "refused"}
    found = {("-", "-", "-", "-", "answers"): "accepted"}
    for program in assessment["programs"]:
        for route in program["routes"]:
            where = (
                program["program"],
                program["period"],
                route["route"],
                route["profile"] or ABSENT,
            )
            found[*where, "outcome"] = f"{route['outcome']} ({route['conditions_outcome']})"
            found[*where, "intake"] = route["intake"]
            for condition in route["conditions"]:
                applies = "" if condition["applies"] else " (does not apply)"
                found[*where, condition["id"]] = condition["outcome"] + applies
    return found


def report(revision: str) -> str:
    """Return what changed since `revision`, in lines of text, the last one ended too."""
    found = differences(revision)
    lines = [f"{found.count} classes of applicants compared with {revision}"]
    lines += [f"program {key}: {what}" for key, what in sorted(found.unmatched.items())]
    if not found.changes:
        lines.append("no outcome differs")
    for key, difference in sorted(found.changes.items()):
        program, period, route, profile, what, was, is_now = key
        name = " ".join(each for each in (program, route, profile) if each != ABSENT)
        example = ", ".join(
            f"{fact} {'not known' if value is None else value}"
            for fact, value in difference.example.items()
        )
        lines += [
            f"{name}, {period} period: {what} {was} -> {is_now}: {difference.count}",
            f"  for example {example}, all else met",
        ]
    return "\n".join(lines) + "\n"
