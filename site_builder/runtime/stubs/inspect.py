"""Stub of `inspect` with what the start of Pyodide and dataclasses call."""

from typing import Any, NoReturn


def unwrap(function: Any) -> Any:
    """Return the function: none is wrapped."""
    return function


def iscoroutinefunction(_function: Any) -> bool:
    """Return False: there are no coroutines."""
    return False


def signature(_callable: Any, **_options: object) -> NoReturn:
    """Refuse: dataclasses would only use it for docstrings."""
    raise TypeError("signatures are not available")
