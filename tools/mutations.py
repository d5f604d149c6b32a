"""The small changes that make mutants of a Python source: what a slip of the pen would do."""

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
}
_NAMED = {"any": "all", "all": "any", "min": "max", "max": "min"}


@dataclass(frozen=True)
class Change:
    """Other text in the place of the text from `start` to `end`, offsets in the source."""

    start: int
    end: int
    was: str
    becomes: str
    line: str
    row: int

    @property
    def words(self) -> str:
        """What becomes of what, each on one line."""
        return f"{' '.join(self.was.split())} -> {' '.join(self.becomes.split())}"

    def applied_to(self, source: str) -> str:
        """The source so changed."""
        assert source[self.start : self.end] == self.was  # noqa: S101 - the file is another
        return source[: self.start] + self.becomes + source[self.end :]


def changes_of(source: str) -> Iterator[Change]:
    """Every change of the source, in its order."""
    lines = source.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))

    def offset(row: int, column: int) -> int:
        # The columns of a syntax tree count bytes.
        before = lines[row - 1].encode()[:column].decode()
        return starts[row - 1] + len(before)

    for node in _code(ast.parse(source)):
        start = offset(node.lineno, node.col_offset)
        end = offset(node.end_lineno or node.lineno, node.end_col_offset or 0)
        for becomes in _others(node):
            was = source[start:end]
            yield Change(start, end, was, becomes, lines[node.lineno - 1].strip(), node.lineno)


def _code(tree: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """The nodes of what runs: no words for people, no types, no imports, no errors raised."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Import | ast.ImportFrom | ast.JoinedStr | ast.Raise | ast.Slice):
            continue
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.arguments) or child is getattr(tree, "returns", None):
            continue
        if child is getattr(tree, "annotation", None) or _speaks(child):
            continue
        if isinstance(tree, ast.ClassDef) and child in (*tree.bases, *tree.decorator_list):
            continue
        if isinstance(tree, ast.FunctionDef) and child in tree.decorator_list:
            continue
        if isinstance(child, ast.expr | ast.stmt):
            yield child
        yield from _code(child)


def _speaks(node: ast.AST) -> bool:
    """Whether it only names types or says what is wrong or what a module exports."""
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name):
        return node.test.id == "TYPE_CHECKING"
    targets = node.targets if isinstance(node, ast.Assign) else []
    names = {target.id for target in targets if isinstance(target, ast.Name)}
    return bool(names & {"msg", "__all__", "__slots__"}) or (
        isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias"
    )


def _others(node: ast.expr | ast.stmt) -> Iterator[str]:
    """The texts that may stand in the node's place."""
    for changed in _changed(node):
        text = ast.unparse(changed)
        yield f"({text})" if isinstance(changed, ast.Compare | ast.BoolOp | ast.BinOp) else text


def _changed(node: ast.expr | ast.stmt) -> Iterator[ast.AST]:
    match node:
        case ast.Compare():
            for place, operator in enumerate(node.ops):
                copy = deepcopy(node)
                copy.ops[place] = _COMPARED[type(operator)]()
                yield copy
        case ast.BoolOp():
            copy_of = deepcopy(node)
            copy_of.op = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
            yield copy_of
        case ast.UnaryOp(op=ast.Not() | ast.Invert()):
            yield node.operand
        case ast.BinOp() if type(node.op) in _COMPUTED:
            changed = deepcopy(node)
            changed.op = _COMPUTED[type(node.op)]()
            yield changed
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int()):
            yield ast.Constant(node.value + 1)
            yield ast.Constant(node.value - 1)
        case ast.Constant(value=str()):
            yield ast.Constant(node.value + "x")
        case ast.Name(id=name) if name in _NAMED:
            yield ast.Name(_NAMED[name])
        case ast.Tuple(elts=[_, _, *_]) if isinstance(node.ctx, ast.Load):
            for place in range(len(node.elts)):
                shorter = deepcopy(node)
                del shorter.elts[place]
                yield shorter
        case ast.IfExp():
            yield ast.IfExp(node.test, node.orelse, node.body)
        case ast.AugAssign() | ast.Expr(value=ast.Call()):
            yield ast.Pass()
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()
