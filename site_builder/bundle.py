"""The engine's folder of the site: the Python runtime for the browser and the rules.

The runtime is copied as its package ships it; the rules go into an archive that is the same,
byte for byte, whenever the rules are the same.
"""

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from rules.version import RULES_VERSION
from site_builder.errors import BuildError
from site_builder.paths import Paths, shown

RUNTIME = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
ARCHIVE = "rules.zip"
_KINDS = {".py", ".toml", ".csv", ".txt"}
# What the command line needs and a browser does not.
_NOT_IN_BROWSER = {"__main__.py", "cli.py", "schema.py", "table.py", "figures.py", "figures.toml"}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_bundle(paths: Paths) -> None:
    """Writes <site>/engine/ with its manifest.json; BuildError where the runtime is not there."""
    version = _pyodide_version(paths)
    engine = paths.site / "engine"
    engine.mkdir(parents=True, exist_ok=True)
    for name in RUNTIME:
        source, target = paths.pyodide / name, engine / name
        if not source.is_file():
            raise BuildError(f"{shown(source)}: is missing; run `npm ci` again")
        if not target.exists() or target.stat().st_size != source.stat().st_size:
            shutil.copyfile(source, target)
    (engine / ARCHIVE).write_bytes(rules_archive(paths.rules))
    manifest = {
        "pyodide": version,
        "rules_version": RULES_VERSION,
        "files": [_entry(engine / name) for name in (*RUNTIME, ARCHIVE)],
    }
    (engine / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


def rules_archive(rules: Path) -> bytes:
    """The rules package as a zip, with nothing in it that changes from build to build."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in _members(rules):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, content, compresslevel=9)
    return packed.getvalue()


def _members(rules: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(rules.rglob("*"), key=lambda path: path.relative_to(rules).as_posix()):
        inside = path.relative_to(rules)
        if path.suffix in _KINDS and inside.as_posix() not in _NOT_IN_BROWSER:
            yield f"rules/{inside.as_posix()}", path.read_bytes()


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
