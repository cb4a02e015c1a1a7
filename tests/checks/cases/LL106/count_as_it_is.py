# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Lookup(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.count = 0

    def call(self, inputs):
        self.count += 1  # -> LL106
        name = self.count
        return tf.identity(inputs, name=name)
