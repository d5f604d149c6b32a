"""The package's own data files."""

import csv
import os.path
import tomllib
from typing import Any


def read_text(name: str, folder: str = "data") -> str:
    """Return the text of a data file in a folder of `rules`, also when it lies in an archive."""
    spec = __spec__
    rules = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - pathlib costs start-up time in a browser
    data: bytes = spec.loader.get_data(os.path.join(rules, *folder.split("/"), name))  # type: ignore[union-attr] # noqa: PTH118
    return data.decode("utf-8")


def read_toml(name: str, folder: str = "data") -> dict[str, Any]:
    """Return the tables of a TOML file in a folder of `rules`."""
    return tomllib.loads(read_text(name, folder))


def read_csv(name: str, folder: str = "data") -> list[dict[str, str]]:
    """Return the rows of a CSV file in a folder of `rules`, by the names in its first line."""
    return [*csv.DictReader(read_text(name, folder).splitlines())]
