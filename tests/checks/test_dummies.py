"""Layers that are only there for tests: what is true of them and matters to nobody is a note."""

from __future__ import annotations

import pytest

from layerlint.rule import Severity
from layerlint.run.lint_text import lint_text

DUMMY = """import keras


class Dummy(keras.layers.Layer):
    def __init__(self, name=None):
        super().__init__()

    def call(self, inputs):
        return inputs
"""


@pytest.mark.parametrize("path", ["test_layers.py", "layers_test.py", "conftest.py", "tests/layers.py"])
def test_a_dropped_name_is_a_note_in_tests(path: str) -> None:
    assert {one.severity for one in lint_text(DUMMY, path=path) if one.code == "LL304"} == {Severity.NOTE}


@pytest.mark.parametrize("path", ["layers.py", "testers.py", "latest/layers.py"])
def test_it_is_a_warning_elsewhere(path: str) -> None:
    assert {one.severity for one in lint_text(DUMMY, path=path) if one.code == "LL304"} == {Severity.WARNING}
