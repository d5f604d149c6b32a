"""Beside `dataclasses` in the fast start: runs what they write, compiled beforehand."""

import marshal  # noqa: F401 - for what stands in the place of the next line
from typing import Any

READY: dict[str, Any] = {}


def run(text: str, names: dict[str, Any], found: dict[str, Any]) -> None:
    """As `exec` does."""
    if text not in READY:
        READY[text] = compile(text, "<dataclass>", "exec", dont_inherit=True, optimize=2)
    exec(READY[text], names, found)  # noqa: S102 - in the place of the same call in dataclasses
