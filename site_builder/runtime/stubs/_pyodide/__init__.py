"""In the place of Pyodide's own, with no other words for what nobody catches."""

from . import _base, _importhook  # type: ignore[attr-defined] # it joins a package that is there

__all__ = ["_base", "_importhook"]


def set_excepthook() -> None:
    """Python's own stays."""
