# keras: 2, 3
from functools import partial

import numpy as np
import tensorflow as tf

REDUCERS = {"mean": np.mean, "max": np.max}
smooth = partial(np.convolve, mode="same")


class Reduce(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.reduce = REDUCERS["mean"]
        self.sort = np.sort
        self.mean = tf.reduce_mean
        self.last = partial(tf.reduce_mean, axis=-1, keepdims=True)
        self.either = np.mean
        self.either = tf.reduce_mean

    def call(self, x):
        a = x - self.reduce(x)  # -> LL504
        b = self.sort(x)  # -> LL504
        c = smooth(x, [1.0, 2.0])  # -> LL504
        d = self.mean(x) + self.last(x) + self.either(x)
        return a + b + c + d
