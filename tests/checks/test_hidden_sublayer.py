"""LL209: layers kept in variables of the module, and those where nothing is lost."""

from __future__ import annotations

import pytest

from layerlint.run.check_text import check_text

TEXT = """import keras
from keras import layers

shared = {made}


class Block(layers.Layer):
    def call(self, inputs):
        return shared(inputs)
"""


def found(made: str) -> list[str]:
    return [d.code for d in check_text(TEXT.replace("{made}", made)) if d.code == "LL209"]


@pytest.mark.parametrize("made", ["layers.ReLU()", "layers.Flatten()", "keras.layers.Add()"])
def test_a_stateless_layer_of_the_module_loses_nothing(made: str) -> None:
    assert found(made) == []


@pytest.mark.parametrize(
    "made",
    [
        "layers.Dense(3)",
        "layers.Dropout(0.5)",
        "keras.Sequential([layers.Dense(3)])",
        "layers.TimeDistributed(layers.Dense(3))",
    ],
)
def test_a_layer_of_the_module_with_weights_or_a_seed(made: str) -> None:
    assert found(made) == ["LL209"]
