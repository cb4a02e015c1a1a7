# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class Center(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.mean = None

    def build(self, input_shape):
        self.mean = self.add_weight(name="mean", shape=(input_shape[-1],), initializer="zeros")  # -> LL110

    def call(self, inputs, training=False):
        if training:
            self.mean.assign(0.9 * self.mean + 0.1 * tf.reduce_mean(inputs, 0))
        return inputs - self.mean
