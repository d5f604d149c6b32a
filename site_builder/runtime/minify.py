"""Python source without what only readers and type checkers need."""

import ast


def minify(source: str) -> str:
    """Return `source` without comments, docstrings, annotations and code for type checkers.

    Annotations in the body of a class stay, because dataclasses find their fields by them.
    """
    return ast.unparse(ast.fix_missing_locations(_Minifier().visit(ast.parse(source))))


def is_typing_only(node: ast.AST) -> bool:
    """Return whether only a type checker runs the node."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


class _Minifier(ast.NodeTransformer):
    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        body = (n if isinstance(n, ast.AnnAssign) else self.visit(n) for n in node.body)
        node.body = [each for each in body if each] or [ast.Pass()]
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.generic_visit(node)
        node.returns = None
        node.body = node.body or [ast.Pass()]
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST | None:
        return ast.Assign([node.target], node.value) if node.value else None

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        return None if isinstance(node.value, ast.Constant) else node

    def visit_If(self, node: ast.If) -> ast.AST | None:
        return None if is_typing_only(node) else self.generic_visit(node)
