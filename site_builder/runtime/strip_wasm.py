"""Remove from Python's WebAssembly module the functions that the page never calls.

What remains of each is a trap. Without its export and its place in the table the runtime does not
make an object of it at every start.

`used-functions.txt` lists the others. `make upgrade-pyodide` records them in a
browser while the rules answer messages that take every path. If a removed function is called, the
page falls back to stock Pyodide.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from site_builder.errors import BuildError
from site_builder.paths import display_path
from site_builder.runtime.wasm import (
    count_functions,
    drop_exports,
    drop_table_places,
    merge_unread_imports,
    trap_functions,
)

PROFILE = Path(__file__).parent / "used-functions.txt"
RECORD_COMMAND = "make upgrade-pyodide"
_WIDTH = 100
# Addresses of JavaScript's functions, each of which costs the start a module of its own.
_ADDRESSES = "GOT.func"
# How often the script has the names of an export that it only hands on to libraries:
# `var _f;` and `_f=Module["_f"]=wasmExports["f"];`.
_OWN_NAME, _VARIABLE = 1, 3


def strip_unused_functions(module: bytes, script: str, profile: Path = PROFILE) -> bytes:
    """Return `module` without the functions that `profile` does not list.

    Args:
        module: Pyodide's own.
        script: What starts the module. It finds every export that it calls itself.
        profile: Lists the used functions.

    Raises:
        BuildError: there is no profile, or it was recorded with another module.
    """
    if not profile.is_file():
        raise BuildError(f"{display_path(profile)}: is missing. Run `{RECORD_COMMAND}`")
    digest, *lines = profile.read_text("utf-8").splitlines()
    if digest != _digest(module):
        raise BuildError(
            f"{display_path(profile)}: recorded with another pyodide.asm.wasm than the "
            f"installed one. Run `{RECORD_COMMAND}`"
        )
    used = set[int]()
    for first, last in re.findall(r"(\d+)(?:-(\d+))?", " ".join(lines)):
        used.update(range(int(first), int(last or first) + 1))
    unused = set(range(count_functions(module))) - used
    words = Counter(re.findall(r"[\w$]+", script))

    def is_called(export: str) -> bool:
        return words[export] > _OWN_NAME or words[f"_{export}"] > _VARIABLE

    module = trap_functions(module, unused)
    module = drop_table_places(drop_exports(module, unused, is_called), unused)
    return merge_unread_imports(module, _ADDRESSES, used)


def write_profile(module: bytes, used: Iterable[int], profile: Path = PROFILE) -> None:
    """Write the numbers of the functions of `module` that are used."""
    words, line, lines = _ranges(used), "", [_digest(module)]
    for word in words:
        if len(line) + len(word) >= _WIDTH:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
    profile.write_text("\n".join((*lines, line)) + "\n", "utf-8")


def _ranges(numbers: Iterable[int]) -> list[str]:
    runs = groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0])
    ends = [(run[0][1], run[-1][1]) for run in (list(pairs) for _, pairs in runs)]
    return [str(first) if first == last else f"{first}-{last}" for first, last in ends]


def _digest(module: bytes) -> str:
    return hashlib.sha256(module).hexdigest()
