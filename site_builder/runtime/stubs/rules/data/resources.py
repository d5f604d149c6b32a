"""Stands in for what reads the data files: they were read when the library was built."""

from typing import Any

from rules.read import READ


def read_text(name: str, folder: str = "data") -> str:
    """Return the text of a file that is not TOML."""
    text: str = READ[f"{folder}/{name}"]
    return text


def read_toml(name: str, folder: str = "data") -> dict[str, Any]:
    """Return the tables of a TOML file."""
    tables: dict[str, Any] = READ[f"{folder}/{name}"]
    return tables
