# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import backend as K


class Padded(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs + K.zeros((4,))  # -> LL101


class Shifted(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs + K.ones([2, 4])  # -> LL101


class Right(tf.keras.layers.Layer):
    """A shape that is not known gives a tensor."""

    def call(self, inputs):
        return inputs + K.zeros_like(inputs) + K.zeros((tf.shape(inputs)[0], 4))
