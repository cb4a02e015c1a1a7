"""The `keras` of before TensorFlow's own has setters that later ones lack, and calls what it is given with less."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.rule import Severity
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from layerlint.target.early import is_before_2_6, is_before_2_10, is_early
from layerlint.target.file_targets import target_of
from tests.target.test_evidence import write

LAYER = """from {keras}.layers import Dense, Layer


class Scaled(Layer):
    def build(self, input_shape):
        self.dense = Dense(3)
        self.trainable_weights = self.dense.trainable_weights
        self.losses = []
        super().build(input_shape)

    def call(self, x):
        return self.dense(x)


def start(shape):
    return 0.1


out = Dense(3, kernel_initializer=start)
"""


@pytest.mark.parametrize(
    ("text", "early"),
    [
        ("keras==2.2.4", True),
        ("keras<=2.3.1", True),
        ("keras 2.1.6", True),
        ("keras:2.3", True),
        ("keras<2.4;", True),
        ("keras==2.4.3", False),
        ("keras<2.12", False),
        ("keras", False),
        ("tensorflow==1.14.0", True),
        ("tensorflow-gpu:1.15", True),
        ("tensorflow==2.3.0", False),
        ("tensorflow>=1.4,<2", True),
        ("tensorflow-addons", False),
        ("keras.engine.topology", True),
        ("keras.engine.base_layer", False),
        ("tensorflow.examples.tutorials", True),
        ("tf.placeholder", True),
        ("tf.keras.experimental", False),
        ("Using TensorFlow backend.", True),
        ("last commit on 2019-10-06", True),
        ("last commit on 2021-10-06", False),
    ],
)
def test_what_is_early(text: str, early: bool) -> None:
    assert is_early(text) is early


@pytest.mark.parametrize(
    ("keras", "pin", "found"),
    [
        ("keras", "keras==2.2.4", ["LL306 losses"]),
        ("keras", "tensorflow==2.4.1", ["LL306 trainable_weights", "LL306 losses", "LL622 "]),
        ("tensorflow.keras", "tensorflow==1.15", ["LL306 trainable_weights", "LL306 losses"]),
    ],
)
def test_what_has_a_setter_may_be_set(tmp_path: Path, keras: str, pin: str, found: list[str]) -> None:
    write(tmp_path, {"requirements.txt": pin, "a.py": LAYER.format(keras=keras)})
    told = lint_paths(LintRequest((str(tmp_path / "a.py"),), cache=False)).report.diagnostics
    assert [f"{one.code} {one.attribute}" for one in told if one.code in ("LL306", "LL622")] == found


def test_a_file_that_only_an_early_keras_imports_is_early(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": "from keras.engine.topology import Layer\n", "b.py": "import keras\n"})
    assert target_of(str(tmp_path / "a.py")).early
    assert not target_of(str(tmp_path / "b.py")).early


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("keras==2.2.4", True),
        ("keras==2.4.3", True),
        ("tensorflow==2.9.1", True),
        ("tensorflow:2.3.0", True),
        ("tensorflow>=2.4,<2.8", True),
        ("tensorflow==2.10.0", False),
        ("tensorflow>=2.4", False),
        ("tensorflow>=2.4,<2.14", False),
        ("tensorflow-addons", False),
        ("keras.engine.topology", True),
        ("tf.placeholder", True),
        ("Python 3.6", True),
        ("Python 3.7", False),
        ("last commit on 2021-10-06", True),
        ("ran on 2022-10-06", False),
    ],
)
def test_what_is_before_2_10(text: str, before: bool) -> None:
    assert is_before_2_10(text) is before


LATER = """import tensorflow as tf
from tensorflow import keras


class Two(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        start = keras.initializers.RandomNormal()
        self.a = self.add_weight(name="a", shape=(3,), initializer=start)
        self.b = self.add_weight(name="b", shape=(3,), initializer=start)


generator = keras.Sequential([keras.layers.Dense(3)])
discriminator = keras.Sequential([keras.layers.Dense(1)])


def train(x):
    optimizer = keras.optimizers.Adam()
    with tf.GradientTape(persistent=True) as tape:
        y = generator(x, training=True)
        loss = tf.reduce_mean(discriminator(y, training=True))
    optimizer.apply_gradients(zip(tape.gradient(loss, generator.trainable_weights), generator.trainable_weights))
    optimizer.apply_gradients(
        zip(tape.gradient(loss, discriminator.trainable_weights), discriminator.trainable_weights)
    )
"""
BOTH = ["LL115", "LL611"]


@pytest.mark.parametrize(
    ("file", "evidence", "found"),
    [
        ("requirements.txt", "tensorflow==2.8.0", []),
        ("requirements.txt", "tensorflow==2.13.0", BOTH),
        ("requirements.txt", "tensorflow>=2.4,<2.15", BOTH),
        ("Dockerfile", "FROM tensorflow/tensorflow:2.3.0-gpu", []),
        ("requirements.txt", "tensorflow>=2.16", BOTH),
    ],
)
def test_what_keras_began_in_2_10(tmp_path: Path, file: str, evidence: str, found: list[str]) -> None:
    write(tmp_path, {file: evidence, "a.py": LATER})
    told = lint_paths(LintRequest((str(tmp_path / "a.py"),), cache=False)).report.diagnostics
    assert sorted(one.code for one in told if one.code in BOTH) == found


EARLY_ZEROS = """from keras import backend as K
from keras.layers import Layer


class State(Layer):
    def call(self, x):
        return x + K.zeros((K.shape(x)[0], 3))
"""


@pytest.mark.parametrize(("pin", "found"), [("keras==2.3.0", []), ("keras==2.11.0", ["LL101"])])
def test_the_backend_of_an_early_keras_has_one_graph(tmp_path: Path, pin: str, found: list[str]) -> None:
    write(tmp_path, {"requirements.txt": pin, "a.py": EARLY_ZEROS})
    told = lint_paths(LintRequest((str(tmp_path / "a.py"),), cache=False)).report.diagnostics
    assert [one.code for one in told if one.code == "LL101"] == found


KEPT = """from keras import backend as K
from keras.layers import Layer


class Smooth(Layer):
    def build(self, input_shape):
        self.last = None
        super().build(input_shape)

    def call(self, x):
        if self.last is not None:
            x = x + self.last
        self.last = K.mean(x)
        return x
"""


@pytest.mark.parametrize(("pin", "errors"), [("keras==2.3.0", 0), ("keras==2.11.0", 1)])
def test_a_later_call_of_an_early_keras_reads_the_tensor(tmp_path: Path, pin: str, errors: int) -> None:
    write(tmp_path, {"requirements.txt": pin, "a.py": KEPT})
    told = lint_paths(LintRequest((str(tmp_path / "a.py"),), cache=False)).report.diagnostics
    assert sum(one.code == "LL105" and one.severity == "error" for one in told) == errors


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("tensorflow==2.5.0", True),
        ("tensorflow==2.6.0", False),
        ("tensorflow:2.3.0", True),
        ("keras==2.2.4", True),
        ("tensorflow>=2.2", False),
        ("Python 3.5", True),
        ("Python 3.6", False),
        ("last commit on 2019-07-30", True),
        ("last commit on 2021-10-06", False),
    ],
)
def test_what_is_before_2_6(text: str, before: bool) -> None:
    assert is_before_2_6(text) is before


PRIVATE = """import tensorflow as tf
from tensorflow.python.keras import layers


class Block(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)


class Alone(layers.Layer):
    def call(self, inputs):
        return inputs
"""


@pytest.mark.parametrize(
    ("pin", "found"),
    [
        ("tensorflow==2.4.1", [("Alone", Severity.NOTE)]),
        ("tensorflow==2.8.0", [("Block", Severity.ERROR), ("Alone", Severity.WARNING)]),
    ],
)
def test_the_private_copy_was_keras_itself(
    tmp_path: Path, pin: str, found: list[tuple[str, Severity]]
) -> None:
    write(tmp_path, {"requirements.txt": pin, "a.py": PRIVATE})
    told = lint_paths(LintRequest((str(tmp_path / "a.py"),), cache=False)).report.diagnostics
    assert [(one.layer, one.severity) for one in told if one.code == "LL702"] == found


NESTED = """from tensorflow import keras


class Branches(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.branches = [[keras.layers.Dense(3), keras.layers.Dense(3)], [keras.layers.Dense(3)]]

    def call(self, inputs):
        return [[layer(inputs) for layer in branch] for branch in self.branches]
"""


@pytest.mark.parametrize(
    ("pin", "severity"), [("tensorflow==2.8.0", Severity.NOTE), ("tensorflow==2.15.0", Severity.WARNING)]
)
def test_files_that_lose_layers_are_newer(tmp_path: Path, pin: str, severity: Severity) -> None:
    write(tmp_path, {"requirements.txt": pin, "a.py": NESTED})
    told = lint_paths(LintRequest((str(tmp_path / "a.py"),), cache=False)).report.diagnostics
    assert [one.severity for one in told if one.code == "LL207"] == [severity]
