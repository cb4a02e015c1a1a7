# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Reparametrized(keras.layers.Layer):
    """All of one cause: what `build` computes."""

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        self.v = self.add_weight(name="v", shape=(input_shape[-1], 3))
        self.scale = tf.exp(self.w)  # -> LL108
        self.width = tf.nn.softplus(self.w)  # -> LL108
        self.both = self.w * self.v  # -> LL108
        self.squared = tf.square(self.v)  # -> LL108

    def call(self, x):
        return x @ self.scale + x @ self.width + x @ self.both + x @ self.squared
