"""A reproducible archive of the rules' modules and data that the browser needs."""

import ast
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from site_builder.runtime.minify import is_typing_only, minify

ENTRY_MODULE = "rules.messages"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def rules_archive(rules: Path) -> bytes:
    """Return a zip of the modules that `rules.messages` imports, directly or not, minified, and of
    the data files that they name. The same rules give the same bytes.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in reachable_files(rules, ENTRY_MODULE):
            info = zipfile.ZipInfo(f"rules/{path.relative_to(rules).as_posix()}", _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            text = path.read_text("utf-8")
            archive.writestr(info, minify(text) if path.suffix == ".py" else text, compresslevel=9)
    return packed.getvalue()


def reachable_files(rules: Path, *modules: str) -> list[Path]:
    """Return the files of `modules`, of the rules' modules that they import, directly or not, and
    of the data files whose names appear in them; sorted.
    """
    found: set[Path] = set()
    waiting = [*modules]
    data = [path for path in rules.rglob("*") if path.suffix in (".toml", ".csv")]
    while waiting:
        name = waiting.pop()
        path = _file(rules, name)
        if path is None or path in found:
            continue
        found.add(path)
        tree = ast.parse(path.read_text("utf-8"))
        waiting += [*_parents(name), *_imported(tree)]
        constants = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        found.update(path for path in data if path.name in constants)
    return sorted(found, key=lambda path: path.relative_to(rules).as_posix())


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in runtime_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def runtime_nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of a module, without those that only a type checker reads."""
    yield tree
    for node in ast.iter_child_nodes(tree):
        if not is_typing_only(node):
            yield from runtime_nodes(node)


def _parents(name: str) -> Iterator[str]:
    while "." in name:
        name = name.rpartition(".")[0]
        yield name


def _file(rules: Path, name: str) -> Path | None:
    """Return the file of a module of the rules, or None for any other name."""
    top, *rest = name.split(".")
    if top != rules.name:
        return None
    base = rules.joinpath(*rest)
    return next((p for p in (base / "__init__.py", base.with_suffix(".py")) if p.is_file()), None)
