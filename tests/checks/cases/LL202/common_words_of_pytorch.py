# keras: 2, 3
"""Members of modules of PyTorch, in code that does not run with it."""
import tensorflow as tf


class Halves(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = tf.keras.layers.Dense(4)

    def call(self, inputs):
        return self.first(inputs) + self.half(inputs)  # -> LL202
