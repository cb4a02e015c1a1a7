# keras: 3
from typing import cast

import tensorflow as tf


class Cast(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.scale = cast(tf.Variable, tf.Variable(1.0))  # -> LL104
        self.dense = cast(tf.keras.layers.Layer, tf.keras.layers.Dense(3))

    def call(self, x):
        return self.dense(x) * self.scale
