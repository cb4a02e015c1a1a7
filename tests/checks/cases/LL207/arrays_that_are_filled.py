# keras: 2, 3
import numpy as np
import tensorflow as tf


class Grid(tf.keras.layers.Layer):
    def __init__(self, count=2, **kwargs):
        super().__init__(**kwargs)
        self.grid = np.empty((count,), dtype=object)  # -> LL207
        for index in range(count):
            self.grid[index] = tf.keras.layers.Dense(3)

    def call(self, x):
        for layer in self.grid:
            x = layer(x)
        return x


class Beside(tf.keras.layers.Layer):
    def __init__(self, count=2, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)
        self.table = np.zeros((count, 3))
        self.table[0] = 1.0
        self.same = np.empty((1,), dtype=object)
        self.same[0] = self.dense

    def call(self, x):
        return self.dense(x) + self.table[0]
