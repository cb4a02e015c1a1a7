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


def test_a_layer_of_the_private_keras_is_told(tracer: Tracer, tmp_path: Path) -> None:
    file = tmp_path / "private.py"
    file.write_text("from tensorflow.python import keras\n\nclass Mine(keras.layers.Layer):\n    pass\n")
    failure = tracer(f"{file}:Mine").failure
    assert failure is not None
    assert (
        "is a layer of `tensorflow.python.keras`, a private copy; import `tensorflow.keras`"
        in failure.exception
    )


def test_what_is_no_layer_is_told(tracer: Tracer) -> None:
    traced = tracer("json:JSONDecoder")
    assert traced.failure is not None
    assert traced.failure.exception == "`json:JSONDecoder` is a class, but not a Keras layer or model"


@pytest.mark.parametrize(
    ("target", "init", "fed"),
    [
        ("RandomCrop", {"height": "16", "width": "16"}, ["float32[None,32,32,3]"]),
        ("StringLookup", {"vocabulary": "['a', 'b', 'c']"}, ["string[None]"]),
        ("Attention", {}, ["[float32[None,8,8], float32[None,8,8]]"]),
        (
            "MultiHeadAttention",
            {"num_heads": "2", "key_dim": "8"},
            ["float32[None,8,8]", "float32[None,8,8]"],
        ),
        ("Embedding", {"input_dim": "100", "output_dim": "8"}, ["int32[None,8]"]),
        ("Permute", {"dims": "(2, 1)"}, ["float32[None,8,8]"]),
    ],
)
def test_layers_get_inputs_of_their_kind(
    tracer: Tracer, target: str, init: dict[str, str], fed: list[str]
) -> None:
    made, given = planned(tracer, f"keras.layers:{target}")
    assert made == init
    assert list(given.values()) == fed


@pytest.mark.parametrize("keras", [3, 2])
def test_a_layer_may_change_the_list_that_it_gets(tracer: Tracer, tmp_path: Path, keras: int) -> None:
    (tmp_path / "popping.py").write_text(
        "import tensorflow as tf\n\n\n"
        "class Popping(tf.keras.layers.Layer):\n"
        "    def call(self, x, rows):\n"
        "        last = rows.pop()\n"
        "        rows.append(last * 2.0)\n"
        "        return x + rows[0] + last\n"
    )
    inputs = ("float32[None,8]", "[float32[None,8], float32[None,8]]")
    assert tracer(f"{tmp_path}/popping.py:Popping", keras, inputs=inputs).failure is None


def test_what_lives_eagerly_and_cannot_be_traced_is_tried_again(tracer: Tracer, tmp_path: Path) -> None:
    file = tmp_path / "mixed.py"
    file.write_text(
        "import keras, tensorflow as tf\n"
        "class Cut(keras.layers.Layer):\n"
        "    def call(self, x):\n"
        "        return x[:, : max(x.shape[-2] // 2, 1)]\n"
        "class Mix(keras.layers.Layer):\n"
        "    def __init__(self, units, num_heads):\n"
        "        super().__init__()\n"
        "        self.attention = keras.layers.MultiHeadAttention(num_heads, units // num_heads)\n"
        "    def call(self, x, context):\n"
        "        batch, length, width = x.shape\n"
        "        return self.attention(x, context)\n"
    )
    assert list(planned(tracer, f"{file}:Cut")[1].values()) == ["float32[None,8,8]"]
    init, fed = planned(tracer, f"{file}:Mix")
    assert init == {"units": "8", "num_heads": "2"}
    assert fed == {"x": "float32[None,8,8]", "context": "float32[None,8,8]"}
    origins = {item.name: item.origin for item in (*tracer(f"{file}:Mix").init, *tracer(f"{file}:Mix").fed)}
    assert origins["units"] == "usual for its name"
    assert origins["x"] == "from how call uses it"


PLAUSIBLE = """
import keras
from keras import ops


class Rows(keras.layers.Layer):
    def call(self, x):
        return x + ops.ones((2, x.shape[-1]))


class Pairs(keras.layers.Layer):
    def call(self, x):
        if (x.shape[0] or 0) % 2:
            raise ValueError("an odd batch")
        return x


class Logged(keras.layers.Layer):
    def call(self, x):
        return ops.log(x)


class Halves(keras.layers.Layer):
    def __init__(self, wide=False):
        super().__init__()
        self.extra = keras.layers.Dense(4, name="other")
        self.drop = keras.layers.Dropout(0.0)
        self.attention = keras.layers.MultiHeadAttention(2, 4)
        self.wide = wide

    def call(self, x):
        x = self.attention(x, x)
        return self.extra(x) if self.wide else x


class Stepped(keras.Model):
    def __init__(self):
        super().__init__()
        self.near = keras.layers.Dense(1)
        self.far = keras.layers.Dense(8)

    def call(self, x):
        return self.near(x)

    def train_step(self, data):
        return {"loss": tf.reduce_mean(self.near(self.far(tf.ones((2, 4)))))}
"""


@pytest.mark.slow
def test_a_plan_stands_another_batch_size_or_says_that_it_does_not(tracer: Tracer, tmp_path: Path) -> None:
    (tmp_path / "plausible.py").write_text(PLAUSIBLE)
    rows = tracer(f"{tmp_path}/plausible.py:Rows")
    assert rows.fed[0].text == "float32[None,2,8]", "a batch of two is no row of two"
    pairs = tracer(f"{tmp_path}/plausible.py:Pairs")
    assert pairs.failure is None
    assert [note.partition(": ")[0] for note in pairs.notes] == [
        "it runs with a batch of 2 and fails with one of 3"
    ]
    logged = tracer(f"{tmp_path}/plausible.py:Logged")
    assert logged.fed[0].text == "float32[None,8]"
    assert logged.notes == ("its outputs are not all finite with the numbers that it was called with",)
    halves = tracer(f"{tmp_path}/plausible.py:Halves")
    assert halves.notes == ("not built, because the call does not reach it: `extra`",)
    stepped = [note.partition(":")[0] for note in tracer(f"{tmp_path}/plausible.py:Stepped").notes]
    assert stepped == ["guessed for compile"], "its step comes to what the call leaves out"


GRAPHS = '''
import keras
import tensorflow as tf


class Mixed(keras.layers.Layer):
    """Takes the graph as a matrix."""

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[0][-1], 4))

    def call(self, inputs):
        x, adj = inputs
        return tf.linalg.matmul(adj, tf.linalg.matmul(x, self.kernel))


class Passed(keras.layers.Layer):
    """Takes the edges as indices of their nodes."""

    def call(self, x, edge_index):
        sent = tf.gather(x, edge_index[1])
        return tf.math.unsorted_segment_sum(sent, edge_index[0], tf.shape(x)[0])


class Patches(keras.layers.Layer):
    """Makes patches of what it gets."""

    def __init__(self):
        super().__init__()
        self.projection = keras.layers.Conv2D(8, 4, strides=4)

    def call(self, x):
        return self.projection(x)


class Cropped(keras.layers.Layer):
    """Cuts; one image alone is a 3D tensor."""

    def __init__(self, height, width):
        super().__init__()
        self.height, self.width = height, width

    def call(self, x):
        return x[..., : self.height, : self.width, :]
'''


def test_graphs_and_images_get_inputs_of_their_kind(tracer: Tracer, tmp_path: Path) -> None:
    (tmp_path / "graphs.py").write_text(GRAPHS)
    seen = {
        name: list(planned(tracer, f"{tmp_path}/graphs.py:{name}")[1].values())
        for name in ("Mixed", "Passed", "Patches", "Cropped")
    }
    assert seen == {
        "Mixed": ["[float32[None,8], float32[None,batch]]"],
        "Passed": ["float32[None,8]", "int32[2,batch]"],
        "Patches": ["float32[None,32,32,3]"],
        "Cropped": ["float32[None,32,32,3]"],
    }
