"""Which pages were held against the source language's as it is now: docs/<language>/reviewed.toml
has, for each page, a digest of the source page that a person last held it against.
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
# The pages of this language that a person held against the source language's, with a digest of
# what that said. `python -m site_builder looked-at PAGE` writes it: see CONTRIBUTING.md.
"""


def pending(paths: Paths) -> list[str]:
    """A line for each page whose source was changed since someone looked at the two together."""
    lines = []
    for folder, source, others in _translations(paths):
        seen = _read(paths.docs / folder / FILE)
        lines += [
            f"{display_path(paths.docs / folder / name)}: to be looked at, as "
            f"{display_path(paths.docs / source / name)} has changed; then say "
            f"`python -m site_builder looked-at {name}`"
            for name, digest in others.items()
            if seen.get(name) != digest
        ]
    return lines


def mark_reviewed(paths: Paths, names: Iterable[str]) -> None:
    """Notes that each of these pages, in every language, says what its source says now."""
    names = set(names)
    for folder, source, others in _translations(paths):
        if absent := sorted(names - others.keys()):
            raise BuildError(*(f"docs/{source}: there is no page {name}" for name in absent))
        seen = _read(paths.docs / folder / FILE)
        kept = {
            name: digest if name in names else seen[name]
            for name, digest in others.items()
            if name in names or name in seen
        }
        lines = "".join(f'"{name}" = "{digest}"\n' for name, digest in kept.items())
        (paths.docs / folder / FILE).write_text(f"{_HEAD}\n{lines}", "utf-8")


def translated_pages(paths: Paths) -> list[str]:
    """The pages that have a twin in another language."""
    return sorted({name for _, _, others in _translations(paths) for name in others})


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
        raise BuildError(f"{display_path(path)}: cannot be read as TOML: {error}") from None
