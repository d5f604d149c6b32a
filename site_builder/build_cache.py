"""What a build has made stays for the next one, as long as what it was made from is the same."""

import hashlib
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path


def cached(folder: Path, name: str, made_from: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
    """What `make` returns, or returned for the same content; `folder` holds the last of `name`."""
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
    # Another build at the same time sees the whole of it or nothing.
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as out:
        out.write(content)
    Path(out.name).replace(file)
    return content
