"""In the place of what reads the data files: they were read when the library was made."""

from typing import Any

from rules.read import READ


def read_toml(name: str) -> dict[str, Any]:
    """The tables of the TOML file `name`."""
    tables: dict[str, Any] = READ[name]
    return tables


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of the CSV file `name`."""
    rows: list[dict[str, str]] = READ[name]
    return rows
