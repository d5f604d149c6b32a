"""README, CONTRIBUTING, docs/contributing and docs/decisions name what is there."""

import json
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from site_builder.macros.registry import macros_of
from site_builder.pages.renderer import MACRO_PROVIDERS

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    *sorted((ROOT / "docs" / "contributing").glob("*.md")),
    *sorted((ROOT / "docs" / "decisions").glob("*.md")),
]
# Files that the pages invent as examples, and what a command writes.
EXAMPLES = ("docs/en/moving.md", "docs/zh/moving.md", "docs/fr/", "site_builder/locale/fr/")
FOLDERS = ("rules", "site_builder", "docs", "tests", "tools", "benchmarks", ".github", ".ci")

documents = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda d: f"{d.parent.name}/{d.name}"
)


def test_the_readme_is_short():
    """README.md has at most 100 lines; details belong in docs/contributing and results.md."""
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 100


@documents
def test_links_lead_to_files(document):
    """Every relative link leads to a file; GitHub resolves those above the repository."""
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text("utf-8"))
    missing = [
        target
        for target in targets
        if "://" not in target
        and not target.startswith("../../actions/")
        and target not in ("../../deployments/github-pages", "../../security/advisories/new")
        and not (document.parent / target).exists()
    ]
    assert missing == []


@documents
def test_paths_exist(document):
    """Every path in code style exists, unless it holds a placeholder."""
    paths = re.findall(
        r"`((?:" + "|".join(map(re.escape, FOLDERS)) + r")/[\w./-]*)`", document.read_text()
    )
    missing = [
        path for path in paths if not path.startswith(EXAMPLES) and not (ROOT / path).exists()
    ]
    assert missing == []


@documents
def test_commands_exist(document):
    """Every `make` target, Python module and subcommand of the builder exists."""
    text = document.read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"(?:^ {4,}|`)make ([a-z-]+)", text, re.MULTILINE)
    modules = re.findall(r"python3? -m ([\w.]+)", text)
    subcommands = re.findall(r"-m site_builder ([a-z-]+)", text)
    commands = (ROOT / "site_builder" / "__main__.py").read_text("utf-8")
    assert [t for t in targets if not re.search(rf"^{t}:", makefile, re.MULTILINE)] == []
    assert [module for module in modules if find_spec(module) is None] == []
    assert [name for name in subcommands if f'"{name}"' not in commands] == []


def test_every_macro_is_listed():
    """The table of macros in docs/contributing/page.md names each public macro, and no other."""
    macros = {name for provider in MACRO_PROVIDERS for name in macros_of(provider)}
    table = (ROOT / "docs" / "contributing" / "page.md").read_text("utf-8")
    table = table[table.index("| macro |") : table.index("Macros are")]
    assert set(re.findall(r"`(\w+)\(", table)) == macros


def test_every_dependency_has_a_reason():
    """CONTRIBUTING.md's table names each package that requirements and package.json ask for."""
    packages = {
        name
        for file in (ROOT / "requirements").glob("*.in")
        for name in re.findall(r"^([\w-]+)==", file.read_text("utf-8"), re.MULTILINE)
    }
    for folder in ("", "benchmarks/peers", "tests/browser/old_browsers"):
        file = ROOT / folder / "package.json"
        listed = json.loads(file.read_text("utf-8"))
        packages |= listed.get("dependencies", {}).keys() | listed.get("devDependencies", {}).keys()
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Dependencies")[2]
    named = {
        name
        for row in re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)
        for name in re.split(r"[,\s]+", row)
    }
    assert packages
    assert packages - named == set()


def test_every_page_of_steps_is_linked():
    """The indexes of docs/contributing and docs/decisions link every page beside them."""
    for folder in ("contributing", "decisions"):
        index = (ROOT / "docs" / folder / "README.md").read_text("utf-8")
        pages = {path.name for path in (ROOT / "docs" / folder).glob("*.md")} - {"README.md"}
        assert pages - set(re.findall(r"\]\(([^)]+)\)", index)) == set()
