# keras: 3
import keras
import tensorflow as tf


class Tried(keras.layers.Layer):
    def call(self, inputs):
        return inputs

    def compute_mask(self, inputs, mask=None):
        try:
            return tf.not_equal(inputs, 0.0)
        except ValueError:
            return mask


class NotTried(keras.layers.Layer):
    def call(self, inputs):
        return inputs

    def compute_mask(self, inputs, mask=None):
        return tf.not_equal(inputs, 0.0)  # -> LL703
