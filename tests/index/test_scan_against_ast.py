"""The classes found are those that `ast` sees deriving from a Keras layer, however the module is laid out."""

from __future__ import annotations

import ast
import random
from itertools import product

import pytest

from layerlint.files.sources import ModuleSource, decode
from layerlint.index.import_search import ImportSearch
from layerlint.index.layer_index import find_layers
from layerlint.rulebook.catalog import RULES
from layerlint.run.lint_classes import lint_classes

IMPORTS = [
    "from keras.layers import Layer\n",
    "from keras.layers import (\n    Dense,  # (one)\n    Layer,\n)\n",
    "from keras.layers import \\\n    Dense, Layer\n",
    "import keras; from keras.layers import Layer as L; x = 1\nLayer = L\n",
    "import keras\nLayer: type = keras.layers.Layer\n",
    "import keras\n(Layer := keras.layers.Layer)\n",
    "import keras\nLayer = \\\n    keras . layers . Layer\n",
    "try:\n    from keras.layers import Layer\nexcept ImportError:\n    Layer = object\n",
    "\f\nimport keras.layers as k\nx, Layer = 1, k.Layer\n",
    "from keras.layers import Ｌayer\n",
]
HEADERS = [
    "class {0}(Layer):{1}",
    "class\t{0}\f(\tLayer\t)\t:{1}",
    "\fclass {0}(Layer):{1}",
    "class \\\n {0} \\\n ( \\\n Layer \\\n ) \\\n :{1}",
    "class {0}(\n  Layer  # a comment (with brackets)\n):{1}",
    "class {0}(  # one )\n  # two )\n  Layer,\n):{1}",
    "class {0}(Layer, metaclass=type, x=f(a, (b)), **{{}}):{1}",
    "class {0}((Layer)):{1}",
    "class {0}(B := Layer):{1}",
    "class {0}(Layer[int, str], Generic[T]):{1}",
    "class {0}(f(g(1), ')', '#'), Layer):{1}",
    "class {0}(*more, Layer):{1}",
    "class {0}(Layer if x else object):{1}",
    "@f(\n  1,\n  2)\n@g  # so\n\n# more\n@h\nclass {0}(Layer):{1}",
    "class {0}(Ｌayer):{1}",
    "class {0}:{1}",
    "class {0}(Plain):{1}",
    "class {0}(object, metaclass=Layer):{1}",
]
BODIES = [
    " pass",
    " x = 1; y = 2;",
    "\n    def call(self, x):\n        # type: (int) -> int\n        return x",
    "\n    '''Words.\nclass Not(Layer): pass\n    '''\n    match = case = type = 1",
    "\n    \f\n# at the margin\n    def call(self, x): return '\x0b\x1c\x85\u2028'",
]
AROUND = [
    "{}",
    "if x:\n{}\nelse: pass",
    "match x:\n case 1:\n{}",
    "with x, y:\n{}",
    "while 0: pass\nelse:\n{}",
    "for x in y:\n{}",
    "try: pass\nexcept* E:\n{}",
    "async def f():\n{}",
    "def f():\n{}\n  return lambda: 0",
    "class Outer:\n{}",
]
NAMES = ["A", "match", "case", "_", "ﬁt", "Ünï", "层", "type"]
ENDS = ["\n", "", "\n    # so\n", "\n\n\f\n"]
NEWLINES = ["\n", "\r\n", "\r"]


def is_layer(node: ast.ClassDef) -> bool:
    return "'Layer'" in "".join(ast.dump(base) for base in node.bases)


def indented(text: str) -> str:
    """The piece one level deeper; what is inside a string stays where it is."""
    inside = False
    lines = []
    for line in text.split("\n"):
        feed = "\f" * line.startswith("\f")  # indentation counts from behind it
        lines.append(line if inside or not line else f"{feed}  {line.removeprefix(feed)}")
        inside ^= line.count("'''") % 2 == 1
    return "\n".join(lines)


def agrees(text: str) -> None:
    tree = ast.parse(text)
    expected = sorted(
        (node.name, min([node.lineno, *(one.lineno for one in node.decorator_list)]))
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and is_layer(node)
    )
    layers = find_layers([ModuleSource("a.py", decode(text.encode()))], ImportSearch(top="/nowhere"))
    assert not layers.broken, text
    assert sorted((one.name, one.first_line) for one in layers.layers) == expected, text
    checked = lint_classes(layers, RULES)
    assert not checked.crashes, (checked.crashes, text)
    assert not [one for one in checked.diagnostics if one.code == "LL900"], text


@pytest.mark.parametrize("newline", NEWLINES, ids=["lf", "crlf", "cr"])
@pytest.mark.slow
def test_every_header_in_every_place(newline: str) -> None:
    for number, (header, around) in enumerate(product(HEADERS, AROUND)):
        piece = header.format("A", BODIES[number % len(BODIES)])
        text = IMPORTS[number % len(IMPORTS)] + around.format(piece if around == "{}" else indented(piece))
        agrees((text + ENDS[number % len(ENDS)]).replace("\n", newline))


@pytest.mark.parametrize("seed", range(20))
def test_modules_put_together_at_random(seed: int) -> None:
    pick = random.Random(seed).choice
    pieces = [pick(IMPORTS)]
    for name in NAMES:
        piece = pick(HEADERS).format(name, pick(BODIES))
        around = pick(AROUND)
        pieces.append(around.format(piece if around == "{}" else indented(piece)) + "\n")
        pieces.append(pick(["x = 1\n", "\f\n", "# so\n", "\n\n", "x = '''\nclass Z(Layer): pass\n'''\n"]))
    text = "".join(pieces) + pick(ENDS)
    agrees("".join(pick(NEWLINES) if letter == "\n" else letter for letter in text))


LATER = [
    "class A[T]({0}): pass\n",
    "class A[T: (dict[str, int], str), *Ts, **P]({0}):\n    def call[U](self, x: U) -> U: return x\n",
    "class A[\n    T = int,\n]({0}):\n    def call(self, x): return x\n",
    "type X[T] = list[\n    T\n]\nclass A({0}): pass\n",
    "def f[T](x: T) -> T: return x\nclass A({0}): pass\n",
    "x = f'{{'a'}}'\nclass A({0}): pass\n",
    "class A({0}):\n    def call(self, x):\n        print(f\"{{\"a\"}}{{'\\n'.join('x')}}\")\n        return x\n",
    'class A({0}):\n    def call(self, x):\n        print(f"{{x  # so\n}}")\n        return x\n',
    "def f(*a: *b): pass\nclass A({0}, x[*y]): pass\n",
]


@pytest.mark.parametrize("text", LATER)
def test_the_syntax_of_a_later_python_is_read(text: str) -> None:
    source = ModuleSource("a.py", "import keras\n" + text.format("keras.layers.Layer"))
    layers = find_layers([source], ImportSearch(top="/nowhere"))
    assert not layers.broken
    (layer,) = layers.layers
    line = next(number for number, one in enumerate(source.text.split("\n"), 1) if "class A" in one)
    assert (layer.name, layer.first_line) == ("A", line)
    checked = lint_classes(layers, RULES)
    assert not checked.crashes
    assert not [one for one in checked.diagnostics if one.code == "LL900"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("class A[T](keras.layers.Layer):\n    def call(self, x:\n        return x\n", 4),
        ("type X = int\nclass A(keras.layers.Layer):\n    def call(self): return x = = 1\n", 4),
        ("class A(keras.layers.Layer): pass\n\0", 1),
        ("class A(keras.layers.Layer): pass\n\\", 3),
    ],
)
def test_what_is_no_python_is_told_at_its_line(text: str, line: int) -> None:
    layers = find_layers([ModuleSource("a.py", "import keras\n" + text)], ImportSearch(top="/nowhere"))
    assert [one.line for one in layers.broken] == [line]
