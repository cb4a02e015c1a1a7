# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Double(layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(3)

    def call(self, inputs):
        self.add_loss(tf.reduce_mean(inputs))
        return self.dense(inputs)


class Outer(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.inner = Double()

    def call(self, inputs):
        return self.inner.call(inputs)  # -> LL210
