"""The question counts in results.md are those of today's rules."""

import json

import pytest

from benchmarks.question_count import count_all, means
from benchmarks.recorder import FIGURES


def test_the_counted_questions_are_todays() -> None:
    """A new count gives the recorded means; `python -m benchmarks question_count` records them."""
    recorded = json.loads(FIGURES.read_text("utf-8"))["question_count"]
    counts = count_all()
    assert recorded["means"] == pytest.approx(means(counts))
    assert recorded["people"] == len(counts["every question"])


def test_no_person_is_asked_more_than_in_a_fixed_order() -> None:
    """What can still change an outcome is never more than all that is in order before it."""
    everything, in_order, by_condition, exact = count_all().values()
    for person, count in enumerate(exact):
        assert count <= by_condition[person] <= in_order[person] <= everything[person]
