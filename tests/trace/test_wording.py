"""What the footer of a picture says of the call, and what a card says of a layer."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from layerlint.trace.provenance import provenance
from layerlint.trace.traced import ArgumentValue
from layerlint.trace.wording import LONGEST_VALUE, arguments, setting


def test_a_call_is_told_as_it_would_be_written() -> None:
    given = (ArgumentValue("", "4", "given"), ArgumentValue("units", "8", "usual for its name"))
    assert arguments(given) == "4, units=8"
    long = arguments([ArgumentValue("names", "x" * 500, "given")])
    assert len(long) == len("names=") + LONGEST_VALUE
    assert long.endswith("…")


def test_what_nobody_gave_is_told_once_with_where_it_came_from() -> None:
    given = (
        ArgumentValue("a", "1", "given"),
        ArgumentValue("b", "2", "settings"),
        ArgumentValue("inputs", "float32[None,6]", "what the model declares"),
        ArgumentValue("units", "8", "usual for its name"),
        ArgumentValue("heads", "2", "usual for its name"),
        ArgumentValue("", "float32[None,8]", "a guess"),
        ArgumentValue("mask", "bool[None,8]", "tests/test_block.py:12"),
    )
    assert list(provenance(given)) == [
        "as in tests/test_block.py:12: mask",
        "guessed: units, heads (usual for its name); input (a guess)",
    ]
    assert list(provenance(given[:3])) == []


@pytest.mark.parametrize(
    ("class_name", "settings", "said"),
    [
        ("Dot", {"axes": -1, "normalize": False}, "axes=-1"),
        ("Dot", {"axes": [1, 2]}, "axes=(1, 2)"),
        ("Concatenate", {"axis": 1}, "axis=1"),
        ("Reshape", {"target_shape": [-1, 8]}, "(-1, 8)"),
        ("Reshape", {"target_shape": [8]}, "(8,)"),
        ("Permute", {"dims": [2, 1]}, "(2, 1)"),
        ("LayerNormalization", {"axis": -1}, ""),
        ("Add", {}, ""),
        ("MultiHeadAttention", {"num_heads": 1}, "1 head"),
        ("Conv2D", {"kernel_size": [3, 3], "dilation_rate": [1, 1]}, "3 × 3"),
        ("Conv2D", {"kernel_size": [3, 3], "dilation_rate": [2, 2]}, "3 × 3 · dilation 2 × 2"),
        (
            "Conv1D",
            {"kernel_size": [2], "activation": "tanh", "dilation_rate": [11]},
            "2 · tanh · dilation 11",
        ),
        (
            "Conv2D",
            {"kernel_size": [3, 3], "strides": [2, 2], "activation": "relu"},
            "3 × 3 · stride 2 · relu",
        ),
        ("Conv2D", {"kernel_size": [3, 3], "strides": [2, 1]}, "3 × 3 · stride 2 × 1"),
        ("Conv2D", {"kernel_size": [3, 3], "strides": [1, 1], "activation": "linear"}, "3 × 3"),
        ("MaxPooling2D", {"pool_size": [2, 2], "strides": [2, 2]}, "2 × 2"),
        ("MaxPooling2D", {"pool_size": [3, 3], "strides": [2, 2]}, "3 × 3 · stride 2"),
        ("MaxPooling2D", {"pool_size": [3, 3], "strides": [1, 1]}, "3 × 3 · stride 1"),
        ("AveragePooling1D", {"pool_size": [2], "strides": None}, "2"),
        ("LeakyReLU", {"negative_slope": 0.2}, "slope 0.2"),
        ("LeakyReLU", {"alpha": 0.30000001192092896}, "slope 0.3"),
        ("Embedding", {"mask_zero": True}, "mask_zero"),
        ("Embedding", {"mask_zero": False}, ""),
        ("GRUCell", {"activation": "tanh"}, ""),
        ("Dropout", {"rate": 0.17500000000000002}, "rate 0.175"),
        ("GroupedQueryAttention", {"num_query_heads": 4}, "4 heads"),
    ],
)
def test_a_layer_says_where_it_works(class_name: str, settings: dict[str, Any], said: str) -> None:
    layer: Any = SimpleNamespace(class_name=class_name, settings=settings)
    assert setting(layer) == said
