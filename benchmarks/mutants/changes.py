"""What can be wrong with one place of a module: each single change of its syntax tree.

Left alone is what says nothing to who runs it (annotations, docstrings, decorators, asserts), and
the words of errors and of the log.
"""

import ast
import copy
from collections.abc import Iterator

from msgspec import Struct

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_TWINS = {"any": "all", "all": "any", "min": "max", "max": "min"}


class Mutant(Struct, frozen=True):
    """A module with one change; `scope` is the dotted name of its function or class, or ""."""

    line: int
    scope: str
    before: str
    after: str
    tree: ast.Module


def mutants(source: str) -> list[Mutant]:
    """Give every change of a module, in the order of its text."""
    return list(_mutants(ast.parse(source)))


def _mutants(tree: ast.Module) -> Iterator[Mutant]:
    for node, path in list(_places(tree, ())):
        for other in _others(node):
            changed = copy.deepcopy(tree)
            _put(changed, path, ast.copy_location(other, node))
            ast.fix_missing_locations(changed)
            line: int = getattr(node, "lineno", 0)
            yield Mutant(line, _scope(tree, path), ast.unparse(node), ast.unparse(other), changed)


Step = tuple[str, int | None]
"""A field of a node, and the place in it where it holds a list."""


def _places(node: ast.AST, path: tuple[Step, ...]) -> Iterator[tuple[ast.AST, tuple[Step, ...]]]:
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "type_comment", "type_params"):
            continue
        children = enumerate(value) if isinstance(value, list) else [(None, value)]
        for number, child in children:
            if isinstance(child, ast.AST) and not _says_nothing(child):
                here = (*path, (field, number))
                yield child, here
                if not isinstance(child, ast.Raise):
                    yield from _places(child, here)


def _says_nothing(node: ast.AST) -> bool:
    match node:
        case ast.Assert() | ast.Import() | ast.ImportFrom():
            return True
        case ast.Expr(value=ast.Constant()):  # a docstring
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="log")))):
            return True
        case _:
            return False


def _put(tree: ast.AST, path: tuple[Step, ...], other: ast.AST) -> None:
    node = tree
    for step in path[:-1]:
        node = _at(node, step)
    field, number = path[-1]
    if number is None:
        setattr(node, field, other)
    else:
        getattr(node, field)[number] = other


def _at(node: ast.AST, step: Step) -> ast.AST:
    field, number = step
    value = getattr(node, field)
    child: ast.AST = value if number is None else value[number]
    return child


def _scope(tree: ast.AST, path: tuple[Step, ...]) -> str:
    """The outermost function: what is nested in one is compiled with it."""
    names: list[str] = []
    node = tree
    for step in path[:-1]:
        node = _at(node, step)
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            names.append(node.name)
            if not isinstance(node, ast.ClassDef):
                break
    return ".".join(names)


def _others(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            yield ast.Compare(left, [_COMPARED[type(op)]()], [right])
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
            for number in range(len(values)):
                left_ = [value for place, value in enumerate(values) if place != number]
                yield left_[0] if len(left_) == 1 else ast.BoolOp(op, left_)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _RECKONED:
            yield ast.BinOp(left, _RECKONED[type(op)](), right)
        case ast.Constant(value=value):
            yield from _other_constants(value)
        case ast.If(test=test, body=body, orelse=orelse):
            yield from (ast.If(ast.Constant(one), body, orelse) for one in _fixed(test))
        case ast.IfExp(body=body, orelse=orelse):
            yield from (body, orelse)
        case ast.match_case(pattern=pattern, guard=ast.expr(), body=body):
            yield ast.match_case(pattern, None, body)
        case ast.comprehension(target=target, iter=iter_, ifs=ifs, is_async=is_async):
            for number in range(len(ifs)):
                kept = [test for place, test in enumerate(ifs) if place != number]
                yield ast.comprehension(target, iter_, kept, is_async)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in _TWINS:
            yield ast.Call(ast.Name(_TWINS[name], ast.Load()), args, keywords)
        case ast.Call(func=func, args=args, keywords=[*keywords]) if keywords:
            for number in range(len(keywords)):
                rest = [one for place, one in enumerate(keywords) if place != number]
                yield ast.Call(func, args, rest)
        case ast.Expr(value=ast.Call() | ast.Await()) | ast.Raise():
            yield ast.Pass()
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()
        case _:
            pass


def _fixed(test: ast.expr) -> tuple[bool, ...]:
    """Both ways of a branch; a name that it binds must still be bound."""
    return () if any(isinstance(one, ast.NamedExpr) for one in ast.walk(test)) else (True, False)


def _other_constants(value: object) -> Iterator[ast.Constant]:
    match value:
        case bool():
            yield ast.Constant(not value)
        case int() | float():
            yield ast.Constant(value + 1)
        case str() if value:
            yield from map(ast.Constant, _other_sql(value) or (f"{value}X",))
        case _:
            pass


def _other_sql(text: str) -> tuple[str, ...]:
    """Statements without one of their conditions, or ordered or bounded otherwise."""
    if "SELECT" not in text and "WHERE" not in text:
        return ()
    found = [
        text.replace(f" {was} ", f" {becomes} ", 1)
        for was, becomes in (("AND", "OR"), ("=", "<>"), ("<=", "<"), (">=", ">"), ("<", "<="))
        if f" {was} " in text
    ]
    return tuple(found)
