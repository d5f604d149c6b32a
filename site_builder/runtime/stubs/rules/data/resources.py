"""Stands in for what reads the data files: they were read when the library was built."""

from typing import Any

from rules.read import READ


def read_toml(name: str, folder: str = "data") -> dict[str, Any]:
    """Return the tables of a TOML file."""
    tables: dict[str, Any] = READ[f"{folder}/{name}"]
    return tables


def read_csv(name: str, folder: str = "data") -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    rows: list[dict[str, str]] = READ[f"{folder}/{name}"]
    return rows
