"""Wrong classes by the thousand: the bad examples of the pages, changed in ways that leave valid Python."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Callable, Iterator
from functools import cache

from layerlint.rulebook.pages import ExampleKind, pages

MISSPELLED = {
    "call": ("Call", "__call__", "calls", "forward"),
    "build": ("Build", "bulid", "build_layer"),
    "get_config": ("get_Config", "getconfig", "get_conf"),
    "__init__": ("__int__", "_init_"),
    "compute_output_shape": ("compute_ouput_shape",),
    "compute_mask": ("compute_maks",),
}
"""How people write the methods that Keras calls."""

LINES = (
    "self.d(x)",
    "x = self.missing(x)",
    "super().__init__()",
    "self.late = keras.layers.Dense(4)",
    "self.n = 3",
    "print(self.n)",
    "self.w = self.add_weight(shape=(3,))",
    "self.ds = [keras.layers.Dense(4)] * 3",
    "self.add_loss(1.0)",
    "self.built = True",
    "return None",
    "units = 4",
)


@cache
def examples() -> tuple[tuple[int, str], ...]:
    """Every bad example with a Keras version that it speaks of."""
    return tuple(
        (keras, example.code)
        for page in pages()
        for example in page.examples
        if example.kind is ExampleKind.BAD
        for keras in example.keras
    )


def mutants(seed: int, count: int) -> Iterator[tuple[int, str]]:
    """Keras versions and modules, the same for the same seed."""
    rng = random.Random(seed)
    found = 0
    while found < count:
        keras, text = rng.choice(examples())
        for _ in range(rng.randint(1, 3)):
            text = rng.choice(MUTATIONS)(text, keras, rng)
        try:
            compile(text, "mutant.py", "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
        except SyntaxError:
            continue
        found += 1
        yield keras, text


def _misspell(text: str, keras: int, rng: random.Random) -> str:
    methods = [name for name in MISSPELLED if f"def {name}(" in text]
    if not methods:
        return text
    name = rng.choice(methods)
    return text.replace(f"def {name}(", f"def {rng.choice(MISSPELLED[name])}(")


def _another(text: str, keras: int, rng: random.Random) -> str:
    """The classes of another example below."""
    return f"{text}\n\n{_renamed(rng.choice(_of(keras)), rng)}"


def _one_class(text: str, keras: int, rng: random.Random) -> str:
    """The methods of another example in the first class."""
    other = rng.choice(_of(keras))
    mine, yours = _first_class(text), _first_class(other)
    if mine is None or yours is None:
        return text
    body = other.splitlines()[yours.body[0].lineno - 1 : yours.end_lineno]
    lines = text.splitlines()
    place = rng.choice([mine.body[0].lineno - 1, mine.end_lineno or 0])
    return "\n".join([*lines[:place], *body, "", *lines[place:], ""])


def _nested(text: str, keras: int, rng: random.Random) -> str:
    """The first class inside of a function."""
    found = _first_class(text)
    if found is None:
        return text
    lines = text.splitlines()
    first, last = min([found.lineno, *(d.lineno for d in found.decorator_list)]) - 1, found.end_lineno or 0
    inside = [f"    {line}" if line else "" for line in lines[first:last]]
    return "\n".join([*lines[:first], "def make():", *inside, f"    return {found.name}", *lines[last:], ""])


def _line_more(text: str, keras: int, rng: random.Random) -> str:
    """A line more at the begin of a method or after one of its statements."""
    places = [node for node in ast.walk(_tree(text)) if isinstance(node, ast.FunctionDef)]
    if not places:
        return text
    statement = rng.choice(rng.choice(places).body)
    lines = text.splitlines()
    place = rng.choice([statement.lineno - 1, statement.end_lineno or 0])
    lines.insert(place, " " * statement.col_offset + rng.choice(LINES))
    return "\n".join([*lines, ""])


def _line_less(text: str, keras: int, rng: random.Random) -> str:
    lines = text.splitlines()
    del lines[rng.randrange(len(lines))]
    return "\n".join([*lines, ""])


def _line_twice(text: str, keras: int, rng: random.Random) -> str:
    lines = text.splitlines()
    place = rng.randrange(len(lines))
    lines.insert(place, lines[place])
    return "\n".join([*lines, ""])


def _swapped(text: str, keras: int, rng: random.Random) -> str:
    """One attribute under the name of another, in one place."""
    used = list(re.finditer(r"self\.(\w+)", text))
    if not used:
        return text
    place, name = rng.choice(used), rng.choice(used)[1]
    return f"{text[: place.start(1)]}{name}{text[place.end(1) :]}"


def _based(text: str, keras: int, rng: random.Random) -> str:
    """A class below that inherits from the first one and is wrong in its own way."""
    found = _first_class(text)
    return text if found is None else f"{text}\n\n{_renamed(rng.choice(_of(keras)), rng, found.name)}"


MUTATIONS: tuple[Callable[[str, int, random.Random], str], ...] = (
    _misspell,
    _misspell,
    _another,
    _one_class,
    _one_class,
    _nested,
    _line_more,
    _line_more,
    _line_less,
    _line_twice,
    _swapped,
    _based,
)


def _of(keras: int) -> list[str]:
    return [text for version, text in examples() if version == keras]


def _renamed(text: str, rng: random.Random, base: str = "") -> str:
    """The example with other class names, so that they stay apart from those of another."""
    number = rng.randrange(1000)
    for name in re.findall(r"(?m)^class (\w+)", text):
        text = re.sub(rf"\b{name}\b", f"{name}{number}", text)
    return re.sub(r"(?m)^(class \w+)\([\w.]+\)", rf"\1({base})", text, count=1) if base else text


def _tree(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except SyntaxError:
        return ast.parse("")


def _first_class(text: str) -> ast.ClassDef | None:
    return next((node for node in _tree(text).body if isinstance(node, ast.ClassDef)), None)
