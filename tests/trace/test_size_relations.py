"""Sizes that belong together, as messages ask for them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from layerlint.worker.constructor_search import TOGETHER, Constructor
from layerlint.worker.size_relations import joined_heads, related
from layerlint.worker.usage import ClassUsage

SHAPES = "Incompatible shapes: [2,8,16] vs. [2,8,8]"


@pytest.mark.parametrize(
    ("values", "message", "change"),
    [
        ({"hidden_dim": 8, "num_heads": 2, "head_dim": 8}, SHAPES, {"head_dim": 4}),
        ({"d_model": 8, "heads": 2, "key_dim": 8, "value_dim": 8}, SHAPES, {"key_dim": 4, "value_dim": 4}),
        ({"embed_dim": 8, "num_heads": 3}, "embed_dim must be divisible by num_heads", {"embed_dim": 12}),
        ({"num_query_heads": 4, "num_key_value_heads": 2}, SHAPES, {"num_key_value_heads": 4}),
        ({"image_size": 32, "patch_size": 3}, "image_size is not divisible by patch_size", {"patch_size": 4}),
        ({"filters": [8, 8], "strides": [1, 1, 1]}, "must have the same length", {"filters": [8, 8, 8]}),
        ({"a": (8, 8), "num_layers": 3}, "tuple index out of range", {"num_layers": 2}),
        ({"a": [8, 8], "b": 1}, "list index out of range", {"a": [8, 8, 8]}),
    ],
)
def test_sizes_follow_each_other(values: dict[str, Any], message: str, change: dict[str, Any]) -> None:
    assert next(related(values, set(values), message)) == change


@pytest.mark.parametrize("message", ["no", "'int' object is not iterable"])
def test_other_messages_change_no_sizes(message: str) -> None:
    values = {"hidden_dim": 8, "num_heads": 2, "head_dim": 8, "sizes": [8, 8]}
    assert not list(related(values, set(values), message))


def test_only_what_is_free_changes() -> None:
    values = {"hidden_dim": 8, "num_heads": 2, "head_dim": 8}
    assert list(related(values, {"hidden_dim"}, SHAPES)) == [{"hidden_dim": 16}]
    assert next(related({"a": [8, 8], "b": [1, 1, 1]}, {"a"}, "same length")) == {"a": [8, 8, 8]}


def test_what_belongs_together_is_told() -> None:
    class Block:
        def __init__(self, hidden_dim: int, num_heads: int, head_dim: int) -> None:
            pass

    plan = SimpleNamespace(
        target=Block, texts={"num_heads": "4"}, names={}, texts_args=[], is_instance=lambda: False, api=None
    )
    made = Constructor(plan, ClassUsage(Block))
    [first, second] = [dict(choice) for choice in made.related(made.first(), SHAPES)]
    assert (first["head_dim"], first["hidden_dim"][0]) == (("2", TOGETHER), "8")
    assert (second["head_dim"][0], second["hidden_dim"][0]) == ("8", "32")


def test_heads_of_a_size_make_the_width_of_the_input() -> None:
    assert joined_heads({"n_heads": 4, "head_dim": 16, "dropout": 0.1}) == [64]
    assert joined_heads({"num_heads": 2, "size_per_head": 3}) == [6]
    assert joined_heads({"heads": 4, "dim": 16}) == []
    assert joined_heads({"num_heads": 4, "num_kv_heads": 2, "head_dim": 8}) == []
    assert joined_heads({"num_heads": None, "head_dim": 8}) == []
