"""Disagreements between sources, and gaps that no source fills."""

from dataclasses import dataclass
from datetime import date

from rules.data.resources import read_toml


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that disagree.

    `follows` is the one that the rules follow, None if they need not choose. `conditions` are the
    ids of the conditions concerned, `days` the first or last days of intakes and of their changes.
    """

    id: str
    sources: tuple[str, ...]
    follows: str | None
    conditions: tuple[str, ...]
    days: tuple[date, ...]


_TABLES = read_toml("conflicts.toml")

GAPS: tuple[str, ...] = tuple(_TABLES.pop("gaps")["ids"])
CONFLICTS: dict[str, Conflict] = {
    key: Conflict(
        key,
        tuple(t["sources"]),
        t["follows"] or None,
        tuple(t["conditions"]),
        tuple(t.get("days", ())),
    )
    for key, t in _TABLES.items()
}


def conflicts_on(*days: date) -> list[str]:
    """Return the ids of the disagreements about intakes and changes with these days."""
    return [each.id for each in CONFLICTS.values() if set(days) & set(each.days)]
