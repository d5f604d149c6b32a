"""The levels on the Québec scale for which results of French tests stand, by table."""

from dataclasses import dataclass

from rules.data.resources import read_toml
from rules.model.outcomes import Standing


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Band:
    """Marks from `lowest` on, and the lowest and the highest level for which they stand."""

    lowest: float
    levels: tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Scale:
    """How parts of some tests are marked, from 0 to `maximum`, with bands from low to high."""

    tests: tuple[str, ...]
    parts: tuple[str, ...]
    maximum: int
    bands: tuple[Band, ...]

    def levels(self, mark: float) -> tuple[int, int] | None:
        """Return the levels for which `mark` stands, None where it proves none."""
        reached = [band.levels for band in self.bands if mark >= band.lowest]
        return reached[-1] if reached else None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FrenchTable:
    """A table of tests and levels, with its standing and sources."""

    id: str
    standing: Standing
    sources: tuple[str, ...]
    scales: tuple[Scale, ...]

    def parts(self, test: str) -> dict[str, Scale]:
        """Return the scale of each part of `test`."""
        return {part: each for each in self.scales if test in each.tests for part in each.parts}


FRENCH_TABLES: dict[str, FrenchTable] = {
    table["id"]: FrenchTable(
        table["id"],
        Standing(table["standing"]),
        tuple(table["sources"]),
        tuple(
            Scale(
                tuple(scale["tests"]),
                tuple(scale["parts"]),
                scale["maximum"],
                tuple(Band(band["from"], tuple(band["levels"])) for band in scale["bands"]),
            )
            for scale in table["scales"]
        ),
    )
    for table in read_toml("french-tests.toml")["table"]
}

TESTS: tuple[str, ...] = tuple(
    dict.fromkeys(
        test for table in FRENCH_TABLES.values() for scale in table.scales for test in scale.tests
    )
)
