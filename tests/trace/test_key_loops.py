"""Inputs whose keys an attribute lists; without TensorFlow."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from layerlint.worker.input_forms import written
from layerlint.worker.key_loops import keyed_form
from layerlint.worker.usage import ClassUsage
from layerlint.worker.use_readers import ParameterUse

KEYED = ParameterUse("keyed by", "names")


class Heads:
    def call(self, inputs: Any, rows: Any) -> Any:
        outputs = {}
        for name in self.names:  # type: ignore[attr-defined]
            outputs[name] = self.heads[name](inputs[name])  # type: ignore[attr-defined]
        for row in range(3):
            outputs[row] = rows[row]
        return outputs


def test_a_loop_over_an_attribute_reads_keys() -> None:
    uses = ClassUsage(Heads).call
    assert KEYED in uses["inputs"]
    assert not any(use.kind == "keyed by" for use in uses["rows"])


@pytest.mark.parametrize(
    ("names", "form"),
    [
        (["3", "4"], "{'3': float32[None,32,32,8], '4': float32[None,16,16,8]}"),
        (("image", "ids"), "{'image': float32[None,32,32,3], 'ids': int32[None,8]}"),
        (["3", "a"], "{'3': float32[None,8], 'a': float32[None,8]}"),
    ],
)
def test_the_keys_are_those_of_the_layer(names: Any, form: str) -> None:
    assert written(keyed_form(SimpleNamespace(names=names), [KEYED], 8)) == form


@pytest.mark.parametrize("names", [None, [], [0, 1], "ab", [str(index) for index in range(9)]])
def test_other_attributes_list_no_keys(names: Any) -> None:
    assert keyed_form(SimpleNamespace(names=names), [KEYED], 8) is None
