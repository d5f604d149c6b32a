"""The municipalities of the Communauté métropolitaine de Montréal (CMM), by part of it."""

import csv

from rules.data.resources import read_text


def _read() -> dict[str, tuple[str, ...]]:
    parts: dict[str, tuple[str, ...]] = {}
    for row in csv.DictReader(read_text("cmm-municipalities.csv").splitlines()):
        parts[row["part"]] = (*parts.get(row["part"], ()), row["name"])
    return parts


MUNICIPALITIES_BY_PART: dict[str, tuple[str, ...]] = _read()
MUNICIPALITIES: tuple[str, ...] = tuple(
    name for names in MUNICIPALITIES_BY_PART.values() for name in names
)
