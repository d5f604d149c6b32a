"""The engine's folder of the site: the Python runtime, as its package ships it, and the rules."""

import hashlib
import json
import shutil
from pathlib import Path

from rules.version import RULES_VERSION
from site_builder.errors import BuildError
from site_builder.paths import Paths, shown
from site_builder.rules_archive import rules_archive

RUNTIME = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
ARCHIVE = "rules.zip"


def write_bundle(paths: Paths) -> None:
    """Writes <site>/engine/ with its manifest.json; BuildError where the runtime is not there."""
    version = _pyodide_version(paths)
    engine = paths.site / "engine"
    shutil.rmtree(engine, ignore_errors=True)
    engine.mkdir(parents=True)
    for name in RUNTIME:
        source = paths.pyodide / name
        if not source.is_file():
            raise BuildError(f"{shown(source)}: is missing; run `npm ci` again")
        shutil.copyfile(source, engine / name)
    (engine / ARCHIVE).write_bytes(rules_archive(paths.rules))
    manifest = {
        "pyodide": version,
        "rules_version": RULES_VERSION,
        "files": [_entry(engine / name) for name in (*RUNTIME, ARCHIVE)],
    }
    (engine / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


def _entry(path: Path) -> dict[str, str | int]:
    content = path.read_bytes()
    return {
        "name": path.name,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _pyodide_version(paths: Paths) -> str:
    """The version that package.json names, which has to be the one that is installed."""
    try:
        wanted = str(json.loads(paths.package_json.read_text("utf-8"))["dependencies"]["pyodide"])
    except (OSError, KeyError, ValueError) as error:
        raise BuildError(
            f"{shown(paths.package_json)}: names no version of pyodide: {error}"
        ) from None
    try:
        found = json.loads((paths.pyodide / "package.json").read_text("utf-8"))["version"]
    except (OSError, KeyError, ValueError):
        raise BuildError(
            f"{shown(paths.pyodide)}: the Python runtime for the browser is not installed; "
            "run `npm ci`"
        ) from None
    if found != wanted:
        raise BuildError(
            f"{shown(paths.pyodide)}: is version {found}, package.json asks for {wanted}; "
            "run `npm ci`"
        )
    return wanted
