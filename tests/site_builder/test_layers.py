"""The layout of the code: imports go down through the layers and never in a circle."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from rules import PROGRAMS
from site_builder.paths import ROOT

# From the bottom up: a layer imports those before it, and no other.
LAYERS = (
    "errors",
    "paths",
    "build_cache",
    "esbuild",
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
LAYERS_OF_CHECK = (
    "trusted-types",
    "dom",
    "i18n",
    "parsing",
    "state",
    "history-state",
    "forms",
    "python",
    "calculators",
    "questions",
    "sharing",
    "results",
    "cases",
    "view",
    "controller",
    "main",
)
LAYERS_OF_RULES = (
    "version",
    "json_types",
    "model",
    "kinds",
    "data",
    "facts",
    "programs",
    "engine",
    "io",
    "calculators",
    "messages",
    "decision_diagram",
    "compare",
    "__main__",
)


def executed(tree: ast.AST) -> Iterator[ast.AST]:
    """Return the nodes of a module, without those that only a type checker reads."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield node
            yield from executed(node)


def imports(package: Path) -> dict[str, set[str]]:
    """Return the modules of a package, each with the modules of the same package that it
    imports.
    """
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


_COMMENTS = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*|\{#.*?#\}", re.DOTALL)
CHECK = ROOT / "docs" / "assets" / "check"


def script_imports() -> dict[str, set[str]]:
    """Return the modules of the self-check as dotted names, each with its imports, without those in
    comments for the type checker.
    """

    def name(path: Path) -> str:
        return ".".join(("check", *path.relative_to(CHECK).with_suffix("").parts))

    found = {}
    for path in CHECK.rglob("*.mjs"):
        code = _COMMENTS.sub("", path.read_text("utf-8"))
        imported = re.findall(r"(?:\bfrom|\bimport\(?)\s*\"(\.[^\"]+)\"", code)
        found[name(path)] = {name((path.parent / each).resolve()) for each in imported}
    return found


LAYERS_BY_PART = {"site_builder": LAYERS, "rules": LAYERS_OF_RULES, "check": LAYERS_OF_CHECK}


@cache
def imports_of(part: str) -> dict[str, set[str]]:
    """Return the imports of a part of the code."""
    return script_imports() if part == "check" else imports(ROOT / part)


@pytest.mark.parametrize("part", LAYERS_BY_PART)
def test_no_imports_go_in_a_circle(part: str) -> None:
    """No module imports another that imports it, directly or not."""
    found = imports_of(part)
    assert any(found.values())
    try:
        TopologicalSorter(found).prepare()
    except CycleError as error:
        pytest.fail(f"these modules import each other: {' -> '.join(error.args[1])}")


@pytest.mark.parametrize("part", LAYERS_BY_PART)
def test_imports_go_downwards_only(part: str) -> None:
    """Each folder or module at the top is a layer."""
    found, layers = imports_of(part), LAYERS_BY_PART[part]
    assert {name.split(".")[1] for name in found} - {"__init__"} == {*layers}
    for name, imported in found.items():
        layer = name.split(".")[1]
        for each in imported:
            below = each.split(".")[1]
            if "__init__" not in (layer, below):
                assert layers.index(below) <= layers.index(layer), f"{name} imports {each}"


@pytest.mark.parametrize("part", ["site_builder/*.py", "docs/assets/check/*.mjs"])
def test_few_modules_lie_at_the_top(part: str) -> None:
    """Modules with a purpose in common have a folder."""
    modules = [*ROOT.glob(part)]
    assert 0 < len(modules) <= MOST_AT_THE_TOP


def names_of_programs() -> set[str]:
    """Return the ids of all programs, periods and routes."""
    found = set(PROGRAMS)
    for program in PROGRAMS.values():
        found |= {period.id for period in program.periods}
        found |= {route for route, _ in program.routes}
        found |= {profile for _, profile in program.routes if profile}
    return found


def facts_of_one_program() -> set[str]:
    """Return the ids of facts that only one program asks for, except ids that are English words."""
    asked = Counter(fact.id for program in PROGRAMS.values() for fact in program.questions)
    return {fact for fact, programs in asked.items() if programs == 1 and "_" in fact}


# What a name may be written in: f-strings, parts of ids ("fact.age.why"), but not prose or a
# page's address.
_STRINGS = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")


def names_in(text: str) -> set[str]:
    """Return the names of which a string consists, none if it is prose or an address."""
    text = re.sub(r"\$\{.*?\}", ".", text)
    return set() if re.search(r"[\s/]", text) else set(re.split(r"[^\w]+", text)) - {""}


def named(path: Path) -> set[str]:
    """Return the names that a module imports or writes in strings outside its documentation; of
    scripts and templates, also the properties that they read.
    """
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        code = _COMMENTS.sub("", text)
        found = set(re.findall(r"\.([a-z]\w+)\b(?!\()", code))
        return found.union(*(names_in(each[1:-1]) for each in _STRINGS.findall(code)))
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= names_in(node.value)
        elif isinstance(node, ast.ImportFrom):
            found |= {*(node.module or "").split("."), *(alias.name for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {part for alias in node.names for part in alias.name.split(".")}
    return found


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.py", 'f"{base}.pstq.{part}"', {"pstq"}),
        ("a.py", '"""The pilot, by route."""\nx = "fact.age.why.pilot"', {"pilot"}),
        ("a.py", "from rules.programs.peq import facts", {"peq"}),
        ("a.py", 'page = "pilot/pay.md"', set()),
        ("a.mjs", 'const x = "stream_1"; // of "peq"', {"stream_1"}),
        ("a.mjs", "const x = `check.${part}.it_vfx`;", {"it_vfx"}),
        ("a.mjs", "answers.annual_salary > 1", {"annual_salary"}),
        ("a.html", '{# the "peq" #}{% if program == "pilot" %}', {"pilot"}),
        ("a.html", "{{ t('fact.annual_salary.hint') }}", {"annual_salary"}),
    ],
)
def test_names_are_found_in_strings(tmp_path: Path, name: str, text: str, found: set[str]) -> None:
    """Names are found alone, in an f-string or template, and as a part of an id, but not in prose
    or addresses.
    """
    file = tmp_path / name
    file.write_text(text, "utf-8")
    assert named(file) & (names_of_programs() | facts_of_one_program()) == found


# Words that also mean something else: a version, a day, a web worker, the second of two.
AMBIGUOUS = {"current", "first", "second", "worker"}
NAMED_BESIDES = {
    # The list of programs.
    "rules/programs/__init__.py": set(PROGRAMS),
}


def test_no_module_names_a_program_a_period_or_a_route() -> None:
    """Only a program's own folder names these or its own facts; all other code asks the program."""
    own = [ROOT / "rules" / "programs" / program for program in PROGRAMS]
    own.append(ROOT / "benchmarks" / "peers")
    modules = [
        *(ROOT / "benchmarks").rglob("*.py"),
        *(ROOT / "rules").rglob("*.py"),
        *(ROOT / "site_builder").rglob("*.py"),
        *(ROOT / "site_builder").rglob("*.html"),
        *(ROOT / "docs" / "assets").rglob("*.mjs"),
    ]
    names = (names_of_programs() | facts_of_one_program()) - AMBIGUOUS
    wrong = {
        name: found
        for path in modules
        if not any(path.is_relative_to(folder) for folder in own)
        and (name := path.relative_to(ROOT).as_posix())
        and (found := (named(path) & names) - NAMED_BESIDES.get(name, set()))
    }
    assert not wrong
