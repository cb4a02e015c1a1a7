# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Center(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)

    def build(self, input_shape):
        self.mean = self.add_weight(name="mean", shape=(input_shape[-1],), initializer="zeros")
        self.count = self.add_weight(name="count", shape=(), initializer="zeros", trainable=False)
        self.trainable = False

    def call(self, inputs, training=False):
        if training:
            self.mean.assign(0.9 * self.mean + 0.1 * tf.reduce_mean(inputs, 0))
        return inputs - self.mean
