# keras: 2, 3
import tensorflow as tf


class Kept(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.sizes = tuple(input_shape)
        self.inner = tuple(input_shape[1:])
        self.bias = self.add_weight(name="bias", shape=self.sizes)  # -> LL109
        self.gain = self.add_weight(name="gain", shape=self.inner)
        super().build(input_shape)

    def call(self, x):
        return x * self.gain + self.bias
