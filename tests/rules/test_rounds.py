"""Which rounds of invitations were open to an occupation, by their lists."""

import pytest

from rules.programs.pstq.rounds import ROUNDS, rounds_for

# Since that day, rounds of stream 1 are limited to lists, which were read from 30 July on.
LIMITED_SINCE = "2026-07-03"


def days(stream, code=None):
    """Return the dates of the rounds that were open, newest first."""
    return [each.day.isoformat() for each in rounds_for(stream, code)]


@pytest.mark.parametrize(
    ("stream", "code", "newest"),
    [
        ("stream_1", None, "2026-09-24"),
        ("stream_1", "20010", "2026-09-24"),
        ("stream_1", "21211", "2026-09-24"),
        ("stream_1", "21231", LIMITED_SINCE),
        ("stream_1", "21310", LIMITED_SINCE),
        ("stream_2", None, "2026-09-24"),
        ("stream_2", "22310", "2026-09-24"),
        ("stream_3", "21310", "2026-09-24"),
        ("stream_3", "21231", "2026-09-24"),
        # Whether lists name it is not known.
        ("stream_1", "11111", "2026-09-24"),
        ("stream_4", "21231", "2026-09-24"),
    ],
)
def test_the_newest_round_open_to_an_occupation(stream, code, newest):
    """A round whose lists are not known may have been open to anyone."""
    assert days(stream, code)[0] == newest


@pytest.mark.parametrize("stream", ["stream_1", "stream_2", "stream_3", "stream_4"])
def test_rounds_of_a_stream_are_listed_newest_first(stream):
    """Before July 2026 none was limited, so that all of them were open to every occupation."""
    found = days(stream)
    assert found == sorted(found, reverse=True)
    assert found == [r.day.isoformat() for r in reversed(ROUNDS) if stream in r.streams]
    earlier = [day for day in found if day < LIMITED_SINCE]
    assert [day for day in days(stream, "21231") if day < LIMITED_SINCE] == earlier


def test_rounds_of_the_first_stream_are_limited_since_july_2026():
    """No earlier round was limited, and no other stream's."""
    for each in ROUNDS:
        limited = {stream for stream, round_ in each.streams.items() if round_.limited}
        assert limited == ({"stream_1"} if each.day.isoformat() >= LIMITED_SINCE else set())
