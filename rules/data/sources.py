"""The sources that rules and figures cite."""

from dataclasses import dataclass
from datetime import date

from rules.data.resources import read_toml
from rules.model.outcomes import Standing


@dataclass(frozen=True, slots=True)
class Source:
    """A page, legal text or article; `copied` is the day of the copy read, as far as known."""

    id: str
    title: str
    publisher: str
    url: str
    url_complete: bool
    copied: date | str
    standing: Standing
    language: str


def _read() -> dict[str, Source]:
    tables = read_toml("sources.toml")
    return {
        key: Source(id=key, **{**table, "standing": Standing(table["standing"])})
        for key, table in tables.items()
    }


SOURCES: dict[str, Source] = _read()
