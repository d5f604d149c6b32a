"""Figures that the guide prints and no condition reads; not part of the browser's archive."""

from dataclasses import dataclass
from datetime import date

from rules.data.resources import read_toml
from rules.model.outcomes import Standing
from rules.model.parameters import Scalar


@dataclass(frozen=True, slots=True)
class FigureValue:
    """One value of a figure, under a key that is "" if it is the only one."""

    key: str
    value: Scalar
    standing: Standing
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with sources; `values` are by key, in the order of the file."""

    id: str
    unit: str
    values: dict[str, FigureValue]
    as_of: date | str | None

    def value(self, key: str = "") -> FigureValue:
        """Return the value under `key`.

        Raises:
            LookupError: There is none.
        """
        try:
            return self.values[key]
        except KeyError:
            raise LookupError(
                f"figure {self.id} has no value for {key!r}, only for {sorted(self.values)}"
            ) from None


def _read() -> dict[str, Figure]:
    figures = {}
    for key, table in read_toml("published-figures.toml").items():
        values = {}
        for item in table.get("values") or [{"key": "", "value": table["value"]}]:
            values[item["key"]] = FigureValue(
                item["key"],
                item["value"],
                Standing(item.get("standing", table["standing"])),
                tuple(item.get("sources", table["sources"])),
            )
        figures[key] = Figure(key, table["unit"], values, table.get("as_of"))
    return figures


FIGURES: dict[str, Figure] = _read()
