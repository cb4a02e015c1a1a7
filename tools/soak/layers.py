"""Modules with layer classes from the grammar, from methods of the pages, and from both."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from random import Random

from tools.soak import corpus, layout, phrases
from tools.soak.grammar import IMPORTS, METHODS, Writer, indented

CLASSES = ["A", "B", "C", "Block", "Block", "Layer", "Dense", "Model", "Ünit", "keras", "_P", "Mixin"]


def valid(text: str | bytes) -> bool:
    """Whether Python takes it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "a.py", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return False
    return True


def module(dice: Random, names: Sequence[str] = (), imports: Sequence[str] = ()) -> str:
    """A valid module of a few classes. `names` are classes of other modules, `imports` lines that bring them."""
    if dice.random() < 0.12:
        return dice.choice(corpus.examples())
    own = [dice.choice(CLASSES) for _ in range(dice.choice([1, 1, 2, 2, 3, 4]))]
    writer = Writer(dice, [*own, *names])
    head = _head(writer, imports)
    classes = [_valid_class(writer, name) for name in own]
    parts = [head, *classes]
    if dice.random() < 0.2:
        parts.append(_first_valid(writer.statement, 3) or "")
    if dice.random() < 0.1:
        parts = [
            head,
            *(
                f"if {writer.dice.choice(['True', 'TYPE_CHECKING', 'x'])}:\n{indented(p, '    ')}"
                for p in classes
            ),
        ]
    text = "\n\n\n".join(part for part in parts if part) + "\n"
    return text if valid(text) else dice.choice(corpus.examples())


def _head(writer: Writer, imports: Sequence[str]) -> str:
    dice = writer.dice
    lines = [*imports]
    if dice.random() < 0.85:
        lines += ["import keras", "import tensorflow as tf", "from keras import layers"]
    lines += [writer.fill(dice.choice(IMPORTS)) for _ in range(dice.choice([0, 0, 1, 2]))]
    future = [line for line in lines if "__future__" in line][:1]
    text = "\n".join([*future, *(line for line in lines if "__future__" not in line)])
    return text if valid(text) else "import keras\nimport tensorflow as tf\nfrom keras import layers"


def _valid_class(writer: Writer, name: str) -> str:
    for _ in range(4):
        text = layer_class(writer, name)
        if valid(text):
            return text
    return f"class {name}(keras.layers.Layer):\n    def call(self, x):\n        return {name}(x)"


def layer_class(writer: Writer, name: str, depth: int = 0) -> str:
    dice = writer.dice
    indent = dice.choice(["    ", "    ", "    ", "  ", "\t"])
    parts: list[str] = []
    for _ in range(dice.choice([0, 0, 0, 1, 2])):
        parts.append(writer.fill(dice.choice(phrases.DECORATORS)))
    bases = writer.fill(dice.choice(phrases.BASES))
    generic = "[T]" if dice.random() < 0.05 else ""
    head = f"class {name}{generic}({bases}):"
    parts.append(head if valid(f"{head} pass") else f"class {name}(keras.layers.Layer):")
    body: list[str] = []
    if dice.random() < 0.15:
        body.append(dice.choice(['"""Words."""', "'''Odd\n\\tlines'''", "...", "'a' 'b'", "r'''\n'''", "0"]))
    if dice.random() < 0.15:
        body.append(_first_valid(writer.statement, 3) or "pass")
    if dice.random() < 0.08 and depth < 2:
        body.append(layer_class(writer, dice.choice(CLASSES), depth + 1))
    for _ in range(dice.choice([1, 2, 2, 3, 3, 4])):
        body.append(_method(writer, indent))
    if dice.random() < 0.1:
        body.append(_first_valid(lambda: writer.fill("{A} = lambda self, {N}: {E}"), 3) or "pass")
    return "\n".join([*parts, indented("\n\n".join(body), indent)])


def _method(writer: Writer, indent: str) -> str:
    """A method: one of a page, its head with other statements, its statements under another head, or all of ours."""
    dice = writer.dice
    kind = dice.random()
    piece = dice.choice(corpus.pieces())
    if kind < 0.3:
        return f"{piece.head}\n{indented(piece.body, indent)}"
    head = piece.head if kind < 0.45 else writer.fill(dice.choice(METHODS))
    if not valid(f"class A:\n{indented(head, ' ')} pass"):
        head = "def call(self, x):"
    lines = [
        _first_valid(writer.statement, 4, _in_method) or "pass" for _ in range(dice.choice([1, 2, 3, 4]))
    ]
    if 0.45 <= kind < 0.6:
        lines.insert(dice.randint(0, len(lines)), piece.body)
    if dice.random() < 0.5:
        lines.append("return x")
    return f"{head}\n{indented(chr(10).join(lines), indent)}"


def _in_method(text: str) -> str:
    return f"def f(self, x):\n while 1:\n{indented(text, '  ')}"


def _as_it_is(text: str) -> str:
    return text


def _first_valid(make: Callable[[], str], tries: int, around: Callable[[str], str] = _as_it_is) -> str | None:
    """The first of some texts that Python takes, with what is `around` it."""
    for _ in range(tries):
        text = make()
        if valid(around(text)):
            return text
    return None


def laid_out(dice: Random, text: str) -> bytes:
    """The module with odd white space, line ends, encodings and comments, valid all the same."""
    for _ in range(3):
        content = layout.odd(dice, text)
        if valid(content):
            return content
    return text.encode("utf-8", "replace")
