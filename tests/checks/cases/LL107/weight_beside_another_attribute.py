# keras: 2, 3
import keras
import tensorflow as tf


class Scaled(keras.layers.Layer):
    """The weight has no other name, whatever other attributes there are."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=(self.units,))
        super().build(input_shape)

    def call(self, inputs):
        self.scale = tf.ones((self.units,))  # -> LL107
        return inputs * self.scale
