"""A cell of a notebook that is no Python is a finding of its own, and the other cells are checked all the same."""

from __future__ import annotations

import pytest

from layerlint.files.notebook import notebook_json
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest

LAYER = "class A(keras.layers.Layer):\n    def __call__(self, x):\n        return x"


def found(*cells: str) -> list[tuple[str, int | None, int]]:
    request = LintRequest(("a.ipynb",), stdin=notebook_json(cells), stdin_filename="a.ipynb")
    return [(one.code, one.cell, one.span.start.line) for one in lint_paths(request).report.diagnostics]


@pytest.mark.parametrize(
    "broken", ["x = (", "\nprint 'old'", "class B(", "if True:", "a b", "'''never closed"]
)
def test_a_broken_cell_does_not_hide_the_others(broken: str) -> None:
    before, after = found("import keras", LAYER), found("import keras", broken, LAYER)
    assert [one for one in after if one[0] != "LL900"] == [(code, 3, line) for code, _, line in before]
    assert [cell for code, cell, _ in after if code == "LL900"] == [2]


def test_two_broken_cells_are_two_findings() -> None:
    assert found("import keras", "x = (", LAYER, "y = )") == [
        ("LL900", 2, 1),
        ("LL501", 3, 2),
        ("LL900", 4, 1),
    ]


def test_a_notebook_without_layers_is_no_business_of_ours() -> None:
    assert found("print 'old'", "x = 1") == []
    assert found("import keras", "class A(keras.layers.Layer:\n    pass") == [("LL900", 2, 1)]


def test_a_class_whose_base_stood_in_the_broken_cell_is_unknown() -> None:
    assert found(
        "import keras",
        "class Base(keras.layers.Layer):\n    x = (",
        LAYER.replace("keras.layers.Layer", "Base"),
    ) == [("LL900", 2, 2)]


TORCH = "import torch.nn as nn\nclass B(nn.Module):\n    def forward(self, x)\n        return x"


def test_a_notebook_without_keras_is_no_business_of_ours() -> None:
    assert found("import torch", TORCH) == []
    assert found("import keras", TORCH) == [("LL900", 2, 3)]


GAPS = {
    "an empty right side": "        self.w = # TODO: the missing layer\n        self.v = 1",
    "dots": "        self.w ...\n        self.v = 1",
    "underscores": "        self.w = ____ 3",
    "a question": "        self.w = keras.layers.Dense(??)",
    "a comment for a body": "        for i in range(3):\n            # add the layers\n        self.v = 1",
    "a comment at the end": "        self.v = 1\n    def call(self, x):\n        # YOUR CODE HERE",
    "a word above": "        # Your code here\n        self.w = = 3",
}


@pytest.mark.parametrize("gap", GAPS.values(), ids=GAPS)
def test_a_gap_of_an_exercise_is_no_mistake(gap: str) -> None:
    head = "class B(keras.layers.Layer):\n    def __init__(self):\n"
    assert found("import keras", head + gap, LAYER) == [("LL501", 3, 2)]


MISTAKES = {
    "a missing colon": "        if self.w\n            self.v = 1",
    "a body that is missing": "        for i in range(3):\n        self.v = 1",
    "a comment far above": "        # TODO: faster\n        a = 1\n\n\n        d = 4\n        e = = 5",
    "a comment behind a call": "        self.w = keras.layers.Dense(3  # units\n        self.v = 1",
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_beside_comments_is_one(mistake: str) -> None:
    head = "class B(keras.layers.Layer):\n    def __init__(self):\n"
    assert [code for code, cell, _ in found("import keras", head + mistake) if cell == 2] == ["LL900"]


def in_guide(path: str, *pieces: str) -> list[tuple[str, int, int, str]]:
    fence = "   ```python\n   {}\n   ```\n" if path.endswith(".md") else ".. code-block:: python\n\n   {}\n"
    page = "".join(fence.format(piece.replace("\n", "\n   ")) + "\nWords.\n\n" for piece in pieces)
    request = LintRequest((path,), stdin=page, stdin_filename=path)
    found = lint_paths(request).report.diagnostics
    return [(one.code, one.span.start.line, one.span.start.column, one.message) for one in found]


def test_a_broken_piece_of_a_guide_is_told_where_it_holds_a_layer() -> None:
    broken = "class B(keras.layers.Layer)\n    pass"
    message = "the code block does not parse: expected ':'"
    assert in_guide("a.md", "import keras", broken, LAYER) == [
        ("LL900", 8, 31, message),
        ("LL501", 16, 12, in_guide("a.md", "import keras", LAYER)[0][3]),
    ]
    assert in_guide("a.rst", "import keras", broken) == [("LL900", 9, 31, message)]


@pytest.mark.parametrize(
    "silent",
    [
        "x = (",
        "class B(Base)\n    pass",
        "class B(keras.layers.Layer):\n    def __init__(self, ...):\n        pass",
        "class B(keras.layers.Layer):\n    units = <a number>\n",
        "class B(keras.layers.Layer):\n    def call(self, x):\n        # yours",
        "class B(keras.layers.Layer):\n    def call(self, x):\n        print 'old'",
    ],
)
def test_what_is_no_layer_a_sketch_or_old_is_no_mistake_of_a_guide(silent: str) -> None:
    assert in_guide("a.md", "import keras", silent) == []


def test_a_guide_that_does_not_speak_of_keras_is_no_business_of_ours() -> None:
    assert in_guide("a.md", "class B(models.Model)\n    pass") == []


def test_the_report_shows_a_cell_as_it_stands_in_the_notebook() -> None:
    """With its commands of IPython, its indentation, and the line that does not parse."""
    cells = ["import keras\n%cd src", "!ls\n  x = (1,", "  " + LAYER.replace("\n", "\n  ")]
    request = LintRequest(("a.ipynb",), stdin=notebook_json(cells), stdin_filename="a.ipynb")
    report = lint_paths(request).report
    shown = {one.code: report.lines(one) for one in report.diagnostics}
    assert shown == {"LL900": ("!ls", "  x = (1,"), "LL501": tuple(cells[2].split("\n"))}
