"""An `exec` for `dataclasses` that needs no compilation in the page.

`compile_in_pyodide` embeds the code of every source text that ran while it imported the rules.
"""

import marshal  # noqa: F401 - the embedded dictionary is marshalled
from typing import Any

CODE_BY_SOURCE: dict[str, Any] = {}


def run(source: str, globals_: dict[str, Any], locals_: dict[str, Any]) -> None:
    """Run `source` as `exec` does."""
    if source not in CODE_BY_SOURCE:
        CODE_BY_SOURCE[source] = compile(
            source, "<dataclass>", "exec", dont_inherit=True, optimize=2
        )
    exec(CODE_BY_SOURCE[source], globals_, locals_)  # noqa: S102 - dataclasses does the same
