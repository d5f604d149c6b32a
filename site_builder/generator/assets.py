"""The site's own styles and scripts, in a folder whose name contains a digest of its content: a
page gets only the files of its own build, and browsers may cache them forever.

Each script is published as one file, bundled with esbuild from the modules that it imports.
"""

import hashlib
import json
from functools import lru_cache
from pathlib import Path, PurePosixPath

from site_builder import esbuild
from site_builder.build_cache import cached
from site_builder.errors import BuildError
from site_builder.esbuild import MODULES, bundle
from site_builder.paths import Paths, display_path

FOLDER = "assets"
# The script of the self-check whose address stays the same.
BOOT = "check/boot.js"
# The published scripts, each with the module from which it is bundled.
SCRIPTS = {
    "guide": "guide.mjs",
    "evidence": "evidence/evidence.mjs",
    "explorer": "explorer/explorer.mjs",
    "check/main": "check/main.mjs",
    "check/worker": "check/python/worker.mjs",
}
# The published style sheets; what they import is in subfolders.
STYLES = "css/*.css"


def fingerprinted_path(paths: Paths) -> str:
    """Return the folder's address below a language's: assets/<digest of every name and content>."""
    digest = hashlib.sha256()
    for name, content in published_files(paths).items():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return f"{FOLDER}/{digest.hexdigest()[:12]}"


def copy_assets(paths: Paths, docs: Path) -> None:
    """Write what browsers load to its folder below `docs`."""
    target = docs / fingerprinted_path(paths)
    for name, content in published_files(paths).items():
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(content)


def published_files(paths: Paths) -> dict[str, bytes]:
    """Return the content of each published file by its name below the folder.

    Raises:
        BuildError: A module or style sheet does not compile or is not used, or esbuild is not
            installed.
    """
    folder = paths.docs / FOLDER
    sources = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(".d.ts")
    }
    del sources[BOOT]
    return _published(paths, tuple(sources.items()))


@lru_cache(maxsize=2)
def _published(paths: Paths, sources: tuple[tuple[str, bytes], ...]) -> dict[str, bytes]:
    bundled = {name for name, _ in sources if name.endswith((".mjs", ".css"))}
    copied = {name: content for name, content in sources if name not in bundled}
    folder = paths.docs / FOLDER
    styles = (name for name in sorted(bundled) if PurePosixPath(name).match(STYLES))
    entries = SCRIPTS | {name.removesuffix(".css"): name for name in styles}

    def bundle_all() -> bytes:
        files, used = bundle(paths, folder, entries, *MODULES, "--minify", "--sourcemap")
        texts = {name: content.decode() for name, content in files.items()}
        return json.dumps({"files": texts, "used": sorted(used)}).encode()

    made_from = [Path(__file__).read_bytes(), Path(esbuild.__file__).read_bytes()]
    made_from += [paths.package_json.read_bytes(), _installed(paths)]
    made_from += [each for name, content in sources for each in (name.encode(), content)]
    bundles = json.loads(cached(paths.cache, "assets", made_from, bundle_all))
    files = {name: text.encode() for name, text in bundles["files"].items()}
    if unused := bundled - set(bundles["used"]):
        raise BuildError(
            *(
                f"{display_path(folder / name)}: nothing imports this file. Delete it, or "
                "import it."
                for name in sorted(unused)
            )
        )
    return dict(sorted((copied | files).items()))


def _installed(paths: Paths) -> bytes:
    """Return npm's list of the installed packages, some of which scripts import."""
    listed = paths.esbuild.parent / ".package-lock.json"
    return listed.read_bytes() if listed.is_file() else b""
