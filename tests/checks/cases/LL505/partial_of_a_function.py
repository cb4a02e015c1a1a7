# keras: 2, 3
import random
from functools import partial

import numpy as np
import tensorflow as tf

draw = partial(np.random.uniform, -0.1, 0.1)
noise = partial(tf.random.normal, stddev=0.1)


class Jitter(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.pick = random.choice
        self.start = draw()

    def call(self, x, training=None):
        x = x * self.pick([1.0, -1.0])  # -> LL505
        if training:
            return x * (self.start + draw()) + noise(tf.shape(x))  # -> LL505
        return x
