"""The site's own styles and scripts, in a folder whose name contains a digest of its content: a
page gets only the files of its own build, and browsers may cache them forever.
"""

import hashlib
import re
import shutil
from pathlib import Path
from posixpath import dirname, join, normpath

from site_builder.paths import Paths

FOLDER = "assets"
INPUTS = "forms/inputs"
_IMPORT = re.compile(r"""^(?:import|export)\b[^;"']*["'](\.{1,2}/[^"']+)["'];""", re.MULTILINE)


def fingerprinted_path(paths: Paths) -> str:
    """Return the folder's address below a language's: assets/<digest of every name and content>."""
    digest = hashlib.sha256()
    for path in _files(paths.docs / FOLDER):
        content = path.read_bytes()
        name = path.relative_to(paths.docs).as_posix()
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return f"{FOLDER}/{digest.hexdigest()[:12]}"


def copy_assets(paths: Paths, docs: Path) -> None:
    """Copy what browsers load to its folder below `docs`."""
    source, target = paths.docs / FOLDER, docs / fingerprinted_path(paths)
    for path in _files(source):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)


def check_modules(folder: Path, *others: str) -> list[str]:
    """Return the paths, relative to the self-check's `folder`, of all modules that the page needs:
    those of its entry, of its `others`, and one for each input, which the entry imports by name.
    """
    inputs = (path.relative_to(folder).as_posix() for path in folder.glob(f"{INPUTS}/*.mjs"))
    return module_graph(folder, "main.mjs", *others, *inputs)


def module_graph(folder: Path, *entries: str) -> list[str]:
    """Return the paths, relative to `folder`, of the modules `entries` and of every module that
    they import, directly or not. Preloaded together, they do not wait for one another.
    """
    waiting = [name for name in entries if (folder / name).is_file()]
    found = dict.fromkeys(waiting)
    while waiting:
        importer = waiting.pop()
        specifiers = _IMPORT.findall((folder / importer).read_text("utf-8"))
        paths = [normpath(join(dirname(importer), specifier)) for specifier in specifiers]
        new = [path for path in paths if path not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return sorted(found)


def _files(folder: Path) -> list[Path]:
    """Return all files but TypeScript's declarations, which only the type checker reads."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in files if not path.name.endswith(".d.ts"))
