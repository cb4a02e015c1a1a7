"""A text that Python's compiler takes also has a tree; one that only the compiler refuses is parsed as before."""

from __future__ import annotations

import ast

import pytest

from layerlint.files.python import parse, parses

NESTED = [
    ("[", "1", "]"),
    ("", "1", " + 1"),
    ("", "f", "()"),
    ("-", "1", ""),
    ("lambda: ", "1", ""),
    ("1 ** ", "1", ""),
]


@pytest.mark.parametrize("text", ["nonlocal x", "return", "def f(a, a): pass", "print 1", "x = (", "\0"])
def test_what_is_not_certain(text: str) -> None:
    assert not parses(text) or ast.parse(text)


@pytest.mark.parametrize(("before", "middle", "after"), NESTED)
@pytest.mark.parametrize("depth", [100, 199, 201, *range(2960, 3000)])
def test_what_compiles_has_a_tree(before: str, middle: str, after: str, depth: int) -> None:
    text = before * depth + middle + after * depth
    if parses(text):
        assert parse(text).body
