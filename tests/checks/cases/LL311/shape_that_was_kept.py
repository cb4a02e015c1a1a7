# keras: 3
import tensorflow as tf
from tensorflow import keras


class Kept(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.shape_in = None
        self.dense = keras.layers.Dense(4)

    def build(self, input_shape):
        self.shape_in = input_shape
        self.dense.build(self.shape_in)
        self.shape_in = self.dense.compute_output_shape(self.shape_in)
        self.width = self._width()
        self.built = True

    def _width(self):
        return self.shape_in.as_list()[-1]  # -> LL311

    def call(self, x):
        return self.dense(x) * self.width


class Wrapped(keras.layers.Layer):
    def build(self, input_shape):
        self.shape_in = tf.TensorShape(input_shape)
        self.width = self.shape_in.as_list()[-1]
        self.built = True

    def call(self, x):
        return x * self.width
