# keras: 2, 3
# add_weight registers what it makes, wherever the result is kept.
from types import SimpleNamespace

import tensorflow as tf


class Held(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.held = SimpleNamespace(w=self.add_weight(name="w", shape=(3,), initializer="ones"))
        self.listed = [self.add_weight(name=f"b{i}", shape=(), initializer="zeros") for i in range(2)]

    def call(self, inputs):
        return inputs * self.held.w + self.listed[0] + self.listed[1]
