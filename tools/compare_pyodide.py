"""Show what changed between the Pyodide that the stubs fit and the installed one.

`make upgrade-pyodide` runs it. It writes the differences to build/pyodide.diff and stops, until the
stubs fit.
"""

import argparse
import difflib
import io
import json
import re
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from site_builder.paths import Paths, display_path
from site_builder.runtime import stdlib_archive
from tools.node_packages import run_npm
from tools.setup_step import main as run_step

DIFF = Paths.build / "pyodide.diff"
STDLIB = "python_stdlib.zip"
SCRIPTS = ("pyodide.mjs", "pyodide.asm.mjs")
# The statements of minified scripts that use modules of Python.
USES_PYTHON = re.compile(r"_pyodide|pyodide_base|pyimport|importlib|import_module")


def differences(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> dict[str, str]:
    """Return a unified diff for each module that a stub replaces and each script, by name.

    Args:
        old: Files of the npm package that the stubs fit, by name.
        new: Files of the installed package.
    """
    before, after = _texts(old), _texts(new)
    found = {
        name: "\n".join(
            difflib.unified_diff(
                before.get(name, "").splitlines(),
                after.get(name, "").splitlines(),
                f"old/{name}",
                f"new/{name}",
                lineterm="",
            )
        )
        for name in sorted(before.keys() | after.keys())
    }
    return {name: diff for name, diff in found.items() if diff}


def _texts(package: Mapping[str, bytes]) -> dict[str, str]:
    stubs = stdlib_archive.STUBS
    replaced = {path.relative_to(stubs).as_posix() for path in stubs.rglob("*.py")}
    with zipfile.ZipFile(io.BytesIO(package[STDLIB])) as archive:
        texts = {
            name: archive.read(name).decode() for name in replaced.intersection(archive.namelist())
        }
    for name in SCRIPTS:
        statements = re.split(r"(?<=[;{}])", package[name].decode())
        texts[name] = "\n".join(line for line in statements if USES_PYTHON.search(line))
    return texts


def _published(version: str) -> dict[str, bytes]:
    """Return files of a published version of Pyodide, by name."""
    Paths.build.mkdir(exist_ok=True)
    run_npm(["pack", "--silent", "--pack-destination", str(Paths.build), f"pyodide@{version}"])
    with tarfile.open(Paths.build / f"pyodide-{version}.tgz") as package:
        members = {name: package.extractfile(f"package/{name}") for name in (STDLIB, *SCRIPTS)}
        return {name: member.read() for name, member in members.items() if member}


def main() -> None:
    """Exit with the differences if the installed version is not the one that the stubs fit."""
    runtime = Paths().pyodide
    fits = stdlib_archive.SUPPORTED_PYODIDE
    installed = str(json.loads((runtime / "package.json").read_text("utf-8"))["version"])
    if installed == fits:
        return
    new = {name: (runtime / name).read_bytes() for name in (STDLIB, *SCRIPTS)}
    found = differences(_published(fits), new)
    DIFF.write_text("".join(f"{diff}\n" for diff in found.values()), "utf-8")
    sys.exit(
        f"The stubs fit Pyodide {fits}, installed is {installed}. What they replace, or what uses "
        f"it, differs in: {', '.join(found) or 'nothing'}.\n"
        f"1. Read {display_path(DIFF)}, and change {display_path(stdlib_archive.STUBS)} where the "
        "page needs it.\n"
        f"2. Set SUPPORTED_PYODIDE in {display_path(Path(stdlib_archive.__file__))} to "
        f'"{installed}".\n'
        "3. Run `make upgrade-pyodide`."
    )


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    run_step(main)
