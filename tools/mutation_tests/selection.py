"""Select the mutants worth testing: those of Cosmic Ray that are valid, different programs."""

import ast
import difflib
import tomllib
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cosmic_ray.commands import init
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator
from cosmic_ray.work_db import WorkDB
from cosmic_ray.work_item import MutationSpec, WorkItem

from tools.mutation_tests.scope import EQUIVALENT, MUTATED
from tools.setup_step import ROOT


@dataclass(frozen=True)
class Mutant:
    """One change of one file: the lines before and after. `nth` numbers identical changes."""

    job: str
    spec: MutationSpec
    file: str
    before: str
    after: str
    nth: int

    @property
    def key(self) -> tuple[str, str, str, int]:
        """Its key in the list of equivalent mutants, independent of line numbers."""
        return self.file, self.before, self.after, self.nth

    def __str__(self) -> str:
        nth = f"\n    nth: {self.nth}" if self.nth > 1 else ""
        place = f"{self.file}:{self.spec.start_pos[0]}"
        return f"{place}\n    - {self.before}\n    + {self.after}{nth}"


def create_session(session: Path) -> None:
    """Write every mutation of the files in `MUTATED` into a new `session`."""
    session.parent.mkdir(parents=True, exist_ok=True)
    files = [
        file
        for name in MUTATED
        for file in ([ROOT / name] if name.endswith(".py") else sorted((ROOT / name).rglob("*.py")))
    ]
    init([file.relative_to(ROOT) for file in files], WorkDB(session, WorkDB.Mode.create), {})


def select_mutants(items: Iterable[WorkItem]) -> Iterator[Mutant]:
    """Yield a session's mutants that are valid and different programs, in the order of the files.

    Skipped: syntax errors, as where Cosmic Ray takes the `*` of an argument list for a product, and
    differences that change no answer: in annotations and their imports, in the arguments of
    `@dataclass`, `@lru_cache` and `strict=`, and between `is` and `==`.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    found = [(item.mutations[0], item.job_id) for item in items]
    found.sort(key=_place)
    for spec, job in found:
        source = (ROOT / spec.module_path).read_text("utf-8")
        mutated = mutate_code(source, get_operator(spec.operator_name)(), spec.occurrence)
        if mutated is None or _normalized(mutated) in (None, _normalized(source)):
            continue
        before, after = _changed_lines(source, mutated)
        key = str(spec.module_path), before, after
        seen[key] += 1
        yield Mutant(job, spec, *key, nth=seen[key])


def _place(found: tuple[MutationSpec, str]) -> tuple[Any, ...]:
    spec, _ = found
    return str(spec.module_path), spec.start_pos, spec.operator_name, spec.occurrence


def equivalent_mutants() -> dict[tuple[str, str, str, int], str]:
    """Return the mutants known to have no effect, with the reason."""
    reasons = tomllib.loads(EQUIVALENT.read_text("utf-8")).get("reason", ())
    return {
        (mutant["file"], mutant["before"], mutant["after"], mutant.get("nth", 1)): reason["why"]
        for reason in reasons
        for mutant in reason["mutant"]
    }


class _WithoutDetails(ast.NodeTransformer):
    """Leaves out what changes no answer, as `select_mutants` says."""

    def visit_If(self, node: ast.If) -> ast.AST | None:
        if "TYPE_CHECKING" in ast.unparse(node.test):
            return None
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if ast.unparse(node.func) in {"dataclass", "lru_cache"}:
            node.keywords = []
        node.keywords = [each for each in node.keywords if each.arg != "strict"]
        return self.generic_visit(node)

    def visit_Is(self, _: ast.Is) -> ast.AST:
        return ast.Eq()

    def visit_IsNot(self, _: ast.IsNot) -> ast.AST:
        return ast.NotEq()

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if ast.unparse(node.annotation) == "TypeAlias":
            node.value = None
        node.annotation = ast.Constant(None)
        return self.generic_visit(node)


def _normalized(source: str) -> str | None:
    """Return the syntax tree without annotations, or None if the source is invalid."""
    try:
        with warnings.catch_warnings(action="ignore", category=SyntaxWarning):
            tree = ast.parse(source)
            compile(source, "mutant", "exec")
    except SyntaxError:
        return None
    return ast.dump(_WithoutDetails().visit(tree))


def _changed_lines(source: str, mutated: str) -> tuple[str, str]:
    before, after = source.splitlines(), mutated.splitlines()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    changed = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    was = [word for _, start, end, _, _ in changed for word in " ".join(before[start:end]).split()]
    is_now = [word for *_, start, end in changed for word in " ".join(after[start:end]).split()]
    return " ".join(was), " ".join(is_now)
