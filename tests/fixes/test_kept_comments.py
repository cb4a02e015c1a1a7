"""A fix loses no comment: it takes it along, or there is no fix."""

from __future__ import annotations

import pytest

from layerlint.files.edits import LineIndex
from layerlint.fixes.kept_comments import keep_comments
from layerlint.text import Edit, Position, Span
from tests.linted import linted

HEAD = "import keras\n\n\n"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "LL303",
            "class A(keras.layers.Layer):\n    def __init__(self):\n"
            "        super(  # why\n            B, self).__init__()\n\n    def call(self, x):\n        return x\n",
        ),
        (
            "LL303",
            "class A(keras.layers.Layer):\n    def __init__(self):\n"
            "        super().__init__(\n            self,  # why\n        )\n\n"
            "    def call(self, x):\n        return x\n",
        ),
        (
            "LL311",
            "class A(keras.layers.Layer):\n    def build(self, input_shape):\n"
            "        shape = input_shape.as_list(  # why\n        )\n"
            "        self.w = self.add_weight(name='w', shape=shape[1:])\n\n"
            "    def call(self, x):\n        return x * self.w\n",
        ),
        (
            "LL704",
            "class A(keras.layers.Layer):\n    def build(self, input_shape):\n"
            "        self.w = self.add_weight(name='w', shape=(3,))\n\n    def call(self, x):\n"
            "        return x * self.w.read_value(  # why\n        )\n",
        ),
    ],
)
def test_a_fix_that_would_lose_a_comment_is_none(code: str, text: str) -> None:
    def fixes(source: str) -> list[bool]:
        found = linted(HEAD + source, path="text.py", keras=3)
        return [one.fix is not None for one in found if one.code == code]

    assert fixes(text.replace("  # why", "")) == [True]
    assert fixes(text) == [False]


@pytest.mark.parametrize(
    ("text", "replacement", "kept"),
    [
        ("f(  # why\n)", "g()", False),
        ("f(  # why\n)", "g(  # why\n)", True),
        ("f('#', \"it's # 1\")", "g()", True),
        ('f("""\n# no comment\n""")', "g()", True),
        ("f('''it's''')  # why", "g()", False),
        (r"f('\'# ')", "g()", True),
        ("a = 1  # why", "", True),  # the comment of a statement that goes
        ("a = 1  # why\n", "", True),
        ("a = f(  # why\n)\n", "", False),
        ("a = f(  # why\n)  # and that\n", "", False),
        ("a = 1  # why\n", "b = 1\n", False),
    ],
)
def test_comments_are_those_outside_of_strings(text: str, replacement: str, kept: bool) -> None:
    lines = LineIndex(text)
    end = lines.position(len(text))
    assert keep_comments([Edit(Span(Position(1, 1), end), replacement)], lines) is kept
