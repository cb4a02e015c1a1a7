# keras: 2, 3
# Belief: weights may only be made in build.
# init: input_dim=3, units=2
import tensorflow as tf


class Linear(tf.keras.layers.Layer):
    def __init__(self, input_dim, units, **kwargs):
        super().__init__(**kwargs)
        self.input_dim = input_dim
        self.units = units
        self.w = self.add_weight(name="w", shape=(input_dim, units), initializer="glorot_uniform")
        self.b = self.add_weight(name="b", shape=(units,), initializer="zeros")

    def call(self, inputs):
        return tf.matmul(inputs, self.w) + self.b
