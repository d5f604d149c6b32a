"""In the place of `typing`: its names mean something to a type checker, and nothing to the page."""

TYPE_CHECKING = False


class Generic:
    """A class that may be written with types behind it."""

    def __init__(self, *_description: object, **_details: object) -> None:
        """Nothing is kept of it."""

    def __class_getitem__(cls, _types: object) -> type:
        """The class as it is."""
        return cls


def overload(function: object) -> object:
    """One of several forms, of which the last holds."""
    return function


def __getattr__(name: str) -> type:
    """Any other name, each with a meaning of its own: dataclasses compare with some of them."""
    if name.startswith("__"):
        raise AttributeError(name)
    made: type = globals().setdefault(name, type(name, (Generic,), {}))
    return made
