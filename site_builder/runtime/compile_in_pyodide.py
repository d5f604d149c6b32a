"""Runs in Pyodide itself: finds which modules a start takes, and compiles those.

`imports.txt` in /folder names modules, one a line. Each module of the library that is
there once they are imported is written to /folder/compiled, as the bytecode that this very Python
reads.
"""

import _frozen_importlib_external
import marshal
import os
import sys
from types import CodeType

READY = "ready"
LIBRARY = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip/"
# Nothing in the library ever changes, so its bytecode is not compared with a source.
UNCHECKED = _frozen_importlib_external.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)


def compiled(path: str, source: bytes) -> bytes:
    """The content of the .pyc file of the module at `path` in the library."""
    code = compile(source, path, "exec", dont_inherit=True, optimize=2)
    return UNCHECKED + marshal.dumps(code)


def main() -> None:
    """Imports what is named, then writes what came."""
    with open("/folder/imports.txt") as names:
        for name in names.read().split():
            __import__(name)
    for module in list(sys.modules.values()):
        spec = getattr(module, "__spec__", None)
        if spec is None or not (spec.origin or "").startswith(LIBRARY):
            continue
        path = spec.origin.removeprefix(LIBRARY)
        source = spec.loader.get_data(spec.origin)
        if module.__name__ == READY:
            source = filled(source, module.READY)
        to = f"/folder/compiled/{path}c"
        os.makedirs(os.path.dirname(to), exist_ok=True)
        with open(to, "wb") as out:
            out.write(compiled(path, source))


def filled(source: bytes, ready: dict[str, CodeType]) -> bytes:
    """The module with the code that was compiled on the way."""
    empty = b"READY: dict[str, Any] = {}"
    if empty not in source or not ready:
        raise ValueError("dataclasses run nothing by way of the module that keeps it ready")
    return source.replace(empty, b"READY = marshal.loads(%r)" % marshal.dumps(ready))


main()
