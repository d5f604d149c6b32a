"""Where sources disagree, and what no source says."""

from dataclasses import dataclass

from rules.data.resources import read_toml


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that disagree, the one that the rules follow (None: they need not choose), and the
    ids of the conditions that it touches.
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
