"""Review state of translations: docs/<language>/reviewed.toml holds, for each page, a digest of
the source page with which a person last compared the translation.
"""

import hashlib
import tomllib
from collections.abc import Iterable
from pathlib import Path

from site_builder.errors import BuildError
from site_builder.i18n.catalogs import read_languages
from site_builder.paths import Paths, display_path

FILE = "reviewed.toml"
_HEAD = """\
# Reviewed translations: each page with a digest of the source page with which a person compared
# it. Written by `python -m site_builder review PAGE`; see docs/contributing/page.md.
"""


def pending(paths: Paths) -> list[str]:
    """Return a line for each translated page whose source has changed since its last review."""
    lines = []
    for folder, source, digests in _translations(paths):
        reviewed = _read(paths.docs / folder / FILE)
        lines += [
            f"{display_path(paths.docs / folder / name)}: needs a review, because "
            f"{display_path(paths.docs / source / name)} has changed. Compare the two, then run "
            f"`python -m site_builder review {name}`"
            for name, digest in digests.items()
            if reviewed.get(name) != digest
        ]
    return lines


def mark_reviewed(paths: Paths, names: Iterable[str]) -> None:
    """Record that every translation of these pages matches its source as it is now.

    Raises:
        BuildError: the source language has no page of that name.
    """
    names = set(names)
    for folder, source, digests in _translations(paths):
        if absent := sorted(names - digests.keys()):
            raise BuildError(*(f"docs/{source}: there is no page {name}" for name in absent))
        reviewed = _read(paths.docs / folder / FILE)
        entries = {
            name: digest if name in names else reviewed[name]
            for name, digest in digests.items()
            if name in names or name in reviewed
        }
        lines = "".join(f'"{name}" = "{digest}"\n' for name, digest in entries.items())
        (paths.docs / folder / FILE).write_text(f"{_HEAD}\n{lines}", "utf-8")


def translated_pages(paths: Paths) -> list[str]:
    """Return the names of all pages that have a translation."""
    return sorted({name for _, _, digests in _translations(paths) for name in digests})


def _translations(paths: Paths) -> list[tuple[str, str, dict[str, str]]]:
    """Each translated language, the source language, and the source's pages with their digests."""
    source, *others = read_languages(paths.locale)
    root = paths.docs / source.folder
    digests = {
        page.relative_to(root).as_posix(): hashlib.sha256(page.read_bytes()).hexdigest()[:16]
        for page in sorted(root.rglob("*.md"))
    }
    return [(other.folder, source.folder, digests) for other in others]


def _read(path: Path) -> dict[str, str]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise BuildError(f"{display_path(path)}: is not valid TOML: {error}") from None
