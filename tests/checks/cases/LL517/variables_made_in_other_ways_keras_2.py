# keras: 2
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import backend as K


class OfBackend(keras.layers.Layer):
    def __init__(self, values=(1.0, 2.0, 3.0), **kwargs):
        super().__init__(**kwargs)
        self.shift = K.variable(values)

    def call(self, x):
        return x + self.shift  # -> LL517


class NoneFirst(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.shift = None

    def build(self, input_shape):
        self.shift = tf.Variable([[0.5, 1.0, 1.5]])
        super().build(input_shape)

    def call(self, x):
        return x + self.shift  # -> LL517


class AsTold(keras.layers.Layer):
    def __init__(self, make=None, **kwargs):
        super().__init__(**kwargs)
        settings = {"dtype": self.compute_dtype}
        made = make or (lambda size: tf.zeros((size,), self.compute_dtype))
        self.shift = tf.Variable(1.0, **settings)
        self.more = tf.Variable(made(3))

    def call(self, x):
        return x + self.shift + self.more


class OfOnlyIntegers(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.sizes = tf.Variable([1, 2, 3])

    def call(self, x):
        return x * tf.cast(self.sizes, x.dtype)
