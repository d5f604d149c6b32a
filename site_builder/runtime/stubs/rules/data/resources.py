"""In the place of what reads the data files: they were read when the library was made."""

from typing import Any

from rules.read import READ


def read_text(name: str) -> str:
    """The text of the file `name`, which is none of TOML."""
    text: str = READ[name]
    return text


def read_toml(name: str) -> dict[str, Any]:
    """The tables of the TOML file `name`."""
    tables: dict[str, Any] = READ[name]
    return tables
