# keras: 2, 3
"""What a layer of Keras keeps under that name, its own `call` uses."""

import tensorflow as tf


class OwnBias(tf.keras.layers.Conv1D):
    def build(self, input_shape):
        super().build(input_shape)
        self.bias = self.add_weight(name="bias2", shape=(self.filters,), initializer="zeros")

    def call(self, inputs):
        return super().call(inputs)


class OwnScale(tf.keras.layers.LayerNormalization):
    def build(self, input_shape):
        super().build(input_shape)
        self.gamma = self.add_weight(name="my_gamma", shape=(input_shape[-1],), initializer="ones")

    def call(self, inputs):
        return super().call(inputs) * 2.0


class Unused(tf.keras.layers.LayerNormalization):
    def build(self, input_shape):
        super().build(input_shape)
        self.gain = self.add_weight(name="gain", shape=(input_shape[-1],))  # -> LL112

    def call(self, inputs):
        return super().call(inputs)
