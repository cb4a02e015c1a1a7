"""Positions looked up part by part are those that LibCST finds for the whole class."""

from __future__ import annotations

import textwrap
from pathlib import Path

import libcst as cst
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider

from layerlint.extract.class_extraction import extract
from layerlint.extract.exact_trees import exact_tree
from layerlint.extract.spans import Spans
from layerlint.files.sources import ModuleSource
from layerlint.index.layer_index import find_layers
from layerlint.syntax.tree import walk
from layerlint.text import Position, Span

CLASS = '''\
@decorated("ä", [1,
                 2])  # comment
class Odd(keras.layers.Layer,
          metaclass=M):
    """Über the
    class."""

    a = 1; b = "ö"; c = 3

    # a comment
    @property
    # and another
    @other(x=1)
    def first(self, ä: int = 3, *rest,
              key="""
 text""") -> "X":

        # comment
        x = ("ü" +
    y)
        if x:
            return [i for i in x if (
              i)]
        elif y: return 3
        else:

            pass

        with a as b, \\
                c: d()
        return x  # end

    async def second(self): return "é" ; pass

    if a:
        def third(self):
            return 1
    else:
      def third(self):
          x = 1; y = 2
          return {"a": f"{x!r:>{y}}"}

    class Inner:
        z = lambda s: (yield)

    def call(self, inputs):
    \ttry:
    \t\treturn self.dense(inputs)[..., 0]
    \texcept (A, B) as error:
    \t\traise
    \tfinally:
    \t\tx, *y = z

    last = 1
'''


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("indent", ["", "  ", "\t"])
def test_every_node_stands_where_libcst_finds_it(tmp_path: Path, indent: str, newline: str) -> None:
    head = f"import keras\n\nif 1:\n{indent}x = 1\n\n" if indent else "import keras\n\n\n"
    text = head + textwrap.indent(CLASS, indent)
    source = ModuleSource(str(tmp_path / "odd.py"), text.replace("\n", newline))
    (layer,) = (one for one in find_layers([source]).layers if one.name == "Odd")
    extracted = exact_tree(extract(layer, []), layer)
    spans = Spans(extracted, layer)
    module, node = extracted.module, extracted.node
    assert module is not None
    assert node is not None
    expected = MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)
    for below in [*walk(node)][::-1]:
        if isinstance(below, cst.IndentedBlock) or below not in expected:
            continue
        found = expected[below]
        shift = extracted.shift
        assert spans.exact(below) == Span(
            Position(found.start.line + shift, found.start.column + 1),
            Position(found.end.line + shift, found.end.column + 1),
        ), below


ODD = """\
class Odd(keras.layers.Layer):
    def call(self, x, *, deep: a.b[c] = d.e(f)):
        y = a(b)(c).d(e(f), g=h(i), *j.k(l), **m)
        z = (n.o)(p) if q(r) else (s)(t)[u(v):w.x()]
        A = [b(c) for d in e(f) if g.h(i) for j in k.l]
        B = {a(b): c(d), **e.f}; C = {g(h): i for i in j(k)}
        D = f"{a(b)} {c.d!r:>{e}}" + g(h)
        F = lambda q=a(b): c(d)
        if (n := a.b(c)) and not d(e) < f(g) < h.i: pass
        elif j.k(l):
            def inner(x=a(b)) -> c.d:
                global m
                return e(f)
        for a.b in c(d): e(f)
        with a(b) as c.d, e(f): g.h
        try: a(b)
        except c.d as e: f(g)
        print(a, b.c, True, None, ä.ö(ü), "é", à)
        @a.b(c)
        class Inner(d.e, metaclass=f.g): h = i(j)
        from k import l as m
        v = {"a": b"c", **{'d': 'e\\
        f'}}["g"], ("h", r"i"), 3, ...
        w = "a" "b" + c("d")
        d(*"ab", k=("n"), l = m(o=p)); o = p["q"] is not "r", not "s" in "t", u("v", w="x", **y["z"]), "", ''
        return [*a(b), (yield c.d), await_(e)]
"""


@pytest.mark.parametrize("kind", [cst.Name, cst.Attribute, cst.Call, cst.SimpleString, cst.Arg])
@pytest.mark.slow
def test_names_attributes_and_calls_stand_where_libcst_finds_them(
    tmp_path: Path, kind: type[cst.CSTNode]
) -> None:
    (layer, *_) = find_layers([ModuleSource(str(tmp_path / "odd.py"), f"import keras\n{ODD}")]).layers
    extracted = exact_tree(extract(layer, []), layer)
    assert extracted.module is not None
    assert extracted.node is not None
    expected = MetadataWrapper(extracted.module, unsafe_skip_copy=True).resolve(PositionProvider)
    nodes = [node for node in walk(extracted.node) if isinstance(node, kind) and node in expected]
    assert len(nodes) > 15
    for node in nodes:
        found, shift = expected[node], extracted.shift
        assert Spans(extracted, layer).exact(node) == Span(
            Position(found.start.line + shift, found.start.column + 1),
            Position(found.end.line + shift, found.end.column + 1),
        ), node


def test_a_node_of_another_class_has_no_place(tmp_path: Path) -> None:
    text = "import keras\n\n\nclass A(keras.layers.Layer):\n    def call(self, x):\n        return x\n"
    (layer,) = find_layers([ModuleSource(str(tmp_path / "a.py"), text)]).layers
    spans = Spans(extract(layer, []), layer)
    with pytest.raises(KeyError):
        spans.exact(cst.Name("elsewhere"))
    with pytest.raises(IndexError):
        spans.node(-1)


OPERATIONS = """\
class Odd(keras.layers.Layer):
    def __init__(self, ä, b: int=3, /, c=(1), *d, e: "x" = [ä], **f):
        self.a = (b+c)*(b)-(c); self.b = -(-b) ** c; return

    def call(self, x, *, training = None, y: a[b] = {c: [d]}):
        z = ((x [0]) [1:(2)]) + [a, [b]] * (3); w = not (x < y) == (z)
        v = a if (b) else (c if d else e); u = {"ö": [i+1 for i in (x)], **{1: 2}}
        def inner(q=a+b): return (q)
        if x[0] < 1: t = s = [[x]]; print (x); yield (x)
        return [i * j
                for i in x if i - 1 for j in y]
"""


def test_parameters_operations_and_statements_stand_where_libcst_finds_them(tmp_path: Path) -> None:
    (layer, *_) = find_layers([ModuleSource(str(tmp_path / "odd.py"), f"import keras\n{OPERATIONS}")]).layers
    extracted = exact_tree(extract(layer, []), layer)
    assert extracted.module is not None
    assert extracted.node is not None
    expected = MetadataWrapper(extracted.module, unsafe_skip_copy=True).resolve(PositionProvider)
    kinds = (
        *(cst.Param, cst.Subscript, cst.BinaryOperation, cst.UnaryOperation, cst.Comparison, cst.IfExp),
        *(cst.Dict, cst.List, cst.ListComp, cst.Return, cst.Assign, cst.Expr),
    )
    nodes = [node for node in walk(extracted.node) if isinstance(node, kinds)]
    assert {type(node) for node in nodes} == set(kinds)
    for node in nodes:
        found, shift = expected[node], extracted.shift
        assert Spans(extracted, layer).exact(node) == Span(
            Position(found.start.line + shift, found.start.column + 1),
            Position(found.end.line + shift, found.end.column + 1),
        ), extracted.module.code_for_node(node)
