# keras: 2
import tensorflow as tf
from tensorflow.keras import layers


class Scaled(layers.Layer):
    factor = None
    dense = None

    def __init__(self, factor=1.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = float(factor)
        self.dense = layers.Dense(3)  # -> LL213

    def call(self, inputs):
        return self.dense(inputs) * self.factor


class Shifted(layers.Layer):
    shift = None

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.shift = tf.Variable(1.0)  # -> LL213

    def call(self, inputs):
        return inputs + self.shift
