"""LL201: which conditions let something be made once only."""

from __future__ import annotations

from layerlint.run.check_text import check_text

HEAD = "import tensorflow as tf\nfrom tensorflow import keras\n\n"


def found(text: str, keras: int) -> list[tuple[str, str]]:
    return [(d.code, d.message) for d in check_text(HEAD + text, keras=keras) if str(d.severity) != "note"]


def test_an_option_does_not_make_it_once() -> None:
    text = """
class Block(keras.layers.Layer):
    def __init__(self, use_projection, **kwargs):
        super().__init__(**kwargs)
        self.use_projection = use_projection

    def call(self, inputs):
        if self.use_projection:
            inputs = keras.layers.Dense(4)(inputs)
        return inputs
"""
    for keras in (2, 3):
        ((code, message),) = found(text, keras)
        assert code == "LL201"
        assert "every call makes a new one" in message


def test_a_cache_filled_by_key_is_made_once_in_keras_2() -> None:
    text = """
class Block(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.branches = {}

    def call(self, inputs, level="a"):
        if level not in self.branches:
            self.branches[level] = keras.layers.Dense(4)
        return self.branches[level](inputs)
"""
    assert found(text, 2) == []
    ((code, message),) = found(text, 3)
    assert code == "LL201"
    assert "already locked" in message


def test_dropout_under_an_option_is_new_at_every_call() -> None:
    text = """
class Block(keras.layers.Layer):
    def __init__(self, rate, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate

    def call(self, inputs, training=None):
        if self.rate:
            inputs = keras.layers.Dropout(self.rate)(inputs, training=training)
        return inputs
"""
    assert found(text, 2) == []
    ((code, message),) = found(text, 3)
    assert code == "LL201"
    assert "new seed" in message


def test_a_flag_that_calls_change_makes_it_once_in_keras_2() -> None:
    text = """
class Block(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.made = False

    def call(self, inputs):
        if not self.made:
            self.dense = keras.layers.Dense(4)
            self.made = True
        return self.dense(inputs)
"""
    assert found(text, 2) == []
