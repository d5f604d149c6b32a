"""Python's WebAssembly with the functions that the page uses, and a trap in the place of others.

`used-functions.txt` says which those are, for one very module: it is recorded in a browser by
`python -m tools.record_used_functions`, while the rules answer messages that take every
path. A page in which another one is called after all falls back to Python as it is shipped.
"""

import hashlib
import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from site_builder.errors import BuildError
from site_builder.paths import display_path
from site_builder.runtime.wasm import count_functions, trap_functions

PROFILE = Path(__file__).parent / "used-functions.txt"
RECORD_COMMAND = "python -m tools.record_used_functions"
_WIDTH = 100


def strip_unused_functions(module: bytes, profile: Path = PROFILE) -> bytes:
    """The module as the page needs it; BuildError where the profile is another module's."""
    digest, *lines = profile.read_text("utf-8").splitlines()
    if digest != _digest(module):
        raise BuildError(
            f"{display_path(profile)}: was recorded with another pyodide.asm.wasm than the "
            f"installed one; record it anew: {RECORD_COMMAND}"
        )
    used = set[int]()
    for first, last in re.findall(r"(\d+)(?:-(\d+))?", " ".join(lines)):
        used.update(range(int(first), int(last or first) + 1))
    return trap_functions(module, set(range(count_functions(module))) - used)


def write_profile(module: bytes, used: Iterable[int], profile: Path = PROFILE) -> None:
    """Writes which functions of the module are used."""
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
