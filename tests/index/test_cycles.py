"""Bases that lead back to the class itself: what a name meant before, and circles that Python cannot make."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.files.discovery import discover
from layerlint.files.sources import ModuleSource, read
from layerlint.index.cycles import cycles
from layerlint.index.import_search import ImportSearch
from layerlint.index.layer_index import LayerIndex, find_layers
from layerlint.rulebook.catalog import RULES
from layerlint.run.lint_classes import lint_classes

KERAS = "import keras\nfrom keras.layers import Layer\n"


def checked(folder: Path, files: dict[str, str], *, backwards: bool = False) -> LayerIndex:
    """The layers of these files, read and checked by every rule."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    found = [
        source for source in map(read, discover([str(folder)]).files) if isinstance(source, ModuleSource)
    ]
    layers = find_layers(found[::-1] if backwards else found, ImportSearch(top=str(folder)))
    assert lint_classes(layers, RULES).crashes == ()
    return layers


def lineage(layers: LayerIndex) -> dict[str, tuple[list[str], bool]]:
    return {
        one.qualified: ([ancestor.qualified for ancestor in one.ancestors], one.complete)
        for one in layers.layers
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "class Mixin: pass\nclass A(Mixin, Layer): pass\nclass B(A, Layer): pass\nclass A(B, Layer): pass\n",
            {"a.A@4": ["a.Mixin"], "a.B": ["a.A@4", "a.Mixin"], "a.A": ["a.B", "a.A@4", "a.Mixin"]},
        ),
        (
            "class A(Layer): pass\nBase = A\nclass A(Base): pass\n",
            {"a.A@3": [], "a.A": ["a.A@3"]},
        ),
        (
            "from keras.layers import Dense\nBase = Dense\nclass B(Dense): pass\nclass Dense(Base): pass\n"
            "class C(B, Dense): pass\n",
            {"a.B": [], "a.Dense": [], "a.C": ["a.B", "a.Dense"]},
        ),
        (
            "class Outer:\n    class Layer(Layer): pass\n",
            {"a.Outer.Layer": []},
        ),
        (
            "class Outer:\n    class A(Layer): pass\n    class B(A): pass\n    class A(B): pass\n",
            {
                "a.Outer.A@4": [],
                "a.Outer.B": ["a.Outer.A@4"],
                "a.Outer.A": ["a.Outer.B", "a.Outer.A@4"],
            },
        ),
    ],
)
def test_a_base_is_what_its_name_meant_when_the_class_was_made(
    tmp_path: Path, text: str, expected: dict[str, list[str]]
) -> None:
    found = lineage(checked(tmp_path, {"a.py": KERAS + text}))
    assert found == {name: (ancestors, True) for name, ancestors in expected.items()}


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(
    "files",
    [
        {
            "a.py": KERAS + "from b import B\nclass A(B, Layer): pass\n",
            "b.py": KERAS + "from a import A\nclass B(A, Layer): pass\n",
        },
        {"a.py": KERAS + "class A(B, Layer): pass\nclass B(A, Layer): pass\n"},
        {"a.py": KERAS + "class A(B, Layer): pass\nclass B(C): pass\nclass C(A, Layer): pass\n"},
        {"a.py": KERAS + "class A(A, Layer): pass\n"},
        {
            "p/__init__.py": "from .m import A\nfrom p import A as B\nfrom . import *\n",
            "p/m.py": KERAS + "from p import B\nclass A(B, Layer): pass\n",
        },
    ],
)
def test_which_base_of_a_circle_is_meant_is_unknown_whoever_asks_first(
    tmp_path: Path, files: dict[str, str], backwards: bool
) -> None:
    found = lineage(checked(tmp_path, files, backwards=backwards))
    assert found
    assert set(map(repr, found.values())) == {repr(([], False))}


@pytest.mark.parametrize(
    "files",
    [
        {"a.py": KERAS + "A = B\nB = A\nclass C(A, Layer): pass\n"},
        {"a.py": KERAS + "A = B.x\nB = A.y\nclass C(A, Layer): pass\n"},
        {"a.py": KERAS + "import a\nX = a.X.X\nclass C(X, Layer): pass\n"},
        {"a.py": KERAS + "from b import X\nclass C(X, Layer): pass\n", "b.py": "from a import X\n"},
        {
            "a.py": KERAS + "from b import *\nclass C(X, Layer): pass\n",
            "b.py": "from a import *\nfrom c import *\n",
            "c.py": "from b import *\n",
        },
        {
            "g.py": "def __getattr__(name):\n    return name\n",
            "a.py": KERAS + "import g\nclass C(g.X, Layer): pass\n",
        },
        {"a.py": KERAS + "from ....x import Y\nclass C(Y, Layer): pass\n"},
    ],
)
def test_names_that_lead_nowhere_are_unknown(tmp_path: Path, files: dict[str, str]) -> None:
    assert lineage(checked(tmp_path, files)) == {"a.C": ([], False)}


def test_functions_that_make_what_each_other_makes(tmp_path: Path) -> None:
    text = (
        KERAS + "def f(): return f()\ndef g(): return h()\ndef h(): return g()\nclass C(Layer):\n"
        "    def __init__(self):\n        super().__init__()\n        self.x = f()\n        self.y = g()\n"
        "    def call(self, x): return self.x(self.y(x))\n"
    )
    assert list(lineage(checked(tmp_path, {"a.py": text}))) == ["a.C"]


LONG = {
    "aliases": "A0 = Layer\n" + "".join(f"A{i + 1} = A{i}\n" for i in range(5000)) + "class C(A5000): pass\n",
    "aliases-backwards": "class C(A5000): pass\n"
    + "".join(f"A{i + 1} = A{i}\n" for i in reversed(range(5000)))
    + "A0 = Layer\n",
    "bases": "".join(f"class M{i}: pass\n" for i in range(1400))
    + "class C("
    + "".join(f"M{i}, " for i in range(1400))
    + "Layer): pass\n",
    "attributes": "class C(x" + ".a" * 1200 + ", Layer): pass\ny = x" + ".a" * 1200 + "\n",
    "subscripts": "class C(Layer" + "[0]" * 1200 + "): pass\n",
    "choices": "class C(" + "x if y else " * 1200 + "x, Layer): pass\n",
    "branches": "if x: pass\n" + "elif x:\n    y = Layer\n" * 1200 + "class C(Layer): pass\n",
    "branches-with-classes": "def f():\n    if x: pass\n"
    + "    elif x:\n        y = Layer\n" * 1200
    + "    class C(Layer): pass\n",
}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow if name == "subscripts" else ()) for name in LONG]
)  # which take LibCST seconds
@pytest.mark.slow
def test_long_chains_of_everything(tmp_path: Path, name: str) -> None:
    (layer,) = checked(tmp_path, {"a.py": KERAS + LONG[name]}).layers
    assert layer.roots == ("keras.layers.Layer",)


@pytest.mark.parametrize(
    ("first", "each"),
    [
        ("from keras.layers import Layer as X\n", "from m{} import X\n"),
        ("from keras.layers import Layer as X\n", "import m{0}\nX = m{0}.X\n"),
        ("from keras.layers import Layer as X\n", "from m{} import *\n"),
        ("from keras.layers import Layer as X1\n", "from m{0} import *\nX{1} = X{0}\n"),
    ],
)
@pytest.mark.slow
def test_names_through_many_modules(tmp_path: Path, first: str, each: str) -> None:
    files = {"m0.py": first} | {f"m{i + 1}.py": each.format(i, i + 1) for i in range(600)}
    name = "X600" if "{1}" in each else "X"
    files["a.py"] = KERAS + f"from m600 import {name}\nclass C({name}, Layer): pass\n"
    (layer,) = checked(tmp_path, files).layers
    assert layer.roots == ("keras.layers.Layer",)


def test_star_imports_that_branch_are_each_looked_at_once(tmp_path: Path) -> None:
    files = {
        f"m{i}_{j}.py": f"from m{i + 1}_0 import *\nfrom m{i + 1}_1 import *\n"
        for i in range(40)
        for j in (0, 1)
    }
    files["a.py"] = KERAS + "from m0_0 import *\nclass C(X, Layer): pass\n"
    assert lineage(checked(tmp_path, files)) == {"a.C": ([], False)}


def test_circles_of_a_graph() -> None:
    graph = {"a": "bc", "b": "ad", "c": "c", "d": "ef", "e": "f", "f": "e"}
    groups = [sorted(group) for group in cycles("a", lambda node: list(graph[node]))]
    assert sorted(groups) == [["a", "b"], ["c"], ["d"], ["e", "f"]]
    assert groups.index(["e", "f"]) < groups.index(["d"]) < groups.index(["a", "b"])
