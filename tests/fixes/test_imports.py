"""Imports that Keras 3 breaks, and what is written in their place."""

from __future__ import annotations

import ast

import pytest

from layerlint.files.edits import apply_edits
from layerlint.outside.moved_imports import moved_import
from layerlint.rule import Diagnostic
from layerlint.run.lint_text import lint_text

CLASS = "\n\nclass Summed(Layer):\n    def call(self, x):\n        return {}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("from keras.engine.topology import Layer, InputSpec", "from keras.layers import Layer, InputSpec"),
        ("from keras.engine.base_layer import Layer as L", "from keras.layers import Layer as L"),
        ("from keras.engine.training import Model", "from keras.models import Model"),
        ("from keras.layers.core import Dense, Lambda", "from keras.layers import Dense, Lambda"),
        ("from keras.layers.merge import concatenate", "from keras.layers import concatenate"),
        ("from keras.utils.np_utils import to_categorical", "from keras.utils import to_categorical"),
        ("from keras.objectives import mean_squared_error", "from keras.losses import mean_squared_error"),
        ("from keras.losses import mse", "from keras.losses import mean_squared_error as mse"),
        (
            "from keras.preprocessing.text import Tokenizer",
            "from tensorflow.keras.preprocessing.text import Tokenizer",
        ),
        (
            "from tensorflow.keras.layers.experimental import preprocessing",
            "from tensorflow.keras import layers as preprocessing",
        ),
        (
            "from tensorflow.keras.layers.experimental.preprocessing import Rescaling",
            "from tensorflow.keras.layers import Rescaling",
        ),
    ],
)
def test_the_names_come_from_where_keras_3_has_them(before: str, after: str) -> None:
    (node,) = ast.parse(before).body
    assert isinstance(node, ast.ImportFrom)
    assert moved_import(node) == after


@pytest.mark.parametrize(
    "text",
    [
        "from keras.layers import Dense",
        "from keras.layers import CuDNNLSTM",
        "from keras.layers import Dense, CuDNNLSTM",
        "from keras.legacy import interfaces",
        "from keras.engine import network",
        "from tensorflow.keras.optimizers.legacy import Adam",
        "from .engine import Layer",
        "from other.keras.engine import Layer",
    ],
)
def test_what_is_there_or_nowhere_is_left(text: str) -> None:
    (node,) = ast.parse(text).body
    assert isinstance(node, ast.ImportFrom)
    assert moved_import(node) == ""


def _fixed(text: str) -> str:
    edits = {edit for d in lint_text(text) if d.fix is not None for edit in d.fix.edits}
    return apply_edits(text, tuple(edits))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("from keras import backend as K", "from tensorflow.keras import backend as K"),
        ("import keras.backend as K", "from tensorflow.keras import backend as K"),
        (
            "from keras import backend as K, layers",
            "from keras import layers\nfrom tensorflow.keras import backend as K",
        ),
        (
            "from keras import (\n    backend as K,\n    layers,\n)",
            "from keras import layers\nfrom tensorflow.keras import backend as K",
        ),
        ("from keras.layers import Layer\nfrom keras import backend as K", None),
    ],
)
def test_the_backend_is_imported_from_tensorflow(before: str, after: str | None) -> None:
    after = after or before.replace("from keras import", "from tensorflow.keras import")
    head, body = "from keras.layers import Layer\n", CLASS.format("K.dot(x, x) + K.batch_dot(x, x)")
    assert _fixed(f"{head}{before}{body}") == f"{head}{after}{body}"


def test_functions_are_imported_from_there_too() -> None:
    head, body = "from keras.layers import Layer\n", CLASS.format("dot(x, x)")
    assert _fixed(f"{head}from keras.backend import dot{body}") == (
        f"{head}from tensorflow.keras.backend import dot{body}"
    )


@pytest.mark.parametrize(
    ("imports", "body"),
    [
        ("import keras.backend", "keras.backend.dot(x, x)"),
        ("from keras import backend as K\nK = K", "K.dot(x, x)"),
        ("try:\n    from keras import backend as K\nexcept ImportError:\n    K = None", "K.dot(x, x)"),
        ("from keras import backend as K", "K.learning_phase()"),
        ("from keras import backend as K", "K.update(self.w, x)"),
        ("from keras import backend as K", "K.dot(x, x) if K.standardize_dtype(x.dtype) else x"),
        ("from keras.backend import dot, learning_phase", "dot(x, x)"),
        ("from keras import backend as K", "K.dot(x, K.variable(1.0))"),
    ],
)
def test_an_import_that_would_not_do_is_left(imports: str, body: str) -> None:
    assert not any(
        d.fix is not None and "backend" in d.fix.title
        for d in lint_text(f"from keras.layers import Layer\n{imports}{CLASS.format(body)}")
    )


def _told(text: str) -> list[Diagnostic]:
    return [one for one in lint_text(text) if one.code == "LL701"]


def test_what_an_import_lacks_is_told_once() -> None:
    text = "from keras.layers import Layer\nfrom keras.layers.core import Dense" + CLASS.format("Dense(3)(x)")
    assert [one.span.start.line for one in _told(text)] == [2]


def test_several_names_of_one_import_are_told_once() -> None:
    assert len(_told("from keras.layers.core import Dense, Dropout, Lambda\n")) == 1


def test_a_function_that_the_backend_lost_is_told_where_a_class_calls_it_too() -> None:
    text = "from keras.layers import Layer\nfrom keras.backend import sqrt" + CLASS.format("sqrt(x)")
    assert [one.span.start.line for one in _told(text)] == [6, 2]
