"""Stub of what writes docstrings for JavaScript's methods."""


def get_cmeth_docstring(_function: object) -> str:
    """Return an empty docstring."""
    return ""


def dedent_docstring(_docstring: str) -> str:
    """Return an empty docstring."""
    return ""
