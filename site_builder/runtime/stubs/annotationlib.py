"""Stub of `annotationlib`, from which dataclasses get the names of their fields."""

from typing import Any


class Format:
    """The formats of annotations."""

    FORWARDREF = 3


def get_annotations(of: Any, **_options: object) -> dict[str, Any]:
    """Return the annotations unevaluated."""
    return dict(of.__annotations__)
