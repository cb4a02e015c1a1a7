# keras: 3
import keras
import tensorflow as tf
from keras import ops


class Tokens(keras.layers.Layer):
    def call(self, inputs):
        return tf.one_hot(inputs, 8)

    def compute_mask(self, inputs, mask=None):
        return tf.math.not_equal(inputs, 0)  # -> LL703


class Right(keras.layers.Layer):
    def call(self, inputs):
        return tf.one_hot(inputs, 8)

    def compute_mask(self, inputs, mask=None):
        return ops.not_equal(inputs, 0)


class Asks(keras.layers.Layer):
    def call(self, inputs):
        return tf.one_hot(inputs, 8)

    def compute_mask(self, inputs, mask=None):
        if isinstance(inputs, tf.Tensor):
            return tf.math.not_equal(inputs, 0)
        return None


class OfTheMask(keras.layers.Layer):
    def call(self, inputs):
        return inputs * 2.0

    def compute_mask(self, inputs, mask=None):
        return mask
