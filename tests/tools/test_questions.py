"""The questions that the README counts are those that are asked."""

import json

import pytest

from benchmarks.questions import counted, means
from benchmarks.results import FIGURES


def test_the_counted_questions_are_todays() -> None:
    """Counted anew, the means are the recorded ones; `python -m benchmarks questions` records."""
    kept = json.loads(FIGURES.read_text("utf-8"))["questions"]
    counts = counted()
    assert kept["means"] == pytest.approx(means(counts))
    assert kept["people"] == len(counts["everything"])


def test_no_person_is_asked_more_than_in_a_fixed_order() -> None:
    """What can still change an outcome is never more than all that is in order before it."""
    everything, in_order, by_condition, exact = counted().values()
    for person, count in enumerate(exact):
        assert count <= by_condition[person] <= in_order[person] <= everything[person]
