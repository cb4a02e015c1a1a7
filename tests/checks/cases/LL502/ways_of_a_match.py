# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class Forgets(layers.Layer):
    def __init__(self, mode="avg", **kwargs):
        super().__init__(**kwargs)
        self.mode = mode

    def call(self, x):  # -> LL502
        match self.mode:
            case "avg":
                return tf.reduce_mean(x, 1)
            case "max":
                out = tf.reduce_max(x, 1)


class Returns(Forgets):
    def call(self, x):
        match self.mode:
            case "avg":
                out = tf.reduce_mean(x, 1)
            case "max":
                return tf.reduce_max(x, 1)
            case other:
                raise ValueError(other)
        return out


class AllLeave(Forgets):
    def call(self, x):
        match self.mode:
            case "avg":
                return tf.reduce_mean(x, 1)
            case _:
                return tf.reduce_max(x, 1)


class Known(Forgets):
    def call(self, x):
        match self.mode:
            case "avg":
                return tf.reduce_mean(x, 1)
            case "max":
                return tf.reduce_max(x, 1)
