"""The rounds of invitations of the programs that invite people, for the self-check's results."""

from importlib import import_module
from typing import TypedDict

from rules.model.program import Program


class StreamRoundData(TypedDict):
    """A route's part of a round; `occupations` are those that its lists name, if they were read."""

    invitations: int | None
    lowest_scores: tuple[int | None, ...]
    limited: bool
    occupations: tuple[str, ...] | None


class RoundData(TypedDict):
    """A round, by its first and its last day, with its parts by route."""

    day: str
    last_day: str
    by_route: dict[str, StreamRoundData]


class InvitationData(TypedDict):
    """The rounds of a program, the newest first. `compared`: the codes of which it is known
    whether lists name them.
    """

    round_sources: tuple[str, ...]
    compared: tuple[str, ...]
    rounds: list[RoundData]


def invitation_data(program: Program) -> InvitationData | None:
    """Return the rounds of a program, None if it invites nobody."""
    if program.invitation_rounds is None:
        return None
    found = import_module(program.invitation_rounds)
    return {
        "round_sources": found.SOURCES,
        "compared": found.COMPARED,
        "rounds": [
            {
                "day": str(each.day),
                "last_day": str(each.last_day),
                "by_route": {
                    route: {
                        "invitations": part.invitations,
                        "lowest_scores": part.lowest_scores,
                        "limited": part.limited,
                        "occupations": part.occupations,
                    }
                    for route, part in each.streams.items()
                },
            }
            for each in reversed(found.ROUNDS)
        ],
    }
