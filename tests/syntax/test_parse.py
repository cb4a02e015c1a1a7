"""The quick parse gives LibCST's own tree, and leaves LibCST as it was."""

from __future__ import annotations

import libcst as cst
import pytest

from layerlint.syntax.parse import parse_module

TEXT = "class A(B):\n    # why\n    def call(self, x, *, y=(1, 2)):\n        return [x for _ in f'{x!r:>{y}}']  # end\n"


def test_the_tree_is_libcsts() -> None:
    quick, plain = parse_module(TEXT), cst.parse_module(TEXT)
    assert quick.deep_equals(plain)
    assert quick.code == TEXT


def test_nodes_that_are_made_by_hand_are_checked_again() -> None:
    with pytest.raises(cst.ParserSyntaxError):
        parse_module("class A(:\n")
    with pytest.raises(cst.CSTValidationError):
        cst.Name("")
