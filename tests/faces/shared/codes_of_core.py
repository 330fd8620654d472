"""Every code with which the core can refuse an act or find something, read from its source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import banjie.core.case

_ROOM = Path(banjie.core.case.__file__).parent


def codes_in(*modules: str) -> set[str]:
    """Return the codes in these modules of `core.case`, in all of them where none is named."""
    paths = [_ROOM / f"{name}.py" for name in modules] or sorted(_ROOM.glob("*.py"))
    return {code for path in paths for code in codes_of(path)}


def codes_of(path: Path) -> set[str]:
    """Return the codes in one module."""
    return set(_codes(ast.parse(path.read_text(encoding="utf-8"))))


def _codes(tree: ast.Module) -> Iterator[str]:
    named = {
        name.id: text.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for name, text in _pairs(node)
        if isinstance(name, ast.Name) and isinstance(text, ast.Constant)
    }
    takers = {
        node.name: [one.arg for one in node.args.args].index("code")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and "code" in [one.arg for one in node.args.args]
    }
    for node in ast.walk(tree):
        for value in _code_of(node, takers):
            yield from _texts(value, named)


def _pairs(node: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    target, value = node.targets[0], node.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        yield from zip(target.elts, value.elts, strict=True)
    else:
        yield target, value


def _code_of(node: ast.AST, takers: dict[str, int]) -> Iterator[ast.expr]:
    """Yield what a node gives as a code: by its name, by its place in a function's arguments, or to a variable."""
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "code":
        yield node.value
    if not isinstance(node, ast.Call):
        return
    yield from (given.value for given in node.keywords if given.arg == "code")
    place = takers.get(node.func.id) if isinstance(node.func, ast.Name) else None
    if place is not None and place < len(node.args):
        yield node.args[place]


def _texts(value: ast.expr, named: dict[str, str]) -> Iterator[str]:
    if isinstance(value, ast.IfExp):
        yield from (*_texts(value.body, named), *_texts(value.orelse, named))
    elif isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.Name) and value.id in named:
        yield named[value.id]
