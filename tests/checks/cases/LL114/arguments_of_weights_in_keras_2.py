# keras: 2
import numpy as np
import tensorflow as tf
from tensorflow.keras import initializers, layers

START = np.ones(3)


class Weights(layers.Layer):
    def build(self, input_shape):
        self.a = self.add_weight(name="a", shape=3, initializer="glorot_uniform")  # -> LL114
        self.b = self.add_weight(name="b", shape=3, initializer="zeros")
        self.c = self.add_weight(name="c", shape=3, initializer=initializers.HeNormal())  # -> LL114
        self.d = self.add_weight(name="d", shape=3, initializer=initializers.Zeros())
        self.e = self.add_weight(name="e", shape=3, initializer=initializers.get("ones"))
        self.f = self.add_weight(name="f", shape=3, initializer=self.start)  # -> LL202
        self.g = self.add_weight(name="g", shape=(3,), initializer=np.ones(3))  # -> LL114
        self.h = self.add_weight(name="h", shape=(3,), initializer=START)
        self.i = self.add_weight(name="i", shape=(3,), initializer=tf.ones(3))  # -> LL114
        self.j = self.add_weight(name="j", shape=(3,), experimental_autocast=False)
        self.k = self.add_weight(name="k", shape=(3,), layout=None)
        self.m = self.add_weight(name="m", shape=(3,), autocast=False)
        self.n = self.add_weight(name="n", shape=3)  # -> LL114
        self.o = self.add_weight(name="o", shape=3, initializer=make(3))
        self.built = True

    def call(self, x):
        first = self.a, self.b, self.c, self.d, self.e, self.f, self.g
        return x, first, self.h, self.i, self.j, self.k, self.m, self.n, self.o


def make(value):
    return lambda shape, dtype=None: value
