"""The eligible occupations in both classifications."""

from dataclasses import dataclass

from rules.data.resources import read_csv


@dataclass(frozen=True, slots=True)
class Successor:
    """A NOC 2021 code that succeeds a NOC 2016 code; `source` is where that is documented."""

    code: str
    name_en: str
    name_fr: str
    source: str


@dataclass(frozen=True, slots=True)
class Occupation:
    """An eligible NOC 2016 code with its NOC 2021 successors, the main one first."""

    noc2016: str
    noc2021: tuple[Successor, ...]
    name_en: str
    name_fr: str
    vfx_only: bool

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code under which the occupation is eligible."""
        return (self.noc2016, *(s.code for s in self.noc2021))


def _read() -> tuple[Occupation, ...]:
    found: dict[str, Occupation] = {}
    for row in read_csv("occupations.csv"):
        name_en, successor_en = _split(row["name_en"])
        name_fr, successor_fr = _split(row["name_fr"])
        successor = Successor(row["noc2021"], successor_en, successor_fr, row["source"])
        known = found.get(row["noc2016"])
        found[row["noc2016"]] = Occupation(
            row["noc2016"],
            (*(known.noc2021 if known else ()), successor),
            name_en,
            name_fr,
            row["vfx_only"] == "yes",
        )
    return tuple(found.values())


def _split(names: str) -> tuple[str, str]:
    """Return the names of 2016 and 2021 in `A (2016) / B (2021)`, or a single name twice."""
    old, mark, new = names.partition(" (2016) / ")
    return (old, new.removesuffix(" (2021)")) if mark else (names, names)


OCCUPATIONS: tuple[Occupation, ...] = _read()

CODES = frozenset(code for each in OCCUPATIONS for code in each.codes)
"""Every code of an eligible occupation."""
