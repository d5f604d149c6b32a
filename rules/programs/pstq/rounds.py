"""Rounds of invitations of the PSTQ; no condition reads them, and no browser's archive holds them.

Being invited is not being selected, and meeting a stream's conditions is not being invited.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from rules.data.resources import read_toml
from rules.model.outcomes import Standing


@dataclass(frozen=True, slots=True)
class StreamRound:
    """A stream's part of a round. `lowest_scores`: of those invited, one for each exercise, None
    where none is given. `invitations`: in all exercises, None where no source gives the number.
    `limited`: only to listed occupations and to people in Québec with a Québec diploma.
    `occupations`: the codes of `COMPARED` that the lists name, None where the lists were not read
    or there are none.
    """

    stream: str
    invitations: int | None
    lowest_scores: tuple[int | None, ...]
    limited: bool
    occupations: tuple[str, ...] | None

    def names(self, code: str) -> bool | None:
        """Return whether the lists name the occupation; None where that is not known."""
        if self.occupations is None or code not in COMPARED:
            return None
        return code in self.occupations


@dataclass(frozen=True, slots=True)
class Round:
    """A round of invitations, by its first and its last day."""

    day: date
    last_day: date
    streams: dict[str, StreamRound]


_TABLES = read_toml("rounds.toml", "programs/pstq")

STANDING = Standing(_TABLES["standing"])
SOURCES: tuple[str, ...] = tuple(_TABLES["sources"])
COMPARED: tuple[str, ...] = tuple(_TABLES["compared"])


def _stream_round(table: dict[str, Any]) -> StreamRound:
    return StreamRound(
        table["stream"],
        table.get("invitations"),
        tuple(each.get("lowest") for each in table.get("exercises", ())),
        table.get("limited", False),
        tuple(table["occupations"]) if "occupations" in table else None,
    )


ROUNDS: tuple[Round, ...] = tuple(
    Round(
        table["date"],
        table.get("last_day", table["date"]),
        {each["stream"]: _stream_round(each) for each in table["streams"]},
    )
    for table in _TABLES["round"]
)


def rounds_for(stream: str, code: str | None = None) -> tuple[Round, ...]:
    """Return the stream's rounds, newest first, without those that are known not to have been
    open to the occupation `code`.
    """
    return tuple(
        each
        for each in reversed(ROUNDS)
        if stream in each.streams
        and not (
            code is not None
            and each.streams[stream].limited
            and each.streams[stream].names(code) is False
        )
    )
