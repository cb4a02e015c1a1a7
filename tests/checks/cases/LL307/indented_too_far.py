# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Scale(keras.layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units

        def compute_output_shape(self, input_shape):  # -> LL307
            return input_shape


class Wrapper(keras.layers.Layer):
    def call(self, x):
        def build(self, y):
            return y + 1.0

        return build(self, x)

    def wrapped(self):
        def call(self, x):
            return tf.identity(x)

        return call
