"""The folders and files of a build."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent
ROOT = PACKAGE.parent
HOME_PAGE = "index.md"
CHECK_PAGE = "check/index.md"
# How sure the guide is, all sources, and where they disagree.
TRUST_PAGE = "sources/index.md"
SOURCES_PAGE = "sources/list.md"
DISAGREEMENTS_PAGE = "sources/disagreements.md"
# Every condition of every program, in the folder of each language.
CONDITIONS_FILES = {"csv": "conditions.csv", "json": "conditions.json"}
PSTQ_PAGE = "now/pstq.md"
OCCUPATIONS_PAGE = "pilot/occupations.md"
# What the search of each language loads, in the language's folder.
SEARCH_FILE = "search.json"
VERSIONS_PAGE = "builders/versions.md"
CHANGES_PAGE = "changes.md"
FEED_FILE = "feed.xml"


@dataclass(frozen=True)
class Paths:
    """The folders of one build. `docs` has a folder for each language, `locale` the catalogs."""

    docs: Path = ROOT / "docs"
    locale: Path = PACKAGE / "locale"
    templates: Path = PACKAGE / "templates"
    theme: Path = PACKAGE / "theme"
    config: Path = ROOT / "mkdocs.yml"
    rules: Path = ROOT / "rules"
    package_json: Path = ROOT / "package.json"
    pyodide: Path = ROOT / "node_modules" / "pyodide"
    esbuild: Path = ROOT / "node_modules" / "@esbuild"
    font: Path = ROOT / "node_modules" / "@fontsource-variable" / "noto-sans-sc"
    build: Path = ROOT / "build"
    cache: Path = ROOT / "build" / "cache"  # content-addressed, so builds into any folder share it
    site: Path = ROOT / "site"
    # None keeps every function of Python's WebAssembly module.
    used_functions: Path | None = PACKAGE / "runtime" / "used-functions.txt"


def content_address(name: str, content: bytes) -> str:
    """Return a file's address below a language's, with the digest of its content."""
    return f"assets/{hashlib.sha256(content).hexdigest()[:12]}/{name}"


def display_path(path: Path) -> str:
    """Return `path` relative to the repository, if it is inside."""
    try:
        return str(path.resolve().relative_to(ROOT.resolve()))
    except ValueError:
        return str(path)
