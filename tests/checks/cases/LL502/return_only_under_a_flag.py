# keras: 2, 3
import tensorflow as tf


class Scales(tf.keras.layers.Layer):
    def __init__(self, scale=True):
        super().__init__()
        self.scale = scale
        self.dense = tf.keras.layers.Dense(3)

    def call(self, x):  # -> LL502
        x = self.dense(x)
        if self.scale:
            return x * 2.0


class ByArgument(tf.keras.layers.Layer):
    def call(self, x, double=False):  # -> LL502
        if double:
            return x * 2.0


class ByMode(tf.keras.layers.Layer):
    def call(self, x, mode="a"):
        if mode == "a":
            return x
        if mode == "b":
            return -x


class Both(tf.keras.layers.Layer):
    def call(self, x, double=False):
        if double:
            return x * 2.0
        else:
            return x


class Repeats(tf.keras.layers.Layer):
    def call(self, x, double=False):
        while double:
            return x * 2.0
        return x
