"""Where nothing is given, arguments and inputs are found out, each with a word on where it came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trace.conftest import Tracer

pytestmark = pytest.mark.slow


def planned(tracer: Tracer, target: str, **given: object) -> tuple[dict[str, str], dict[str, str]]:
    traced = tracer(target, **given)
    assert traced.failure is None, traced.log
    return {item.name: item.text for item in traced.init}, {item.name: item.text for item in traced.fed}


def test_defaults_and_one_float_input_suffice(tracer: Tracer) -> None:
    assert planned(tracer, "mlp.py:MLPBlock") == ({}, {"inputs": "float32[None,32]"})


def test_names_say_what_goes_in(tracer: Tracer) -> None:
    assert planned(tracer, "transformer.py:Encoder")[1] == {"token_ids": "int32[None,8]"}


def test_keys_of_a_dictionary_are_read_from_call(tracer: Tracer) -> None:
    assert planned(tracer, "shapes.py:Ranker")[1] == {
        "inputs": "{'ids': int32[None,8], 'mask': bool[None,8]}"
    }


def test_a_tuple_is_read_from_how_call_unpacks_it(tracer: Tracer) -> None:
    assert planned(tracer, "vae.py:Sampling")[1] == {"inputs": "[float32[None,8], float32[None,8]]"}


def test_a_model_says_what_it_takes(tracer: Tracer) -> None:
    assert planned(tracer, "shapes.py:make_model")[1] == {"inputs": "[float32[None,8], float32[None,8]]"}
    assert planned(tracer, "shapes.py:model")[1] == {"inputs": "float32[None,4]"}


def test_required_arguments_get_usual_values(tracer: Tracer) -> None:
    init, _ = planned(tracer, "transformer.py:FeedForward")
    assert init == {"hidden": "8", "dim": "8"}
    traced = tracer("transformer.py:FeedForward")
    assert {item.origin for item in traced.init} == {"usual for its name"}


@pytest.mark.parametrize("keras", [3, 2])
def test_keras_layers_themselves(tracer: Tracer, keras: int) -> None:
    name = "keras.layers" if keras == 3 else "tf_keras.layers"
    traced = tracer(f"{name}:Conv2D", keras)
    assert traced.failure is None, traced.log
    assert [item.text for item in traced.init] == ["8", "3"]
    assert traced.layers[0].weights == 2


def test_messages_teach_the_size_that_is_wanted(tracer: Tracer, tmp_path: Path) -> None:
    file = tmp_path / "picky.py"
    file.write_text(
        "import keras, tensorflow as tf\n"
        "class Picky(keras.layers.Layer):\n"
        "    def call(self, x):\n"
        "        return tf.matmul(x, tf.ones((17, 2)))\n"
    )
    traced = tracer(f"{file}:Picky")
    assert traced.failure is None, traced.log
    assert [(item.text, item.origin) for item in traced.fed] == [
        ("float32[None,17]", "learned from an error message")
    ]


def test_a_layer_of_the_other_keras_is_told(tracer: Tracer) -> None:
    traced = tracer("tf_keras.layers:Dense")
    assert traced.failure is not None
    assert not traced.failure.user
    assert traced.failure.exception == "`tf_keras.layers:Dense` is a Keras 2 layer; use --keras 2"


def test_what_is_no_layer_is_told(tracer: Tracer) -> None:
    traced = tracer("json:JSONDecoder")
    assert traced.failure is not None
    assert traced.failure.exception == "`json:JSONDecoder` is a class, but no Keras layer or model"
