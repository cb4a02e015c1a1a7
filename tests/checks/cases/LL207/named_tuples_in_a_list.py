# keras: 2
from collections import namedtuple

import tensorflow as tf

Pair = namedtuple("Pair", ["dense", "norm"])


@tf.keras.utils.register_keras_serializable()
class Pairs(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.pairs = [Pair(tf.keras.layers.Dense(2), tf.keras.layers.LayerNormalization()) for _ in range(2)]  # -> LL207
        self.single = Pair(tf.keras.layers.Dense(2), tf.keras.layers.LayerNormalization())

    def call(self, x):
        for dense, norm in self.pairs:
            x = norm(dense(x))
        return self.single.norm(self.single.dense(x))
