"""What is fixed outside layer classes."""

from __future__ import annotations

import pytest

from layerlint.files.edits import apply_edits
from layerlint.run.lint_text import lint_text

HEAD = "import keras\nfrom keras import backend as K\nfrom tensorflow.keras.metrics import Mean\n\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("seen = Mean()\nseen.reset_states()\n", "seen = Mean()\nseen.reset_state()\n"),
        ('é = Mean(); print("é", é.reset_states())\n', 'é = Mean(); print("é", é.reset_state())\n'),
        (
            "def name(model):\n    model.get_layer('x')._name = 'y'\n",
            "def name(model):\n    model.get_layer('x').name = 'y'\n",
        ),
        (
            "def loss(y, p):\n    return K.mean(K.square(y - p), axis=-1)\n",
            "def loss(y, p):\n    return keras.ops.mean(keras.ops.square(y - p), axis=-1)\n",
        ),
        (
            "adam = keras.optimizers.Adam()\nadam.lr = 0.1\n",
            "adam = keras.optimizers.Adam()\nadam.learning_rate = 0.1\n",
        ),
    ],
)
def test_new_names_are_written(before: str, after: str) -> None:
    edits = [edit for d in lint_text(HEAD + before) if d.fix is not None for edit in d.fix.edits]
    assert apply_edits(HEAD + before, tuple(edits)).removeprefix(HEAD) == after


def test_what_means_something_else_is_left() -> None:
    (found,) = lint_text(HEAD + "def loss(y):\n    return K.sum(y, dim=1)\n")
    assert found.fix is not None
    assert found.fix.title == "Import the backend from TensorFlow"


def test_an_argument_gets_its_new_name() -> None:
    text = "from keras.optimizers import Adam\n\nadam = Adam(lr=0.1)\n"
    (found,) = lint_text(text)
    assert found.fix is not None
    assert apply_edits(text, found.fix.edits).endswith("adam = Adam(learning_rate=0.1)\n")


def test_an_argument_that_is_given_twice_keeps_its_name() -> None:
    (found,) = lint_text("import keras\n\nadam = keras.optimizers.Adam(lr=0.1, learning_rate=0.2)\n")
    assert found.fix is None


_CALLBACK = "class Stop(keras.callbacks.Callback):\n    def on_epoch_end(self, epoch, logs=None):\n        "
_METRIC = "class Peak(keras.metrics.Metric):\n    def __init__(self, name='peak', **kwargs):\n        "
_TRAIN = (
    "def train(model):\n    model.compile('sgd', 'mse', metrics=['acc'])\n    return model.fit().history["
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "loss = keras.losses.Poisson(reduction='auto')\n",
            'loss = keras.losses.Poisson(reduction="sum_over_batch_size")\n',
        ),
        (f"{_CALLBACK}self.save('a')\n", f"{_CALLBACK}self.model.save('a')\n"),
        (f"{_METRIC}super().__init__(name, **kwargs)\n", f"{_METRIC}super().__init__(name=name, **kwargs)\n"),
        (
            "a = keras.Input(5)\nb = keras.Input(shape=(5))\n",
            "a = keras.Input((5,))\nb = keras.Input(shape=(5,))\n",
        ),
        (f"{_TRAIN}'val_accuracy']\n", f'{_TRAIN}"val_acc"]\n'),
        (
            "import tensorflow as tf\n\n"
            "rate = keras.callbacks.LearningRateScheduler(lambda epoch: 0.1 * tf.exp(-0.1))\n",
            "import tensorflow as tf\n\n"
            "rate = keras.callbacks.LearningRateScheduler(lambda epoch: float(0.1 * tf.exp(-0.1)))\n",
        ),
    ],
)
def test_what_keras_reads_is_written(before: str, after: str) -> None:
    edits = [edit for d in lint_text(HEAD + before) if d.fix is not None for edit in d.fix.edits]
    assert apply_edits(HEAD + before, tuple(edits)).removeprefix(HEAD) == after
