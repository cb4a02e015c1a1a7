# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Init(layers.Layer):
    def build(self, shape):
        self.g = self.add_weight(name="g", shape=(shape[-1],))  # -> LL110

    def call(self, inputs):
        self.g.assign(tf.reduce_mean(inputs, axis=0))
        return inputs * self.g
