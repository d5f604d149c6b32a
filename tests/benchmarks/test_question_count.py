"""The question counts in results.md are those of today's rules."""

import json

import pytest

from benchmarks.question_count import counted, means
from benchmarks.recorder import FIGURES


def test_the_counted_questions_are_todays() -> None:
    """A new count gives the recorded means; `python -m benchmarks question_count` records them."""
    kept = json.loads(FIGURES.read_text("utf-8"))["question_count"]
    counts = counted()
    assert kept["means"] == pytest.approx(means(counts))
    assert kept["people"] == len(counts["every question"])


def test_no_person_is_asked_more_than_in_a_fixed_order() -> None:
    """What can still change an outcome is never more than all that is in order before it."""
    everything, in_order, by_condition, exact = counted().values()
    for person, count in enumerate(exact):
        assert count <= by_condition[person] <= in_order[person] <= everything[person]
