# keras: 3
import tensorflow as tf


class A1(tf.keras.layers.Layer):
    def __init__(self, dims, **kwargs):
        super().__init__(**kwargs)
        self.dims = list(dims)
        self.given = dims
        self.both = tuple(dims)

    def build(self, input_shape):
        a = input_shape[1:] + self.dims  # -> LL311
        b = input_shape + [3]  # -> LL311
        c = [None] + input_shape[1:]  # -> LL311
        d = input_shape[1:] + self.given
        e = input_shape[1:] + self.both
        f = tf.TensorShape(input_shape)[1:] + [3]
        g = list(input_shape[1:]) + [3]
        h = input_shape[:-1] + (3,)
        i = (None,) + (3,) + input_shape[1:]
        j = (1,) * 2 + input_shape[1:]
        super().build(input_shape)

    def compute_output_shape(self, input_shape):
        return input_shape[:-1] + [4]  # -> LL311

    def call(self, x):
        return x + tf.zeros(x.shape[1:-1] + [1])


class B1(tf.keras.layers.Layer):
    def build(self, input_shape):
        input_shape = tf.TensorShape(input_shape)
        a = input_shape[1:] + [3]
        super().build(input_shape)


class B2(tf.keras.layers.Layer):
    def compute_output_shape(self, input_shape):
        input_shape = input_shape.as_list()  # -> LL311
        return input_shape[:-1] + [3]


class B3(tf.keras.layers.Layer):
    def compute_output_shape(self, input_shape):
        if isinstance(input_shape, list):
            return input_shape + [3]
        return input_shape
