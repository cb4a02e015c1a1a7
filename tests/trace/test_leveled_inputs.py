"""Dicts with a map for each level, without TensorFlow."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from layerlint.worker import input_repairs
from layerlint.worker.input_forms import Feed, tensor, written
from layerlint.worker.leveled_inputs import leveled, with_sides
from layerlint.worker.usage import ClassUsage
from layerlint.worker.use_readers import ParameterUse


class Pyramid:
    def call(self, features: Any, more: Any, plain: Any) -> Any:
        for level in range(3, 5):
            self.conv(features[str(level)])  # type: ignore[attr-defined]
        return more[f"{level}"], plain["a"], plain[0]


def test_what_is_taken_by_the_text_of_a_number_has_levels() -> None:
    uses = ClassUsage(Pyramid).call
    assert ParameterUse("levels") in uses["features"]
    assert ParameterUse("levels") in uses["more"]
    assert ParameterUse("levels") not in uses["plain"]


@pytest.mark.parametrize(
    ("layer", "shapes"),
    [
        (SimpleNamespace(), "{'3': float32[None,32,32,8], '4': float32[None,16,16,8]}"),
        (SimpleNamespace(_level=5), "{'5': float32[None,32,32,8], '6': float32[None,16,16,8]}"),
        (
            SimpleNamespace(get_config=lambda: {"min_level": 2, "max_level": 3}),
            "{'2': float32[None,32,32,8], '3': float32[None,16,16,8]}",
        ),
        (
            SimpleNamespace(min_level=8, max_level=2),
            "{'3': float32[None,32,32,8], '4': float32[None,16,16,8]}",
        ),
    ],
)
def test_the_levels_are_those_of_the_layer(layer: Any, shapes: str) -> None:
    assert written(leveled(layer, [ParameterUse("levels")], 8)) == shapes


def test_a_dict_of_anything_has_two_vectors() -> None:
    vectors = leveled(SimpleNamespace(), [ParameterUse("dict", None)], 4)
    assert written(vectors) == "{'a': float32[None,4], 'b': float32[None,4]}"
    assert "'3'" in written(leveled(SimpleNamespace(level=3), [ParameterUse("dict", None)], 4))


def test_other_dicts_have_no_levels() -> None:
    assert leveled(SimpleNamespace(), [ParameterUse("dict", "ids"), ParameterUse("list")], 8) is None


def test_a_message_that_misses_keys_asks_for_levels() -> None:
    feed = Feed([tensor("float32", None, 8), tensor("float32", None, 8, 4)], {}, "")
    first = next(input_repairs.repairs(feed, "'EagerTensor' object has no attribute 'keys'"))
    assert written(first.args[0]) == "{'3': float32[None,32,32,8], '4': float32[None,16,16,8]}"


def test_open_sides_of_declared_levels_are_halved() -> None:
    levels = {"2": tensor("float32", None, None, None, 256), "4": tensor("float32", None, None, None, 64)}
    declared = {"kind": "dict", "items": levels}
    assert written(with_sides(declared)) == "{'2': float32[None,32,32,256], '4': float32[None,8,8,64]}"
    assert with_sides(with_sides(declared)) is None
    assert with_sides({"kind": "dict", "items": {**levels, "mask": levels["2"]}}) is None
