# keras: 2, 3
import numpy as np
import tensorflow as tf

POOLS = {"mean": lambda x: np.mean(x, axis=1), "max": lambda x: tf.reduce_max(x, axis=1)}
SCALES = [lambda size: 1.0 / np.sqrt(size), lambda size: 1.0]


class Mean(tf.keras.layers.Layer):
    def call(self, x):
        return POOLS["mean"](x)  # -> LL504


class Max(tf.keras.layers.Layer):
    def call(self, x):
        return POOLS["max"](x)


class Either(tf.keras.layers.Layer):
    def __init__(self, pool="max", **kwargs):
        super().__init__(**kwargs)
        self.pool = pool

    def call(self, x):
        return POOLS[self.pool](x)


class OfASize(tf.keras.layers.Layer):
    def call(self, x):
        return x * SCALES[0](x.shape[-1])
