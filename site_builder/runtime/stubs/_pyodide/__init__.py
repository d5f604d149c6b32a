"""Stub of Pyodide's core, without its texts for uncaught exceptions."""

from . import _base, _importhook  # type: ignore[attr-defined] # the package has that module

__all__ = ["_base", "_importhook"]


def set_excepthook() -> None:
    """Keep Python's own hook."""
