"""The tree that is made from `ast` is the one that LibCST parses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import libcst as cst
import pytest

from layerlint.extract import class_text
from layerlint.run.lint_text import lint_text
from layerlint.syntax.quick_tree import nodes_in, quick_tree
from layerlint.syntax.tree import children, walk

ROOT = Path(__file__).resolve().parents[2]
ALL_SYNTAX = '''\
"""A docstring."""
from . import a as b, c
from ..d.e import *
import f.g as h, i
@a.b(c)
async def f(a, /, b: int = 1, *c, d: "x" = 2, e: dict[str, int | None], **g) -> a.b.c:
    async with a as b, c: await d
    async for x in y: pass
    return [z async for z in a if b if c for d in e]
def g(*, a): yield; x = yield a; yield from b
class A(B, *C, metaclass=M, **D):
    x: int
    y: a.b = 1; z = 2
    def f(self): global q; nonlocal_ = 1
x = a[1], a[1:2], a[1:2, ::3], a[(1, 2)], a[b, c], a[()], a[...], a[b][c], a[-1]
x = y = 1, 2.5, 3j, 0x10, 1_000, True, None, "s", b"b", r'r', """long
string""", "a" "b", ("c"
  "d"), f"{a!r:>{w}} {b=}" "c", 'ä' "ö".join(é)
x = (a or b or c) and not d or -e ** +f @ ~g // h << i >> j | k ^ l & m % n - o
x = a < b <= c != d is not e not in f in g is h == i > j >= k
x = {**a, b: c, "d": 1}, {a, *b}, [*a, b], (*a,), {a: b for c in d}, {a for b in c}, (a for b in c), {}
x = lambda a, *b, c=1, **d: (yield), lambda: 0, a if b else c, (n := 1)
f(a, *b, c=1, *d, **e); f(x for x in y); f((a)); f(a,)
x += 1; x //= 2; x @= 3; x >>= 4; x **= 5; x |= 6
del a, b[0]; del (c); assert a, b; assert c
raise A from B
raise
if a: b; c
elif d:
    e
else: f
if a:
    pass
else:
    if b: c
while a: break
else: continue
for a, *b in c: pass
else:
    d
try: a
except B as b: c
except (C, D): d
except: e
else: f
finally: g
with (a): b
with a, b as c: d
'''
UNLIKE = (
    "x = 1 \\\n + 2\n",
    "x = 1\r\n",
    "\fx = 1\n",
    "match a:\n    case 1: pass\n",
    "def f(x: (a[b])): pass\n",
)


def shape(node: cst.CSTNode) -> Iterator[object]:
    """All nodes below, with what they hold of text."""
    for part in walk(node):
        below = len(children(part))
        texts = [getattr(part, name, "") for name in ("value", "star")]
        yield (
            type(part),
            below,
            [text for text in texts if isinstance(text, str) and type(part) is not cst.NotEqual],
        )


def texts() -> Iterator[str]:
    yield from (path.read_text("utf-8") for path in sorted((ROOT / "tests/checks/cases").rglob("*.py"))[::7])
    yield from (path.read_text("utf-8") for path in sorted((ROOT / "layerlint/extract").glob("*.py"))[::4])


def test_all_syntax_is_the_same_tree() -> None:
    tree = quick_tree(ALL_SYNTAX)
    assert tree is not None
    assert list(shape(tree.module)) == list(shape(cst.parse_module(ALL_SYNTAX)))


def test_real_code_is_the_same_tree() -> None:
    made = 0
    for text in texts():
        tree = quick_tree(text)
        made += tree is not None
        assert tree is None or list(shape(tree.module)) == list(shape(cst.parse_module(text))), text[:300]
    assert made > 50


@pytest.mark.parametrize("text", UNLIKE)
def test_what_may_be_another_tree_is_not_made(text: str) -> None:
    assert quick_tree(text) is None


def test_nodes_find_those_that_libcst_parses() -> None:
    tree = quick_tree("x = (f(1))\n")
    assert tree is not None
    pairs = nodes_in(cst.parse_module("x = (f(1))\n"), tree.module)
    (call,) = (theirs for ours, theirs in pairs.items() if type(ours) is cst.Call)
    assert isinstance(call, cst.Call)
    assert call.lpar
    with pytest.raises(AttributeError):
        _ = next(node for node in pairs if type(node) is cst.Call).lpar
    with pytest.raises(ValueError, match=r"argument 2"):
        nodes_in(cst.parse_module("x = 1\n"), tree.module)


def test_places_are_those_of_ast() -> None:
    tree = quick_tree("é = [f(a)]\n")
    assert tree is not None
    call = next(node for node in walk(tree.module) if type(node) is cst.Call)
    place = tree.text.place(call)
    assert place is not None
    assert (tree.text.column(0, place.col_offset), tree.text.of(place)) == (5, "f(a)")


NEEDS_LIBCST = """
import keras

class A(keras.layers.Layer):
    def __init__(self, rate=1, **kwargs):
        self.rate = rate
"""


def test_what_libcst_cannot_parse_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> cst.Module:
        return cst.parse_module("class A(:\n")

    monkeypatch.setattr(class_text, "parse_module", refuse)
    (finding,) = (one for one in lint_text(NEEDS_LIBCST) if one.code == "LL301")
    assert finding.fix is None
