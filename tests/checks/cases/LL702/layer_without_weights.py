# keras: 2
"""A layer of another Keras that holds nothing has nothing to lose."""

import tensorflow as tf
from tensorflow.python.keras.layers import Dense, Lambda


class Doubled(tf.keras.layers.Layer):
    def call(self, inputs):
        return Lambda(lambda x: x * 2.0)(inputs)


class Projected(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = Dense(4)  # -> LL702

    def call(self, inputs):
        return self.dense(inputs)
