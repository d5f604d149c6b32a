"""In the place of what finds imports and runs code by name: only `eval_code` is asked for."""

from _pyodide._base import CodeRunner, eval_code

__all__ = ["CodeRunner", "eval_code"]
