"""What the tables say of Keras 3: every replacement exists, and how a name was imported counts."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import layerlint.tables
from layerlint.tables.removed import (
    Gone,
    exists_in_keras_3,
    gone,
    gone_members,
    help_for,
    legacy_layer,
    lost_by,
    refused,
    refused_by_method,
)

FOLDER = Path(layerlint.tables.__file__).parent
KNOWN: dict[str, Any] = tomllib.loads((FOLDER / "replacements.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(set(KNOWN["ops"].values())))
def test_each_operation_exists(name: str) -> None:
    assert exists_in_keras_3(f"keras.ops.{name}")


@pytest.mark.parametrize("name", sorted(KNOWN["ops"]))
def test_each_rewritten_function_is_gone(name: str) -> None:
    assert gone(f"keras.backend.{name}", "keras") is not None


@pytest.mark.parametrize("name", sorted(set(KNOWN["near"].values())))
def test_each_near_name_exists(name: str) -> None:
    assert exists_in_keras_3(name)


@pytest.mark.parametrize("name", sorted(KNOWN["aliases"]))
def test_each_alias_stands_for_a_name_of_the_same_area(name: str) -> None:
    assert exists_in_keras_3(KNOWN["aliases"][name])
    assert KNOWN["aliases"][name].split(".")[1] == name.split(".")[0]  # a fix writes the last name alone


@pytest.mark.parametrize("name", sorted(KNOWN["near"]))
def test_each_name_with_a_replacement_is_gone(name: str) -> None:
    assert gone(f"keras.{name}", "keras") is not None or gone(f"tensorflow.keras.{name}", "tensorflow")


@pytest.mark.parametrize("name", sorted(KNOWN["advice"]))
def test_each_name_with_advice_is_gone_and_has_no_replacement(name: str) -> None:
    found = [gone(f"keras.{name}", "keras"), gone(f"tensorflow.keras.{name}", "tensorflow")]
    assert any(one is not None and help_for(one) == KNOWN["advice"][name] for one in found)


@pytest.mark.parametrize(
    ("name", "help"),
    [
        ("keras.backend.sum", "use `keras.ops.sum`"),
        ("tensorflow.keras.backend.learning_phase", "use the argument `training` of `call`"),
        ("tensorflow.keras.losses.mean_squared_error", "`import keras` has it: use `keras.losses.mean_squared_error`"),
        ("keras.backend.local_conv1d", "use `keras.ops`, or functions of TensorFlow"),
        ("keras.layers.DenseFeatures", ""),
    ],
)  # fmt: skip
def test_the_help_for_a_name_that_is_gone(name: str, help: str) -> None:
    found = gone(name, name.partition(".")[0])
    assert found is not None
    assert help_for(found) == help


@pytest.mark.parametrize("name", sorted(KNOWN["earlier"]["names"]))
def test_names_that_went_earlier_are_not_in_keras_3(name: str) -> None:
    assert not exists_in_keras_3(f"keras.{name}")


@pytest.mark.parametrize("key", sorted(KNOWN["members"]))
def test_each_member_with_advice_is_gone(key: str) -> None:
    base, _, name = key.partition(".")
    held = [lost_by(short) for short in ("layers.Dropout", "layers.LSTMCell")] if base == "layer" else []
    assert any(name in one for one in (gone_members(base), *held))


@pytest.mark.parametrize(
    ("qualified", "imported", "found"),
    [
        ("keras.backend.sum", "keras", Gone("keras.backend.sum", instead="keras.ops.sum", exact=True)),
        ("tensorflow.keras.backend.sum", "tensorflow", None),
        ("keras.backend.epsilon", "keras", None),
        (
            "tensorflow.keras.saving.register_keras_serializable",
            "tensorflow",
            Gone("tf.keras.saving", instead="tf.keras.utils.register_keras_serializable", exact=True),
        ),
        (
            "tensorflow.keras.saving.register_keras_serializable",
            "tensorflow.keras.saving.register_keras_serializable",
            None,
        ),
        ("keras.saving.register_keras_serializable", "keras", None),
        ("tensorflow.keras.losses.Reduction.SUM", "tensorflow", None),
        ("keras.losses.Reduction.SUM", "keras", Gone("keras.losses.Reduction")),
        (
            "keras.optimizers.legacy.Adam",
            "keras",
            Gone("keras.optimizers.legacy.Adam", unusable=True, instead="keras.optimizers.Adam"),
        ),
        (
            "tensorflow.keras.layers.experimental.preprocessing.Resizing",
            "tensorflow.keras.layers",
            Gone(
                "tf.keras.layers.experimental",
                instead="tf.keras.layers.Resizing",
                exact=True,
                area="experimental.preprocessing",
            ),
        ),
        ("keras.layers.CuDNNLSTM", "keras", Gone("keras.layers.CuDNNLSTM")),
        ("keras.src.backend.sum", "keras", None),
        ("tf_keras.backend.sum", "tf_keras", None),
        ("tf_keras.backend.learning_phase", "tf_keras", Gone("keras.backend.learning_phase")),
        ("keras.backend.sum", "", None),
        ("keras.layers.Dense", "keras", None),
    ],
)
def test_gone(qualified: str, imported: str, found: Gone | None) -> None:
    assert gone(qualified, imported) == found


@pytest.mark.parametrize(
    ("short", "root", "argument", "said"),
    [
        ("layers.LSTM", "keras", "time_major", True),
        ("layers.LSTM", "tf.keras", "unroll", False),
        ("layers.BatchNormalization", "keras", "fused", True),
        ("layers.BatchNormalization", "keras", "momentum", False),
        ("layers.Embedding", "keras", "weights", False),
        ("layers.Embedding", "keras", "input_length", False),
        ("layers.Dense", "keras", "weights", True),
        ("layers.Dense", "keras", "input_shape", False),
        ("layers.Dense", "keras", "input_dim", False),
        ("layers.Dense", "keras_core", "weights", False),
        ("optimizers.Adam", "keras", "lr", True),
        ("optimizers.Adam", "keras", "decay", False),
    ],
)
def test_refused(short: str, root: str, argument: str, said: bool) -> None:
    assert (argument in refused(short, root)) is said


def test_arguments_of_methods() -> None:
    assert "inputs" in refused_by_method("add_loss")
    assert "workers" in refused_by_method("Model.fit")
    assert "epochs" not in refused_by_method("Model.fit")


def test_layers_of_tensorflow_1() -> None:
    assert legacy_layer("tensorflow.compat.v1.layers.dense") == "tf.compat.v1.layers.dense"
    assert legacy_layer("tensorflow.compat.v1.keras.layers.Dense") == ""
