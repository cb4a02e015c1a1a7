# keras: 2
import tensorflow as tf
from tensorflow.keras import layers


class Lookup(layers.Layer):
    def __init__(self, size, **kwargs):
        super().__init__(**kwargs)
        self.counts = tf.Variable([0.0] * size)
        self.constant = self.counts.value()  # -> LL108

    def adapt(self, counts):
        self.counts.assign(counts)
        self.constant = self.counts.value()

    def call(self, inputs):
        return inputs * self.constant
