"""The municipalities of the Communauté métropolitaine de Montréal (CMM), by part of it."""

from rules.data.resources import read_csv


def _read() -> dict[str, tuple[str, ...]]:
    parts: dict[str, tuple[str, ...]] = {}
    for row in read_csv("cmm-municipalities.csv"):
        parts[row["part"]] = (*parts.get(row["part"], ()), row["name"])
    return parts


MUNICIPALITIES_BY_PART: dict[str, tuple[str, ...]] = _read()
MUNICIPALITIES: tuple[str, ...] = tuple(
    name for names in MUNICIPALITIES_BY_PART.values() for name in names
)
