"""The question counts in results.md are those of today's rules."""

import json

import pytest

from benchmarks.question_count import count_all, groups, means
from benchmarks.recorder import FIGURES
from rules import PROGRAMS


def test_the_counted_questions_are_todays() -> None:
    """A new count gives the recorded means; `python -m benchmarks question_count` records them."""
    recorded = json.loads(FIGURES.read_text("utf-8"))["question_count"]
    counts = count_all()
    assert recorded["means"].keys() == counts.keys()
    for programs, found in means(counts).items():
        assert recorded["means"][programs] == pytest.approx(found)
    assert recorded["people"] == sum(len(ways["every question"]) for ways in counts.values())


def test_every_program_is_asked_about() -> None:
    """Each program is in one group of applicants."""
    asked = [program for programs in groups() for program in programs]
    assert sorted(asked) == sorted(PROGRAMS)


def test_no_person_is_asked_more_than_in_a_fixed_order() -> None:
    """Asking only what can change an outcome never takes more questions."""
    for ways in count_all().values():
        everything, in_order, by_condition, exact = ways.values()
        for person, count in enumerate(exact):
            assert count <= by_condition[person] <= in_order[person] <= everything[person]
