"""Outcomes of conditions and routes, and how well a rule is known."""

from enum import StrEnum


class Outcome(StrEnum):
    """Of a condition or a conjunction: true, false, or either, over all completions."""

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
    """The outcome of something whose possible truths are `truths`."""
    if len(truths) > 1:
        return Outcome.UNKNOWN
    return Outcome.MET if True in truths else Outcome.NOT_MET
