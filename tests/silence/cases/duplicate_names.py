# keras: 2, 3
# Belief: duplicate weight or layer names break saving. Only the legacy .h5 file minds.
import tensorflow as tf


class Twins(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.one = tf.keras.layers.Dense(3, name="dense")
        self.two = tf.keras.layers.Dense(3, name="dense")

    def build(self, input_shape):
        self.a = self.add_weight(name="w", shape=(3,), initializer="ones")
        self.b = self.add_weight(name="w", shape=(3,), initializer="zeros")
        super().build(input_shape)

    def call(self, inputs):
        return self.two(self.one(inputs)) * self.a + self.b
