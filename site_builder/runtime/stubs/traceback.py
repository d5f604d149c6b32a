"""Stub of `traceback` that names an exception for the console."""


def format_exception(*thrown: object) -> list[str]:
    """Return the representation of the exception on one line."""
    return [f"{thrown!r}\n"]
