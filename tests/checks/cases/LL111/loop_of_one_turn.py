# keras: 2, 3
import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    """The loop has one turn, which overwrites nothing."""

    def build(self, input_shape):
        for size in (input_shape[-1],):
            self.scale = self.add_weight(name="scale", shape=(size,), initializer="ones")

    def call(self, inputs):
        return inputs * self.scale


class Scales(tf.keras.layers.Layer):
    def build(self, input_shape):
        for size in (input_shape[-1], input_shape[-1]):
            self.scale = self.add_weight(name="scale", shape=(size,), initializer="ones")  # -> LL111

    def call(self, inputs):
        return inputs * self.scale
