"""The budgets of the house, counted: a room that outgrows them is divided, not excused."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULE, FUNCTION, TEST, NESTING, METHODS, CLASS, LATE_IMPORTS = 400, 60, 40, 3, 20, 250, 5
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def trees() -> dict[Path, ast.Module]:
    """Return what we wrote; migrations have the shape that Django gives them, `out` holds what benchmarks leave."""
    paths = [path for room in ("src", "tests", "benchmarks", "scripts") for path in sorted((ROOT / room).rglob("*.py"))]
    ours = [path.relative_to(ROOT) for path in paths if not {"migrations", "out"} & {*path.parts}]
    return {path: ast.parse((ROOT / path).read_text("utf-8")) for path in ours}


def functions() -> Iterator[tuple[str, ast.AST, int]]:
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, FUNCTIONS):
                yield f"{path}:{node.lineno} {node.name}", node, (node.end_lineno or 0) - node.lineno + 1


def nesting(node: ast.AST, depth: int = 0) -> int:
    """Return how deep blocks stand in blocks; `elif` is no deeper than its `if`, an inner function starts anew."""
    deepest = depth
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (*FUNCTIONS, ast.ClassDef)):
            continue
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deepest = max(deepest, nesting(child, depth + (isinstance(child, BLOCKS) and not is_elif)))
    return deepest


def test_modules_are_short() -> None:
    long = {path: n for path in trees() if (n := len((ROOT / path).read_text("utf-8").splitlines())) > MODULE}
    assert not long, f"longer than {MODULE} lines"


def test_functions_are_short_and_tests_shorter() -> None:
    long = [where for where, _, n in functions() if n > (TEST if " test_" in where else FUNCTION)]
    assert not long, f"functions end within {FUNCTION} lines, tests within {TEST}"


def test_blocks_are_not_nested_deeply() -> None:
    assert not [where for where, node, _ in functions() if nesting(node) > NESTING], f"deeper than {NESTING} blocks"


def test_classes_do_one_thing() -> None:
    classes = [
        (path, node) for path, tree in trees().items() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    ]
    many = [(path, node.name) for path, node in classes if sum(isinstance(n, FUNCTIONS) for n in node.body) > METHODS]
    long = [(path, node.name) for path, node in classes if (node.end_lineno or 0) - node.lineno >= CLASS]
    assert not many + long, f"more than {METHODS} methods or {CLASS} lines"


def test_imports_stand_at_the_top() -> None:
    late = {
        (where.split(" ")[0].split(":")[0], inner.lineno)
        for where, node, _ in functions()
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    }
    bare = [(path, n) for path, n in late if "# " not in (ROOT / path).read_text("utf-8").splitlines()[n - 1]]
    assert not bare, "an import inside a function has its reason on the line"
    assert len(late) <= LATE_IMPORTS, sorted(late)


def test_names_say_what_is_inside() -> None:
    vague = [path for path in trees() if FORBIDDEN_NAMES & {path.stem, *path.parts} or path.name == "services.py"]
    assert not vague, "utils, helpers, common and the like say nothing: name the noun"
