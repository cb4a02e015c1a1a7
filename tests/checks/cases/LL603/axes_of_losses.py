# keras: 2, 3
# Which axes a loss keeps: those of the examples, those of the features, and what nothing tells.
import tensorflow as tf
from project import similar
from tensorflow import keras


class PerFeature(keras.layers.Layer):
    def call(self, x):
        self.add_loss(tf.reduce_sum(tf.reduce_mean(x, axis=0)))
        self.add_loss(tf.reduce_mean(x, axis=0))
        return x


class PerExample(keras.layers.Layer):
    def call(self, x):
        self.add_loss(tf.reduce_mean(x, axis=1))  # -> LL603
        return x


class ByOptions(keras.layers.Layer):
    def __init__(self, options, **kwargs):
        super().__init__(**kwargs)
        self.options = options

    def call(self, x):
        self.add_loss(tf.reduce_mean(x, axis=1, **self.options))
        return x


class OfAnotherModule(keras.layers.Layer):
    def call(self, x):
        self.add_loss(tf.reduce_mean(similar(x), axis=1))
        return x


class ByTheBackend(keras.layers.Layer):
    def call(self, x):
        self.add_loss(keras.backend.square(tf.tanh(x) - x))  # -> LL603
        return x
