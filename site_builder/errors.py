"""How the builder says what is wrong."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class BuildError(Exception):
    """What stops a build: `problems` holds one line each, the file first, then what to do."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def collect_errors(items: Iterable[Item], function: Callable[[Item], Result]) -> list[Result]:
    """The results of `function`; one BuildError with the problems of all items, if any has some."""
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
