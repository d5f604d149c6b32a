"""The engine's folder of the site, in two variants that share what is the same: the fast one, and
Python as its package ships it, to fall back on. Each file's name says what is in it, and a page
that starts Python lists them: so it gets its own files or none, and waits for no list.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

from zstandard import ZstdCompressionParameters, ZstdCompressor

from site_builder.build_cache import cached
from site_builder.errors import BuildError
from site_builder.paths import Paths, display_path
from site_builder.runtime.rules_archive import rules_archive
from site_builder.runtime.stdlib_archive import lock_without_packages, stdlib_archive
from site_builder.runtime.strip_wasm import strip_unused_functions

FAST, STOCK = "fast", "stock"
WASM_MODULE = "pyodide.asm.wasm"
RUNTIME_FILES = {
    "pyodide.mjs": (FAST, STOCK),
    "pyodide.asm.mjs": (FAST, STOCK),
    WASM_MODULE: (STOCK,),
    "python_stdlib.zip": (STOCK,),
    "pyodide-lock.json": (STOCK,),
}
DECOMPRESSOR = "fzstd.mjs"
MANIFEST_PLACEHOLDER = "RUNTIME_MANIFEST"
# As dense as it gets, with no more to look back on than the unpacker moves along without haste.
_ZSTD_LEVEL, _ZSTD_WINDOW_LOG = 19, 21


class RuntimeFile(TypedDict):
    """One of Python's files: the name that Pyodide uses, and the file's name on the site."""

    name: str
    file: str
    bytes: int
    sha256: str
    compressed: bool
    variants: list[str]


class RuntimeBundle(TypedDict):
    """Python's files, and what replaces Pyodide's list of packages in the fast variant."""

    lock: dict[str, Any]
    files: list[RuntimeFile]


class RuntimeManifest(RuntimeBundle):
    """What a page needs to start Python: the bundle and the address of its folder."""

    base: str


@dataclass(frozen=True)
class _File:
    """One file: its name in Pyodide, and the variants that load it. The page itself decompresses a
    `compressed` file, because hosts compress only the types they know, and less tightly.
    """

    name: str
    variants: Sequence[str]
    content: bytes
    compressed: bool = False

    @property
    def file(self) -> str:
        return hashed_name(f"{self.name}.zst" if self.compressed else self.name, self.content)

    def entry(self) -> RuntimeFile:
        """What pages say of it."""
        return {
            "name": self.name,
            "file": self.file,
            "bytes": len(self.content),
            "sha256": hashlib.sha256(self.content).hexdigest(),
            "compressed": self.compressed,
            "variants": list(self.variants),
        }


def hashed_name(name: str, content: bytes) -> str:
    """The name with the content's digest before its ending: pyodide.asm.1234567890ab.wasm.zst."""
    parts = re.fullmatch(r"(.+?)(\.\w+(?:\.zst)?)", name)
    if parts is None:
        raise ValueError(f"{name}: has no ending")
    return f"{parts[1]}.{hashlib.sha256(content).hexdigest()[:12]}{parts[2]}"


def write_bundle(paths: Paths) -> RuntimeBundle:
    """Writes <site>/engine/, and returns what is to be listed of it; BuildError where the runtime
    is not there.
    """
    version = _pyodide_version(paths)
    files = _files(paths, version)
    engine = paths.site / "engine"
    shutil.rmtree(engine, ignore_errors=True)
    engine.mkdir(parents=True)
    for file in files:
        (engine / file.file).write_bytes(file.content)
    return {"lock": lock_without_packages(paths.pyodide), "files": [file.entry() for file in files]}


def inject_manifest(page: Path, base: str, bundle: RuntimeBundle) -> None:
    """Lists them in a page that was made before they were; `base` leads to their folder."""
    text = page.read_text("utf-8")
    place = json.dumps(MANIFEST_PLACEHOLDER)
    if place not in text:
        raise BuildError(f"{display_path(page)}: has no place for {MANIFEST_PLACEHOLDER}")
    manifest: RuntimeManifest = {"base": base, **bundle}
    listing = json.dumps(manifest, separators=(",", ":"))
    page.write_text(text.replace(place, listing), "utf-8")


def _files(paths: Paths, version: str) -> list[_File]:
    stock = {name: _read_package_file(paths.pyodide / name) for name in RUNTIME_FILES}
    unpacker = _read_package_file(paths.fzstd / "esm" / "index.mjs")
    rules = rules_archive(paths.rules)
    folder = paths.cache / "engine"
    lean = {
        WASM_MODULE: strip_unused_functions(stock[WASM_MODULE]),
        "library.zip": stdlib_archive(paths.pyodide, version, rules, folder),
    }
    return [
        _File(DECOMPRESSOR, (FAST,), unpacker),
        *(
            _File(name, (FAST,), _compress(name, whole, folder), compressed=True)
            for name, whole in lean.items()
        ),
        *(_File(name, variants, stock[name]) for name, variants in RUNTIME_FILES.items()),
        _File("rules.zip", (STOCK,), rules),
    ]


def _read_package_file(file: Path) -> bytes:
    if not file.is_file():
        raise BuildError(f"{display_path(file)}: is missing; run `npm ci` again")
    return file.read_bytes()


def _compress(name: str, content: bytes, folder: Path) -> bytes:
    dense = ZstdCompressionParameters.from_level(_ZSTD_LEVEL, window_log=_ZSTD_WINDOW_LOG)
    pack = ZstdCompressor(compression_params=dense).compress
    made_from = [content, str(_ZSTD_WINDOW_LOG).encode()]
    return cached(folder, f"{name}.zst", made_from, lambda: pack(content))


def _pyodide_version(paths: Paths) -> str:
    """The version that package.json names, which has to be the one that is installed."""
    try:
        wanted = str(json.loads(paths.package_json.read_text("utf-8"))["dependencies"]["pyodide"])
    except (OSError, KeyError, ValueError) as error:
        raise BuildError(
            f"{display_path(paths.package_json)}: names no version of pyodide: {error}"
        ) from None
    try:
        found = json.loads((paths.pyodide / "package.json").read_text("utf-8"))["version"]
    except (OSError, KeyError, ValueError):
        raise BuildError(
            f"{display_path(paths.pyodide)}: the Python runtime for the browser is not installed; "
            "run `npm ci`"
        ) from None
    if found != wanted:
        raise BuildError(
            f"{display_path(paths.pyodide)}: is version {found}, package.json asks for {wanted}; "
            "run `npm ci`"
        )
    return wanted
