# keras: 3
import tensorflow as tf
from keras import layers


class Shapes(layers.Layer):
    def __init__(self, sizes=(1,), **kwargs):
        super().__init__(**kwargs)
        self.sizes = list(sizes)
        self.pair = (1, 2)
        self.again = self.sizes
        self.either = [1]
        self.other = tf.TensorShape([1, 2])

    def build(self, input_shape):
        self.kept = input_shape
        self.mixed = input_shape
        self.mixed = self.other
        self.a = input_shape.as_list()  # -> LL311
        self.b = input_shape[1:].rank  # -> LL311
        self.c = input_shape[-1].value  # -> LL311
        self.d = input_shape.as_list() if hasattr(input_shape, "as_list") else input_shape
        self.e = self.other.as_list()
        self.f = self.mixed.as_list()
        self.g = input_shape[:-1] + [3]  # -> LL311
        self.h = [3] + input_shape  # -> LL311
        self.i = input_shape[:-1] + (3,)
        self.j = input_shape[:-1] + self.sizes  # -> LL311
        self.k = input_shape[:-1] + self.pair
        self.m = input_shape[:-1] + tuple(self.sizes)
        self.n = input_shape[0] + 3
        self.o = self.sizes + [3]
        self.p = input_shape[:-1] + self.again
        self.q = input_shape.dims.value
        shape = tf.TensorShape(input_shape)
        self.r = shape.as_list()
        self.s = input_shape.name
        self.t = input_shape.rank()
        self.built = True

    def size(self, shape):
        return shape.as_list(), shape[1:] + [3], self.kept.as_list()  # -> LL311

    def compute_output_shape(self, input_shape):
        return input_shape[:-1].concatenate(3)  # -> LL311

    def call(self, x):
        a = x.shape.as_list()
        b = x.shape[1:] + [3]
        return x, a, b, self.pair[0].value
