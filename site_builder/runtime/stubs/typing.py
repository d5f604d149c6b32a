"""Stub of `typing`, whose names mean nothing at run time."""

TYPE_CHECKING = False


class Generic:
    """A class that can be subscripted with types."""

    def __init__(self, *_description: object, **_details: object) -> None:
        """Ignore the arguments."""

    def __class_getitem__(cls, _types: object) -> type:
        """Return the class itself."""
        return cls


def overload(function: object) -> object:
    """Return the function: the last overload wins."""
    return function


def __getattr__(name: str) -> type:
    """Return a class of its own for any other name: dataclasses compare some by identity."""
    if name.startswith("__"):
        raise AttributeError(name)
    made: type = globals().setdefault(name, type(name, (Generic,), {}))
    return made
