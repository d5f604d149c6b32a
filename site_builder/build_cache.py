"""A cache of build results, addressed by the content from which they are made."""

import hashlib
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from jinja2 import FileSystemBytecodeCache


def cached(folder: Path, name: str, made_from: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
    """Return the result of `make`, from the cache if an earlier build had the same inputs.

    Args:
        folder: Where results are stored; the latest one of each name is kept.
        name: What the result is called.
        made_from: Everything that the result depends on.
        make: Computes the result.
    """
    digest = hashlib.sha256()
    for content in made_from:
        digest.update(len(content).to_bytes(8, "little") + content)
    file = folder / f"{name}.{digest.hexdigest()[:16]}"
    with suppress(FileNotFoundError):
        return file.read_bytes()
    content = make()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{name}.*"):
        old.unlink(missing_ok=True)
    # Another build at the same time reads a complete file or none.
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as out:
        out.write(content)
    Path(out.name).replace(file)
    return content


def compiled_templates(folder: Path) -> FileSystemBytecodeCache:
    """Return a cache in `folder` of compiled templates, for an environment of Jinja."""
    templates = folder / "templates"
    templates.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(templates))
