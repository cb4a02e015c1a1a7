# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Pooling(layers.Layer):
    def __init__(self, reduce, size=2, **kwargs):
        super().__init__(**kwargs)
        self.reduce = reduce
        self.size = size

    def call(self, inputs):
        return self.reduce(inputs, self.size)

    def get_config(self):
        return {**super().get_config(), "size": self.size}


class Mean(Pooling):
    def __init__(self, size=2, **kwargs):
        super().__init__(tf.reduce_mean, size, **kwargs)
