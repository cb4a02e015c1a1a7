"""Names of Keras, whatever package they are reached through."""

from __future__ import annotations

import pytest

from layerlint.model.facts import Kind
from layerlint.tables.keras_names import (
    constructor,
    exists,
    is_model,
    is_public,
    is_stateless,
    keras_name,
    kind_of,
    members,
    root_of,
)


@pytest.mark.parametrize(
    ("qualified", "short", "root"),
    [
        ("keras.layers.Dense", "layers.Dense", "keras"),
        ("tensorflow.keras.layers.Dense", "layers.Dense", "tf.keras"),
        ("tf_keras.layers.Dense", "layers.Dense", "tf_keras"),
        ("keras_core.layers.Dense", "layers.Dense", "keras_core"),
        ("keras.src.layers.core.dense.Dense", "layers.Dense", "keras"),
        ("keras.api.layers.Dense", "layers.Dense", "keras"),
        ("tensorflow.python.keras.layers.core.Dense", "layers.Dense", "tensorflow.python.keras"),
        ("tensorflow.compat.v1.keras.Model", "Model", "tf.keras"),
        ("keras.engine.base_layer.Layer", "layers.Layer", "keras"),
        ("keras.ops.mean", "ops.mean", "keras"),
        ("keras.src.models.functional.Functional", "models.functional.Functional", "keras"),
        ("tf_keras.src.engine.functional.Functional", "models.functional.Functional", "tf_keras"),
        (
            "tensorflow.python.keras.layers.convolutional.Conv",
            "layers.convolutional.base_conv.Conv",
            "tensorflow.python.keras",
        ),
    ],
)
def test_every_root_gives_the_public_name(qualified: str, short: str, root: str) -> None:
    assert keras_name(qualified) == short
    assert root_of(qualified) == root


@pytest.mark.parametrize("qualified", ["tensorflow.Module", "numpy.mean", "kerasish.layers.Dense", "keras"])
def test_what_is_not_of_keras_has_no_name(qualified: str) -> None:
    assert keras_name(qualified) is None


def test_kinds_members_and_constructors_come_from_the_tables() -> None:
    assert kind_of("layers.Dense", 3) is Kind.SUBLAYER
    assert kind_of("metrics.Mean", 2) is Kind.METRIC
    assert kind_of("layers.LocallyConnected1D", 3) is None
    assert kind_of("layers.LocallyConnected1D") is Kind.SUBLAYER
    assert kind_of("ops.mean", 3) is None
    assert kind_of("layers.pooling.base_pooling.BasePooling") is Kind.SUBLAYER
    assert kind_of("layers.pooling.base_pooling.Other") is None
    assert is_model("models.functional.Functional")
    assert "pool_size" in members("layers.pooling.base_pooling.BasePooling", 3)
    assert is_model("Sequential")
    assert not is_model("layers.Dense")
    assert "optimizer" in members("Model", 3)
    assert "optimizer" not in members("layers.Layer", 3)
    assert "add_update" in members("layers.Layer", 2) - members("layers.Layer", 3)
    assert "kernel_initializer" in (constructor("layers.Dense", 3) or pytest.fail("no constructor")).names
    assert exists("ops.mean", 3)
    assert not exists("ops.mean", 2)


@pytest.mark.parametrize(
    ("short", "keras", "stateless"),
    [
        ("layers.ReLU", 3, True),
        ("layers.Concatenate", 2, True),
        ("layers.Dropout", 2, True),
        ("layers.Dropout", 3, False),
        ("layers.Dense", 2, False),
        ("layers.BatchNormalization", 3, False),
        ("layers.GroupNormalization", 3, False),
        ("layers.EinsumDense", 3, False),
    ],
)
def test_state_was_found_by_calling_the_layer(short: str, keras: int, stateless: bool) -> None:
    assert is_stateless(short, keras) is stateless


def test_what_keras_offers_is_classes_functions_and_modules() -> None:
    assert is_public("layers.Dense")
    assert is_public("ops.mean")
    assert is_public("layers")
    assert is_public("layers.experimental.preprocessing")
    assert not is_public("layer")
    assert not is_public("")
