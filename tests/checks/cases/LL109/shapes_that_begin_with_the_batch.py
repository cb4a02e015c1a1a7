# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class Shapes(layers.Layer):
    def __init__(self, sizes=(1, 2), **kwargs):
        super().__init__(**kwargs)
        self.sizes = sizes

    def build(self, input_shape):
        self.kept = input_shape
        self.batch = input_shape[0]
        rest = input_shape[1:]
        self.a = self.add_weight(name="a", shape=(input_shape[0], 3))  # -> LL109
        self.b = self.add_weight(name="b", shape=(rest[0], 3))
        self.c = self.add_weight(name="c", shape=(self.sizes[0], 3))
        self.d = self.add_weight(name="d", shape=(self.batch, 3))  # -> LL109
        self.e = self.add_weight(name="e", shape=(input_shape[-1], 3))
        self.f = self.add_weight(name="f", shape=input_shape)  # -> LL109
        self.g = self.add_weight(name="g", shape=self.kept)  # -> LL109
        self.h = self.add_weight(name="h", shape=input_shape[1:])
        shape = tf.TensorShape(input_shape)
        self.i = self.add_weight(name="i", shape=(shape[0], 3))  # -> LL109
        self.j = self.add_weight(name="j", shape=list(input_shape))  # -> LL109
        self.built = True

    def start(self, shape):
        self.k = self.add_weight(name="k", shape=shape)

    def call(self, x):
        return x, self.a, self.b, self.c, self.d, self.e, self.f, self.g, self.h, self.i, self.j
