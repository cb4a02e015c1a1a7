"""The words that are looked for before an expression stand in all that it matches."""

from __future__ import annotations

import pytest

from layerlint.outside.code_words import matters

MODULE = "import keras\nclass Net(keras.Model):\n    def call(self, x, other):\n        return x\n"


@pytest.mark.parametrize(
    "text",
    [
        "with tf.GradientTape() as tape:\n    pass\n",
        "x = keras.layers.TimeDistributed(layer)(x)\n",
        "model.add_loss( lambda: 1)\n",
        "layer.kernel_regularizer = new\n",
        "layer.bias_constraint  = new\n",
        "setattr(layer, f'{name}_regularizer', new)\n",
        "setattr(layer, 'kernel_constraint', new)\n",
        "x = keras.Input((3,))\na, b = parts(x)\n",
        "x = Input((3,))\ny = MultiHeadAttention(2, 3)(x)\n",
        "model.compile(loss='binary_crossentropy')\nkeras.layers.Dense(1)\n",
        "model.fit(x)\n",
        "model.test_on_batch(x)\n",
        "model.evaluate(x)\n",
        "model.predict(x)\n",
        "model.save('net.keras')\n",
        "base.trainable = False\nbase.fit(x)\n",
        "base.trainable = flag\nother.train_on_batch(x)\n",
        "@tf.function\ndef step(x):\n    return tf.Variable(x)\n",
        "def loss(y_true, y_pred):\n    return K.variable(0)\n",
        "def loss(y_true, y_pred):\n    return metrics.Mean()(y_true)\n",
        "model.load_weights('w.h5')\n",
        "for layer in model.layers:\n    layer.name = 'x' \n",
    ],
)
def test_matters(text: str) -> None:
    assert matters(text, MODULE + text)
