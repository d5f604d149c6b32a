"""Outcomes of conditions and routes, and how well a rule is known."""

from enum import StrEnum


class Outcome(StrEnum):
    """Whether a condition or conjunction is true, false, or either, whatever unknown facts are."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """How well a rule is known."""

    OFFICIAL = "official"
    SEED = "seed"
    SECONDARY = "secondary"
    INFERRED = "inferred"


def settled(truths: set[bool]) -> Outcome:
    """Return the outcome of what may have the `truths`."""
    if len(truths) > 1:
        return Outcome.UNKNOWN
    return Outcome.MET if True in truths else Outcome.NOT_MET
