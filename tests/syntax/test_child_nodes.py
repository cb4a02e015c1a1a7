"""Walks over `ast` find what those of Python find, contexts and operators left out."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from layerlint.syntax.child_nodes import child_nodes, nodes_of

LEFT_OUT = (ast.expr_context, ast.operator, ast.boolop, ast.unaryop, ast.cmpop)
MODULES = sorted(Path(__file__).parents[2].joinpath("layerlint", "index").glob("*.py"))
STRANGE = """
global a, b
@d(x)
async def f(a: int = 1, /, b=2, *c, k, n=None, **kw) -> None:
    nonlocal_ = {**kw, 1: 2}
    async with open() as (y, z): await g(*a, k=1, **b)
    try: raise E from e
    except* (A, B) as err: x[1:2, ...] = y if z else lambda q=1: (yield)
    match a:
        case {"k": v, **rest} if v: pass
        case Point(x=0, y=[1, *_]) | None as whole: pass
        case -1 | "a": pass
    print(f"{a!r:>{b}}", not a, a < b <= c, [i async for i in j if i], (w := 1))
    del a.b, c
    import x.y as z
    from . import q as r
    while a: break
"""


@pytest.mark.parametrize("text", [STRANGE, *(path.read_text(encoding="utf-8") for path in MODULES)])
def test_finds_the_same_nodes_in_the_same_order(text: str) -> None:
    tree = ast.parse(text)
    assert list(nodes_of(tree)) == [node for node in ast.walk(tree) if not isinstance(node, LEFT_OUT)]
    for node in ast.walk(tree):
        below = [child for child in ast.iter_child_nodes(node) if not isinstance(child, LEFT_OUT)]
        assert child_nodes(node) == below
