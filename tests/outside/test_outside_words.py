"""The first look at code outside layer classes: it opens what may be wrong, and leaves plain functional code alone."""

from __future__ import annotations

import pytest

from layerlint.outside.outside_words import may_misuse

HEAD = "from keras.layers import *\n"


@pytest.mark.parametrize(
    "text",
    [
        "d = Dense(3)\ny = Dense(1)(d)\n",
        "d = layers.Dense(3, kernel_regularizer=l2(0.1))  # half\ny = Dense(1)([d, x])\n",
        "x = Dense(1)(i)\nd = Bidirectional(LSTM(3))\ny = add([x, d])\n",
        "x = Input(shape=(3,))\nh = Dense(3)(x)\ny = Flatten(h)\n",
        "m.add(Dense(input_dim=3, output_dim=2))\n",
        "m.add(Embedding(10, 3, init='uniform'))\n",
    ],
)
def test_what_may_be_misused_is_read(text: str) -> None:
    assert may_misuse(HEAD + text)


@pytest.mark.parametrize(
    "text",
    [
        "x = Input(shape=(3,))\nh = Dense(3)(x)\ny = Dense(1)(h)\n",
        "x = layers.Input(shape=(3,))\nh = layers.Dense(3, name='h') (x)\ny = concatenate([h, x])\nz = Dense(1)(y)\n",
        "x = Input((3,))\nd = Dense(3)\nh = d(x)\ny = Dense(1)(h)\n",
        "m.add(Embedding(input_dim=10, output_dim=3))\n",
    ],
)
def test_plain_functional_code_is_not_read(text: str) -> None:
    assert not may_misuse(HEAD + text)
