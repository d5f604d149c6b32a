"""Errors of a build."""

import difflib
from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class BuildError(Exception):
    """A failed build. `problems` has a line each: where, what is wrong, how to fix it."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def suggest(name: str, known: Iterable[str]) -> str:
    """Return a question that names what `name` may be a misspelling of, or an empty string."""
    close = difflib.get_close_matches(name, known, n=2, cutoff=0.5)
    return f" Did you mean {' or '.join(map(repr, close))}?" if close else ""


def collect_errors(items: Iterable[Item], function: Callable[[Item], Result]) -> list[Result]:
    """Return `function(item)` for each item.

    Raises:
        BuildError: Some calls failed; it holds the problems of all of them.
    """
    results: list[Result] = []
    problems: list[str] = []
    for item in items:
        try:
            results.append(function(item))
        except BuildError as error:
            problems += error.problems
    if problems:
        raise BuildError(*problems)
    return results
