"""Disagreements between sources, and gaps that no source fills."""

from dataclasses import dataclass

from rules.data.resources import read_toml


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that disagree.

    `follows` is the one that the rules follow, None if they need not choose. `conditions` are the
    ids of the conditions concerned.
    """

    id: str
    sources: tuple[str, ...]
    follows: str | None
    conditions: tuple[str, ...]


_TABLES = read_toml("conflicts.toml")

GAPS: tuple[str, ...] = tuple(_TABLES.pop("gaps")["ids"])
CONFLICTS: dict[str, Conflict] = {
    key: Conflict(key, tuple(t["sources"]), t["follows"] or None, tuple(t["conditions"]))
    for key, t in _TABLES.items()
}
