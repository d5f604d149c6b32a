"""The layout of the code: imports go down through the layers and never in a circle."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from site_builder.paths import ROOT

# From the bottom up: a layer imports those before it, and no other.
LAYERS = (
    "errors",
    "paths",
    "build_cache",
    "runtime",
    "verification_record",
    "i18n",
    "macros",
    "diagrams",
    "pages",
    "check",
    "social",
    "publish",
    "generator",
    "build",
    "dev_server",
    "__main__",
)
MOST_AT_THE_TOP = 9


def executed(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a module, without what only a type checker reads."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield node
            yield from executed(node)


def imports(package: Path) -> dict[str, set[str]]:
    """The modules of a package, each with the modules of the same package that it imports."""
    files = {
        ".".join(path.relative_to(package.parent).with_suffix("").parts): path
        for path in package.rglob("*.py")
        if "stubs" not in path.parts
    }
    found: dict[str, set[str]] = {name: set() for name in files}
    for name, path in files.items():
        for node in executed(ast.parse(path.read_text("utf-8"))):
            named: list[str] = []
            if isinstance(node, ast.Import):
                named = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path}: import from {package.name}, not from a dot"
                # `from package import module` takes the module, and nothing else of the package.
                for alias in node.names:
                    module = f"{node.module}.{alias.name}"
                    is_module = {module, f"{module}.__init__"} & files.keys()
                    named.append(module if is_module else str(node.module))
            for each in named:
                found[name] |= {each, f"{each}.__init__"} & files.keys()
    return found


@pytest.mark.parametrize("package", ["rules", "site_builder"])
def test_no_imports_go_in_a_circle(package: str) -> None:
    """No module imports another that imports it, directly or not."""
    try:
        TopologicalSorter(imports(ROOT / package)).prepare()
    except CycleError as error:
        pytest.fail(f"these modules import each other: {' -> '.join(error.args[1])}")


def test_the_builder_imports_downwards_only() -> None:
    """Each folder or module at the top of the builder is a layer."""
    found = imports(ROOT / "site_builder")
    assert {name.split(".")[1] for name in found} == {*LAYERS, "__init__"}
    for name, imported in found.items():
        layer = name.split(".")[1]
        for each in imported:
            below = each.split(".")[1]
            if "__init__" not in (layer, below):
                assert LAYERS.index(below) <= LAYERS.index(layer), f"{name} imports {each}"


def test_few_modules_lie_at_the_top_of_the_builder() -> None:
    """What has a purpose in common has a folder."""
    assert len([*(ROOT / "site_builder").glob("*.py")]) <= MOST_AT_THE_TOP
