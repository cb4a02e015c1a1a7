# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Penalty(keras.layers.Layer):
    """Who calls it wants the loss and takes no output: a note."""

    def call(self, x):
        self.add_loss(tf.reduce_mean(tf.square(x)))


class ByHelper(keras.layers.Layer):
    def call(self, x):
        self.punish(x)

    def punish(self, x):
        self.add_loss(tf.reduce_mean(x))


class Watched(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seen = keras.metrics.Mean(name="seen")

    def call(self, x):
        self.seen.update_state(x)


class Forgotten(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    def call(self, x):  # -> LL502
        x = self.dense(x)
        tf.reduce_mean(x)
