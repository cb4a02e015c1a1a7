"""A report with everything in it that a format has to cope with."""

from __future__ import annotations

import json

from layerlint.files.notebook import notebook_json
from layerlint.report import Report, RunFailure
from layerlint.rule import Diagnostic, Evidence, Related, Rule, Severity
from layerlint.text import Edit, Fix, Position, Safety, Span

TEXTS = {
    "src/layers.py": (
        "from keras import layers\n"
        "\n"
        "\n"
        "class Head(layers.Layer):\n"
        "    def __init__(self):\n"
        "        super().__init__()\n"
        "\n"
        "    def call(self, x):\n"
        '        名 = "é"; x = layers.Dense(4)(x)\n'
        "\n"
        "        return layers.Dropout(\n"
        "            0.5,\n"
        "        )(x)\n"
    ),
    "src/odd,name:50%.py": "\tself.w = 1\n",
    "book.ipynb": "layer.call(x)\n",
}


def span(line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span(Position(line, column), Position(end_line, end_column))


FOUND = (
    Diagnostic(
        "src/layers.py",
        span(11, 16, 13, 10),
        "LL101",
        "sublayer-created-in-call",
        Severity.WARNING,
        "`layers.Dropout` is created in `call`",
        layer="Head",
        method="call",
    ),
    Diagnostic(
        "src/layers.py",
        span(9, 22, 9, 37),
        "LL101",
        "sublayer-created-in-call",
        Severity.ERROR,
        "`layers.Dense` is created in `call`: 100% of its weights are new\nat each call",
        help="create it in `__init__` and keep it on `self`",
        layer="Head",
        method="call",
        fix=Fix(
            "Create it in `__init__`",
            (
                Edit(span(6, 27, 6, 27), "\n        self.dense = layers.Dense(4)"),
                Edit(span(9, 22, 9, 37), "self.dense"),
            ),
            Safety.SAFE,
        ),
        evidence=Evidence.PROVED,
        seen="2 calls, 2 kernels",
        noqa_line=9,
        related=(Related(span(5, 5, 6, 27), "`__init__` should own it"),),
    ),
    Diagnostic(
        "src/odd,name:50%.py",
        span(1, 2, 1, 12),
        "LL203",
        "weight-rebound",
        Severity.ERROR,
        '`self.w` is rebound, <b> & "all" \x07',
        layer="Outer.Inner",
        attribute="w",
        keras=2,
        fix=Fix("Assign to the weight", (Edit(span(1, 2, 1, 12), "self.w.assign(1)"),), Safety.UNSAFE),
        related=(
            Related(span(9, 22, 9, 37), "`replaced` does it here", "src/layers.py", "layers.replaced"),
            Related(span(1, 2, 1, 6), "created here"),
            Related(span(3, 5, 3, 9), "`gone` does it here", "src/unread.py", "unread.gone"),
        ),
    ),
    Diagnostic(
        "book.ipynb",
        span(1, 1, 1, 14),
        "LL602",
        "calls-call",
        Severity.ERROR,
        "`call` is called directly",
        cell=3,
        related=(
            Related(span(1, 1, 1, 6), "the same layer", cell=3),
            Related(span(1, 7, 1, 11), "`run` does it here", function="book.run", cell=2),
            Related(span(8, 9, 8, 13), "`step` does it here", "src/layers.py", "layers.step"),
        ),
    ),
    Diagnostic(
        "src/layers.py",
        span(4, 7, 4, 11),
        "LL701",
        "no-config",
        Severity.NOTE,
        "no `get_config`",
        layer="Head",
    ),
)

RULES = (
    Rule(
        "LL101", "sublayer-created-in-call", "A sublayer is created in `call`.", (2, 3), Severity.ERROR, None
    ),
    Rule("LL203", "weight-rebound", "A weight is rebound.", (2,), Severity.ERROR, None),
)


BOOK = json.dumps(json.loads(notebook_json(["a = 1", "b = 2", TEXTS["book.ipynb"]])), indent=1)


def read_text(path: str, cell: int | None) -> str:
    return BOOK if path == "book.ipynb" and cell is None else TEXTS.get(path, "")


def read_page(code: str) -> str | None:
    return f"# page of {code}\n" if code == "LL101" else None


REPORT = Report(
    diagnostics=FOUND,
    files=14,
    layers=31,
    failures=(RunFailure("src/broken.py", "not UTF-8: byte 0xff at 3"),),
    keras=3,
    keras_reason="pyproject.toml requires keras>=3",
    elapsed=0.412,
    read_text=read_text,
    rules=RULES,
    read_page=read_page,
)
CLEAN = Report(files=2, layers=3, elapsed=0.02)
