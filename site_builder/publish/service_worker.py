"""The service worker, which stores the guide on the visitor's device, and its offline notice."""

import gzip
import hashlib
import json
import mimetypes
from collections.abc import Iterable
from pathlib import Path

from rules import RULES_VERSION
from site_builder.esbuild import bundle
from site_builder.i18n.figures import resolve_figure
from site_builder.i18n.translator import Translator
from site_builder.paths import Paths

SERVICE_WORKER = "sw.js"
_PACKS_PLACEHOLDER = "var PACKS = {};"
_PACK = "offline.{}.bin"
_MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".webmanifest": "application/manifest+json",
}


def offline_messages(translator: Translator) -> dict[str, str]:
    """Return the texts of the offline notice, and the day from which its script counts."""
    return {
        "checked": str(resolve_figure("facts_checked").value),
        "text": translator.text("site.offline.notice", version=RULES_VERSION, age="{age}"),
        "today": translator.text("site.offline.today"),
        "day": translator.text("site.offline.day", n="{n}"),
        "days": translator.text("site.offline.days", n="{n}"),
        "again": translator.text("site.offline.again"),
    }


def write_service_worker(paths: Paths, folders: Iterable[str]) -> None:
    """Write <site>/sw.js, and for each language a pack of the files that it stores."""
    packs = {folder: _write_pack(paths.site, folder) for folder in folders}
    # Not every browser runs a module as a service worker.
    scripts, _ = bundle(paths, paths.templates / "root", {"sw": "sw.mjs"}, "--format=iife")
    text = scripts["sw.js"].decode()
    text = text.replace(_PACKS_PLACEHOLDER, f"var PACKS = {json.dumps(packs)};")
    (paths.site / SERVICE_WORKER).write_text(text, "utf-8")


def _write_pack(site: Path, folder: str) -> dict[str, str | int]:
    """Write <site>/<folder>/offline.<digest>.bin: gzip, and in it one line of JSON with the name,
    media type and size of each file, then the files.
    """
    for earlier in (site / folder).glob(_PACK.format("*")):
        earlier.unlink()
    files = [site / "index.html", *(site / folder).rglob("*")]
    stored = [path for path in files if path.is_file() and _is_stored(path.relative_to(site))]
    # A page comes after what it loads.
    stored.sort(key=lambda path: (path.suffix == ".html", path))
    contents = [path.read_bytes() for path in stored]
    listed = [
        [path.relative_to(site).as_posix(), _media_type(path), len(content)]
        for path, content in zip(stored, contents, strict=True)
    ]
    unpacked = b"\n".join((json.dumps(listed).encode(), b"".join(contents)))
    # The suffix is one that no host unpacks on the way.
    packed = gzip.compress(unpacked, mtime=0)
    digest = hashlib.sha256(packed).hexdigest()
    name = _PACK.format(digest[:12])
    (site / folder / name).write_bytes(packed)
    return {"file": f"{folder}/{name}", "sha256": digest, "bytes": len(unpacked)}


def _media_type(path: Path) -> str:
    known = mimetypes.types_map | _MEDIA_TYPES
    return known.get(path.suffix, "application/octet-stream")


def _is_stored(path: Path) -> bool:
    """The self-check stores Python itself once it is opened. Browsers that need the check without
    a script run no service worker either, but the self-check links to its checklist.
    """
    if path.parts[1:3] == ("check", "walk") and path.parts[3] != "checklist":
        return False
    return path.name != "404.html" and path.suffix != ".map" and not path.name.startswith(".")
