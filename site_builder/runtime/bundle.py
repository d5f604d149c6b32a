"""The runtime's files in the site, in two variants: the trimmed, fast one and stock Pyodide as its
fallback. Each name contains a hash of the content, and the self-check's page embeds the manifest,
so a page never mixes files of two builds and waits for no extra request.
"""

import hashlib
import json
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

from zstandard import ZstdCompressionParameters, ZstdCompressor

from site_builder.build_cache import cached
from site_builder.errors import BuildError
from site_builder.paths import Paths, display_path
from site_builder.runtime.rules_archive import rules_archive
from site_builder.runtime.stdlib_archive import (
    lock_without_packages,
    stdlib_archive,
    unzip,
    zip_uncompressed,
)
from site_builder.runtime.strip_script import strip_unused_names
from site_builder.runtime.strip_wasm import strip_unused_functions

FAST, STOCK = "fast", "stock"
WASM_MODULE = "pyodide.asm.wasm"
START_SCRIPT = "pyodide.asm.mjs"
STDLIB = "python_stdlib.zip"
RUNTIME_FILES = {
    "pyodide.mjs": (FAST, STOCK),
    START_SCRIPT: (STOCK,),
    "pyodide-lock.json": (STOCK,),
}
MANIFEST_PLACEHOLDER = "RUNTIME_MANIFEST"
# The highest level without a large window: fzstd is slow with windows above 2 MiB.
_ZSTD_LEVEL, _ZSTD_WINDOW_LOG = 19, 21
_RULES_SUFFIXES = (".py", ".toml", ".csv")
# What builds the runtime, on which what is in the cache depends.
_OWN_SOURCES = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
# Few visitors need the stock files, and a higher level takes seconds of a build for little.
_STOCK_ZSTD_LEVEL = 12


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
class BundledFile:
    """One file: its name in Pyodide, and the variants that load it. The page itself decompresses a
    `compressed` file, because hosts compress only the types they know, and less tightly. Where
    `.zst` is blocked or unpacked on the way, the fallback still arrives: its name ends in `.bin`.
    """

    name: str
    variants: Sequence[str]
    content: bytes
    compressed: bool = False

    @property
    def file(self) -> str:
        """The file's name on the site."""
        name = self.name
        if self.compressed:
            name += ".zst" if FAST in self.variants else ".bin"
        elif STOCK not in self.variants:
            name = name.replace(".mjs", ".trimmed.mjs")
        return hashed_name(name, self.content)

    def manifest_entry(self) -> RuntimeFile:
        """Return the file's entry in the manifest."""
        return {
            "name": self.name,
            "file": self.file,
            "bytes": len(self.content),
            "sha256": hashlib.sha256(self.content).hexdigest(),
            "compressed": self.compressed,
            "variants": list(self.variants),
        }


def hashed_name(name: str, content: bytes) -> str:
    """Return `name` with a hash before its suffix: pyodide.asm.1234567890ab.wasm.zst."""
    parts = re.fullmatch(r"(.+?)(\.\w+(?:\.(?:zst|bin))?)", name)
    if parts is None:
        raise ValueError(f"{name}: has no suffix")
    return f"{parts[1]}.{hashlib.sha256(content).hexdigest()[:12]}{parts[2]}"


def make_bundle(paths: Paths) -> list[BundledFile]:
    """Return the runtime's files, from a cache if their sources have not changed.

    Raises:
        BuildError: the runtime is missing, has another version, or does not fit its stubs or the
            list of used functions.
    """
    return _files(paths, _pyodide_version(paths))


def write_bundle(paths: Paths, files: Sequence[BundledFile]) -> RuntimeBundle:
    """Write <site>/engine/ and return its manifest, without the base address."""
    engine = paths.site / "engine"
    shutil.rmtree(engine, ignore_errors=True)
    engine.mkdir(parents=True)
    for file in files:
        (engine / file.file).write_bytes(file.content)
    entries = [file.manifest_entry() for file in files]
    return {"lock": lock_without_packages(paths.pyodide), "files": entries}


def inject_manifest(page: Path, base: str, bundle: RuntimeBundle) -> None:
    """Replace the placeholder in a finished page by the manifest of the files below `base`.

    MkDocs runs while the runtime is compressed, so it only sees the placeholder.
    """
    text = page.read_text("utf-8")
    placeholder = json.dumps(MANIFEST_PLACEHOLDER)
    if placeholder not in text:
        raise BuildError(
            f"{display_path(page)}: lacks {placeholder}, which the runtime's manifest replaces. "
            "Keep it in the page's data (site_builder/check/data.py)"
        )
    manifest: RuntimeManifest = {"base": base, **bundle}
    embedded = json.dumps(manifest, separators=(",", ":"))
    page.write_text(text.replace(placeholder, embedded), "utf-8")


def _files(paths: Paths, version: str) -> list[BundledFile]:
    stock = {name: _read_package_file(paths.pyodide / name) for name in RUNTIME_FILES}
    stock_module = _read_package_file(paths.pyodide / WASM_MODULE)
    folder = paths.cache / "engine"
    rules = _archive_rules(paths.rules, folder)
    module, script = stock_module, stock[START_SCRIPT]
    if paths.used_functions is not None:
        module = _strip(module, script, paths.used_functions, folder)
        script = strip_unused_names(script.decode(), stock_module, module).encode()
    trimmed = {
        WASM_MODULE: module,
        "library.zip": stdlib_archive(paths.pyodide, version, rules, folder),
    }
    whole = {WASM_MODULE: stock_module, STDLIB: _unpack_stdlib(paths.pyodide, folder)}
    return [
        *(
            BundledFile(name, (FAST,), _compress(name, content, folder), compressed=True)
            for name, content in trimmed.items()
        ),
        *(
            BundledFile(name, (STOCK,), _compress_stock(name, content, folder), compressed=True)
            for name, content in whole.items()
        ),
        *(BundledFile(name, variants, stock[name]) for name, variants in RUNTIME_FILES.items()),
        BundledFile(START_SCRIPT, (FAST,), script),
        BundledFile("rules.zip", (STOCK,), rules),
    ]


def _read_package_file(file: Path) -> bytes:
    if not file.is_file():
        raise BuildError(f"{display_path(file)}: is missing. Run `npm ci` again")
    return file.read_bytes()


def _unpack_stdlib(pyodide: Path, folder: Path) -> bytes:
    """Return Python's library in a zip without compression, which works better on the whole."""
    packed = _read_package_file(pyodide / STDLIB)
    made_from = [_OWN_SOURCES, packed]
    return cached(folder, f"stock.{STDLIB}", made_from, lambda: zip_uncompressed(unzip(packed)))


def _archive_rules(rules: Path, folder: Path) -> bytes:
    made_from = [_OWN_SOURCES, sys.version.encode()]
    for path in sorted(rules.rglob("*")):
        if path.suffix in _RULES_SUFFIXES:
            made_from += [path.relative_to(rules).as_posix().encode(), path.read_bytes()]
    return cached(folder, "rules.zip", made_from, lambda: rules_archive(rules))


def _strip(module: bytes, script: bytes, profile: Path, folder: Path) -> bytes:
    used = profile.read_bytes() if profile.is_file() else b""
    return cached(
        folder,
        f"stripped.{WASM_MODULE}",
        [_OWN_SOURCES, module, script, used],
        lambda: strip_unused_functions(module, script.decode(), profile),
    )


def _compress(name: str, content: bytes, folder: Path, level: int = _ZSTD_LEVEL) -> bytes:
    parameters = ZstdCompressionParameters.from_level(level, window_log=_ZSTD_WINDOW_LOG)
    compress = ZstdCompressor(compression_params=parameters).compress
    made_from = [content, f"{level} {_ZSTD_WINDOW_LOG}".encode()]
    return cached(folder, f"{name}.zst", made_from, lambda: compress(content))


def _compress_stock(name: str, content: bytes, folder: Path) -> bytes:
    return _compress(f"stock.{name}", content, folder, _STOCK_ZSTD_LEVEL)


def _pyodide_version(paths: Paths) -> str:
    """Return the version in package.json, which must be the installed one."""
    try:
        wanted = str(json.loads(paths.package_json.read_text("utf-8"))["dependencies"]["pyodide"])
    except (OSError, KeyError, ValueError) as error:
        raise BuildError(
            f"{display_path(paths.package_json)}: no version of pyodide under dependencies: {error}"
        ) from None
    try:
        found = json.loads((paths.pyodide / "package.json").read_text("utf-8"))["version"]
    except (OSError, KeyError, ValueError):
        raise BuildError(
            f"{display_path(paths.pyodide)}: Pyodide is not installed. Run `npm ci`"
        ) from None
    if found != wanted:
        raise BuildError(
            f"{display_path(paths.pyodide)}: is version {found}, package.json asks for {wanted}. "
            "Run `npm ci`"
        )
    return wanted
