# keras: 2, 3
from types import SimpleNamespace

import tensorflow as tf


class Tracked(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.debug = SimpleNamespace(scores=None, size=None)
        self.dense = tf.keras.layers.Dense(4)

    def call(self, x):
        self.debug.scores = tf.nn.softmax(x)  # -> LL105
        self.debug.size = x.shape[-1]
        self.dense.last = tf.nn.relu(x)
        return self.dense(x)

    def report(self):
        return self.debug.scores.numpy()
