# keras: 2, 3
import itertools

import tensorflow as tf


class Repeated(tf.keras.layers.Layer):
    def __init__(self, depth=3, **kwargs):
        super().__init__(**kwargs)
        self.blocks = list(itertools.repeat(tf.keras.layers.Dense(3), depth))  # -> LL203

    def call(self, inputs):
        x = inputs
        for block in self.blocks:
            x = block(x)
        return x


class Keyed(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.heads = dict.fromkeys(["first", "second"], tf.keras.layers.Dense(3))  # -> LL203

    def call(self, inputs):
        return self.heads["first"](inputs) + self.heads["second"](inputs)


class OneEach(tf.keras.layers.Layer):
    """What is repeated has no weights, or there is a layer for each key."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.activations = dict.fromkeys(["first", "second"], tf.keras.layers.ReLU())
        self.only = dict.fromkeys(["all"], tf.keras.layers.Dense(3))
        self.heads = {key: tf.keras.layers.Dense(3) for key in ("first", "second")}

    def call(self, inputs):
        total = self.only["all"](inputs)
        for key in ("first", "second"):
            total += self.activations[key](self.heads[key](inputs))
        return total
