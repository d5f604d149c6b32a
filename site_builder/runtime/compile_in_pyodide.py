"""Runs in Pyodide: compile the modules of the standard library that the rules import.

/folder/imports.txt lists modules, one a line. Every module of the library that is loaded once they
are imported is written to /folder/compiled, as bytecode of this version of Python.
"""

import _frozen_importlib_external
import marshal
import os
import sys
from types import CodeType

PRECOMPILED_EXEC = "precompiled_exec"
LIBRARY = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip/"
# The header of an unchecked hash-based .pyc file: Python does not compare it with a source.
PYC_HEADER = _frozen_importlib_external.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)


def compile_module(path: str, source: bytes) -> bytes:
    """Return the content of the .pyc file of the module at `path` in the library."""
    code = compile(source, path, "exec", dont_inherit=True, optimize=2)
    return PYC_HEADER + marshal.dumps(code)


def main() -> None:
    """Import the listed modules, then write the bytecode of all loaded ones."""
    with open("/folder/imports.txt") as names:
        for name in names.read().split():
            __import__(name)
    for module in list(sys.modules.values()):
        spec = getattr(module, "__spec__", None)
        if spec is None or not (spec.origin or "").startswith(LIBRARY):
            continue
        path = spec.origin.removeprefix(LIBRARY)
        source = spec.loader.get_data(spec.origin)
        if module.__name__ == PRECOMPILED_EXEC:
            source = embed_precompiled(source, module.CODE_BY_SOURCE)
        target = f"/folder/compiled/{path}c"
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as out:
            out.write(compile_module(path, source))


def embed_precompiled(source: bytes, code_by_source: dict[str, CodeType]) -> bytes:
    """Return the module's source with the code that was compiled during the imports."""
    empty = b"CODE_BY_SOURCE: dict[str, Any] = {}"
    if empty not in source or not code_by_source:
        raise ValueError("dataclasses did not run any code through precompiled_exec")
    embedded = b"CODE_BY_SOURCE = marshal.loads(%r)" % marshal.dumps(code_by_source)
    return source.replace(empty, embedded)


main()
