"""Stub of what reads the data files: the build has parsed them already."""

from typing import Any

from rules.read import READ


def read_text(name: str) -> str:
    """Return the text of the file `name`, which is not TOML."""
    text: str = READ[name]
    return text


def read_toml(name: str) -> dict[str, Any]:
    """Return the parsed content of the TOML file `name`."""
    tables: dict[str, Any] = READ[name]
    return tables
