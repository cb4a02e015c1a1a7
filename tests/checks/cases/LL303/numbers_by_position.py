# keras: 2, 3
import tensorflow as tf


class Counts(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(units, **kwargs)  # -> LL303
        self.units = units

    def call(self, x):
        return x * self.units


class CountsByAnnotation(tf.keras.layers.Layer):
    def __init__(self, depth: int, **kwargs):
        super().__init__(depth, **kwargs)  # -> LL303
        self.depth = depth

    def call(self, x):
        return x * self.depth
