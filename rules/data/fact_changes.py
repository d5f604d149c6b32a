"""What changed in the world, or in what is known of it, since the pilot neared its end."""

from dataclasses import dataclass
from datetime import date

from rules.data.resources import read_toml


@dataclass(frozen=True, slots=True)
class FactChange:
    """A change on a day, its sources, and the page of the guide about it."""

    id: str
    day: date
    sources: tuple[str, ...]
    page: str


FACT_CHANGES: tuple[FactChange, ...] = tuple(
    FactChange(t["id"], t["day"], tuple(t["sources"]), t["page"])
    for t in read_toml("fact-changes.toml")["change"]
)
