# keras: 2
import tensorflow as tf
from tensorflow.keras import layers


class Center(layers.Layer):
    def build(self, input_shape):
        self.mean = self.add_variable(name="mean", shape=(input_shape[-1],), initializer="zeros")  # -> LL110

    def call(self, inputs, training=False):
        if training:
            self.mean.assign(0.9 * self.mean + 0.1 * tf.reduce_mean(inputs, 0))
        return inputs - self.mean
