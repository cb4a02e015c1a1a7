"""Real code: packages of the environment that have layers, and the examples of the rules' pages."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from textwrap import dedent

from layerlint.rulebook.pages import ExampleKind, pages

PACKAGES = ("keras/src", "tf_keras/src", "tensorflow/python/keras", "tensorflow/python/ops", "keras_hub/src")
LINES = 120
"""How much of a real file a case takes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The body of a method of an example, with the head that it has there."""

    method: str
    head: str
    body: str


@cache
def files() -> tuple[Path, ...]:
    """The modules of those packages that are installed, in a fixed order."""
    found: list[Path] = []
    for root in dict.fromkeys(sys.path):
        for package in PACKAGES:
            folder = Path(root) / package
            if root.endswith("site-packages") and folder.is_dir():
                found.extend(sorted(path for path in folder.rglob("*.py") if "_test" not in path.name))
    return tuple(found)


@cache
def examples() -> tuple[str, ...]:
    """The code of all examples of the pages; the bad ones are there twice."""
    return tuple(
        example.code
        for page in pages()
        if page.code != "LL900"  # which is about files that do not parse
        for example in page.examples
        for _ in range(2 if example.kind is ExampleKind.BAD else 1)
    )


@cache
def pieces() -> tuple[Piece, ...]:
    """The methods of all bad examples."""
    found = []
    for code in dict.fromkeys(examples()):
        try:
            tree = ast.parse(code)
        except SyntaxError:
            continue
        lines = code.split("\n")
        for layer in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
            for method in (node for node in layer.body if isinstance(node, ast.FunctionDef)):
                first = min([method.lineno, *(item.lineno for item in method.decorator_list)])
                start = method.body[0].lineno
                head = dedent("\n".join(lines[first - 1 : start - 1]))
                body = dedent("\n".join(lines[start - 1 : method.end_lineno]))
                if head.rstrip().endswith(":"):
                    found.append(Piece(method.name, head, body))
    return tuple(found)


def real_text(dice: Random) -> str:
    """A part of a real file, most often one around a class; an example where no package is installed."""
    if not files() or dice.random() < 0.3:
        return dice.choice(examples())
    lines = dice.choice(files()).read_text(encoding="utf-8", errors="replace").split("\n")
    classes = [number for number, line in enumerate(lines) if line.startswith("class ")]
    if len(lines) <= LINES or not classes:
        return "\n".join(lines[:LINES])
    start = dice.choice(classes)
    imports = [line for line in lines[: classes[0]] if line.startswith(("import ", "from "))]
    return "\n".join([*imports, "", *lines[start : start + LINES]])
