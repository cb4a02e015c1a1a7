# keras: 2
import tensorflow as tf
from tensorflow import keras


class A(keras.layers.Layer):
    def build(self, input_shape):
        self.n = input_shape[-1].value  # -> LL311

    def call(self, x):
        sizes = [size.value for size in x.shape]  # -> LL311
        dims = [dim.value for dim in x.shape.dims]
        last = x.shape.dims[-1].value
        batch, *rest = x.get_shape()
        return tf.reshape(x, [batch.value, last, *sizes, *dims])  # -> LL311


class OtherValues(keras.layers.Layer):
    def __init__(self, mode, **kwargs):
        super().__init__(**kwargs)
        self.mode = mode

    def call(self, x):
        first = x.shape[0]
        if hasattr(first, "value"):
            first = first.value
        return x if self.mode.value == 3 else x * tf.compat.v1.dimension_value(x.shape[-1])


def width_of(x):
    return x.get_shape()[-1].value
