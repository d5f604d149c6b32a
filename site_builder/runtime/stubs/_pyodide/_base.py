"""Stub of what runs code for JavaScript, without files, warnings or `await`."""

import _ast
from typing import Any


def eval_code(source: str, globals: dict[str, Any] | None = None, **_options: object) -> Any:  # noqa: A002 - its name
    """Return the value of the last statement of `source` if it is an expression, else None."""
    names = {} if globals is None else globals
    tree: Any = compile(source, "<exec>", "exec", _ast.PyCF_ONLY_AST)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], _ast.Expr) else None
    exec(compile(tree, "<exec>", "exec"), names)  # noqa: S102 - the worker's own code
    if last is None:
        return None
    return eval(compile(_ast.Expression(last.value), "<exec>", "eval"), names)  # noqa: S307 - as above
