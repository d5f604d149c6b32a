"""The package's own data files."""

import os.path
import tomllib
from typing import Any


def read_text(name: str) -> str:
    """Return the text of the data file `name` in this folder, from an archive too."""
    spec = __spec__
    path = os.path.join(os.path.dirname(__file__), name)  # noqa: PTH118, PTH120 - importing pathlib slows the browser's start
    data: bytes = spec.loader.get_data(path)  # type: ignore[union-attr]
    return data.decode("utf-8")


def read_toml(name: str) -> dict[str, Any]:
    """Return the tables of the TOML file `name` in this folder."""
    return tomllib.loads(read_text(name))
