"""The fast variant's standard library: only what the rules import, with the rules, as bytecode.

The page neither decompresses single files nor compiles anything.
"""

import ast
import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from site_builder.build_cache import cached
from site_builder.errors import BuildError
from site_builder.paths import display_path
from site_builder.runtime.rules_archive import runtime_nodes

SUPPORTED_PYODIDE = "314.0.7"
"""The version of Pyodide that the stubs were written for."""

_HERE = Path(__file__).parent
STUBS = _HERE / "stubs"
_EPOCH = (1980, 1, 1, 0, 0, 0)
TIMEOUT_S = 300

Files = Mapping[str, bytes]


def lock_without_packages(runtime: Path) -> dict[str, Any]:
    """Return Pyodide's lock file without its packages, none of which the page loads."""
    lock = json.loads((runtime / "pyodide-lock.json").read_text("utf-8"))
    return {"info": lock["info"], "packages": {}}


def stdlib_archive(runtime: Path, version: str, rules: bytes, build: Path) -> bytes:
    """Return the archive, from a cache in `build` if its inputs have not changed.

    Args:
        runtime: The folder of Pyodide's npm package.
        version: The version of that package.
        rules: The archive of the rules' sources.
        build: The folder for the cache.

    Raises:
        BuildError: the stubs were written for another version of Pyodide.
    """
    if version != SUPPORTED_PYODIDE:
        raise BuildError(
            f"{display_path(STUBS)}: fit Pyodide {SUPPORTED_PYODIDE}, not {version}. "
            "Run `make upgrade-pyodide`, which compares the modules of python_stdlib.zip that they "
            "replace and names the next steps"
        )
    own = [path.read_bytes() for path in sorted(_HERE.rglob("*.py"))]
    stock = [(runtime / name).read_bytes() for name in ("python_stdlib.zip", "pyodide-lock.json")]
    made_from = [*own, *stock, rules]
    return cached(build, "library.zip", made_from, lambda: _build_archive(runtime, rules))


def _build_archive(runtime: Path, rules: bytes) -> bytes:
    sources = unzip(rules)
    everything = unzip((runtime / "python_stdlib.zip").read_bytes()) | sources
    for path in STUBS.rglob("*.py"):
        name = path.relative_to(STUBS).as_posix()
        if name not in everything:
            raise BuildError(
                f"{display_path(path)}: Pyodide has no module {name}. "
                "Remove the stub, or rename it after the module that it replaces"
            )
        everything[name] = path.read_bytes()
    everything["rules/read.py"] = _data_module(sources)
    everything["precompiled_exec.py"] = (_HERE / "precompiled_exec.py").read_bytes()
    everything["dataclasses.py"] += b"\nfrom precompiled_exec import run as exec\n"
    own = {name: everything[name] for name in sources}
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "library.zip").write_bytes(zip_uncompressed(everything))
        (work / "imports.txt").write_text("\n".join(_imported_modules(own)), "utf-8")
        _run_in_pyodide(runtime, work)
        return zip_uncompressed(
            {
                path.relative_to(work / "compiled").as_posix(): path.read_bytes()
                for path in (work / "compiled").rglob("*.pyc")
            }
        )


def _data_module(sources: Files) -> bytes:
    """Return a module with the parsed content of the rules' data files."""
    texts = {
        path.removeprefix("rules/"): content.decode()
        for path, content in sources.items()
        if not path.endswith(".py")
    }
    found = {
        name: tomllib.loads(text)
        if name.endswith(".toml")
        else [*csv.DictReader(text.splitlines())]
        for name, text in texts.items()
    }
    return f"import datetime\nREAD = {found!r}\n".encode()


def zip_uncompressed(files: Files) -> bytes:
    """Return a zip of `files` without compression, which works better on the whole archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    return packed.getvalue()


def unzip(content: bytes) -> dict[str, bytes]:
    """Return the files of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def _imported_modules(sources: Files) -> list[str]:
    """Return the rules' modules and every module that they import, also inside functions."""
    found = {name.removesuffix(".py").replace("/", ".") for name in sources if name.endswith(".py")}
    found = {name.removesuffix(".__init__") for name in found}
    for name, source in sources.items():
        for node in runtime_nodes(ast.parse(source)) if name.endswith(".py") else ():
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
    return sorted(found)


def _run_in_pyodide(runtime: Path, work: Path) -> None:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
    node = shutil.which("node", path=path)
    if node is None:
        raise BuildError("node: is not on PATH. Run `make build`, which installs it")
    program = _HERE / "compile_in_pyodide.py"
    lock = json.dumps(lock_without_packages(runtime))
    done = subprocess.run(
        [node, _HERE / "run_in_pyodide.mjs", runtime, work / "library.zip", work, program, lock],
        capture_output=True,
        check=False,
        text=True,
        timeout=TIMEOUT_S,
    )
    if done.returncode:
        raise BuildError(f"{display_path(program)}: failed in Pyodide: {done.stderr[-2000:]}")
