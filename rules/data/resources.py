"""The package's own data files."""

import os.path
import tomllib
from typing import Any


def read_text(name: str) -> str:
    """The text of the data file `name` beside this module, also when it lies in an archive."""
    spec = __spec__
    path = os.path.join(os.path.dirname(__file__), name)  # noqa: PTH118, PTH120 - pathlib costs start-up time in a browser
    data: bytes = spec.loader.get_data(path)  # type: ignore[union-attr]
    return data.decode("utf-8")


def read_toml(name: str) -> dict[str, Any]:
    """The tables of the TOML file `name` beside this module."""
    return tomllib.loads(read_text(name))
