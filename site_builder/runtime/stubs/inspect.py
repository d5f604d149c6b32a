"""In the place of `inspect`: what is asked of it when Pyodide starts and dataclasses are made."""

from typing import Any, NoReturn


def unwrap(function: Any) -> Any:
    """No function here is wrapped."""
    return function


def iscoroutinefunction(_function: Any) -> bool:
    """Nothing here waits."""
    return False


def signature(_callable: Any, **_options: object) -> NoReturn:
    """Of a dataclass it would only be the docstring."""
    raise TypeError("signatures are not told here")
