"""The macros of a page: methods marked with `@macro`, called in Markdown as `{{ name(…) }}`."""

import inspect
from collections.abc import Callable
from typing import Any, TypeVar

Method = TypeVar("Method", bound=Callable[..., Any])
_MARK = "is_page_macro"


def macro(method: Method) -> Method:
    """Make a method available to pages under its name."""
    setattr(method, _MARK, True)
    return method


def macros_of(provider: object) -> dict[str, Callable[..., Any]]:
    """Return the macros of a provider, a class or an instance, by name."""
    return {
        name: member
        for name, member in inspect.getmembers(provider, callable)
        if getattr(member, _MARK, False)
    }


def describe(providers: tuple[type, ...]) -> list[str]:
    """Return two lines for each macro: how to call it, and the first sentence of its docstring."""
    lines = []
    for provider in providers:
        for name, function in macros_of(provider).items():
            _, *parameters = inspect.signature(function, eval_str=True).parameters.values()
            listed = ", ".join(str(each).split(":")[0].lstrip("*") for each in parameters)
            summary = inspect.cleandoc(function.__doc__ or "").split("\n\n")[0]
            lines += [f"{name}({listed})", f"    {' '.join(summary.split())}"]
    return lines
