"""esbuild, which makes one file of a script or style sheet and all that it imports, for the oldest
browsers that package.json lists.
"""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from site_builder.errors import BuildError
from site_builder.paths import Paths, display_path

MODULES = ("--format=esm", "--out-extension:.js=.mjs")
# What esbuild calls the browsers of a browserslist.
_ENGINES = {
    "chrome": "chrome",
    "edge": "edge",
    "firefox": "firefox",
    "safari": "safari",
    "ios_saf": "ios",
}


def bundle(
    paths: Paths, folder: Path, entries: Mapping[str, str], *options: str
) -> tuple[dict[str, bytes], set[str]]:
    """Bundle modules and style sheets with all that they import.

    Args:
        paths: Where esbuild and the list of browsers are.
        folder: The folder of the sources.
        entries: The first source of each bundle, by the bundle's name without its suffix.
        options: Further options of esbuild.

    Returns:
        The bundles and their source maps, and the names of all sources in them.
    """
    with tempfile.TemporaryDirectory() as temporary:
        out, meta = Path(temporary).resolve(), Path(temporary) / "meta.json"
        _run_esbuild(
            paths,
            folder,
            *(f"{name}=./{source}" for name, source in entries.items()),
            *options,
            "--bundle",
            "--tsconfig-raw={}",
            "--charset=utf8",
            f"--target={','.join(_targets(paths))}",
            f"--outdir={out / 'bundles'}",
            f"--metafile={meta}",
        )
        used = {os.path.normpath(path) for path in json.loads(meta.read_bytes())["inputs"]}
        bundles = {
            path.relative_to(out / "bundles").as_posix(): path.read_bytes()
            if path.suffix != ".map"
            else _relative_map(path, (folder.resolve(), paths.esbuild.parent.resolve().parent))
            for path in (out / "bundles").rglob("*")
            if path.is_file()
        }
    return bundles, used


def oldest_browsers(paths: Paths) -> dict[str, str]:
    """Return the oldest version of each browser that package.json lists."""
    listed = json.loads(paths.package_json.read_text("utf-8"))["browserslist"]
    return dict(each.split(" >= ") for each in listed)


def _relative_map(path: Path, folders: Iterable[Path]) -> bytes:
    """Return a source map that names each source relative to the folder in which it lies, so that
    it is the same wherever it was made.
    """
    source_map = json.loads(path.read_bytes())
    sources = [(path.parent / source).resolve() for source in source_map["sources"]]
    source_map["sources"] = [
        next(str(source.relative_to(each)) for each in folders if source.is_relative_to(each))
        for source in sources
    ]
    return json.dumps(source_map, ensure_ascii=False, separators=(",", ":")).encode()


def _targets(paths: Paths) -> list[str]:
    """Return the oldest browsers, as esbuild names them."""
    listed = oldest_browsers(paths).items()
    return [_ENGINES[name] + version for name, version in listed if name in _ENGINES]


def _run_esbuild(paths: Paths, folder: Path, *arguments: str) -> None:
    # The package's own command starts Node.js only to start this program.
    program = next(paths.esbuild.glob("*/bin/esbuild"), None)
    if program is None:
        raise BuildError(f"{display_path(paths.esbuild)}: esbuild is not installed. Run `npm ci`")
    command: list[str | Path] = [program, *arguments, "--log-level=warning", "--color=false"]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "NODE_PATH": str(paths.esbuild.parent)},
        stderr=subprocess.PIPE,
        check=False,
        text=True,
        timeout=60,
    )
    if done.returncode or done.stderr.strip():
        raise BuildError(f"{display_path(folder)}: esbuild: {done.stderr.strip()}")
