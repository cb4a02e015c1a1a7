# keras: 3
import numpy as np
import tensorflow as tf

from blocks import Base


class Sizes(tf.keras.layers.Layer):
    def __init__(
        self, units, width: int, sizes: tuple, filters=None, heads=True, names=("a",), size=4, *dims, **kwargs
    ):
        super().__init__(**kwargs)
        self.units = units
        self.width = width
        self.sizes = sizes
        self.filters = filters
        self.heads = heads
        self.names = names
        self.size = size
        self.dims = dims
        self.whole = int(units)
        self.halves = tuple(sizes)
        self.on = True
        self.four = 4
        self.either = 4
        if names:
            self.either = (4,)

    def build(self, input_shape):
        n = 3
        self.a = self.add_weight(name="a", shape=self.units)  # -> LL114
        self.b = self.add_weight(name="b", shape=self.width)  # -> LL114
        self.c = self.add_weight(name="c", shape=self.sizes)
        self.d = self.add_weight(name="d", shape=self.filters)  # -> LL114
        self.e = self.add_weight(name="e", shape=self.heads)
        self.f = self.add_weight(name="f", shape=self.names)
        self.g = self.add_weight(name="g", shape=self.size)  # -> LL114
        self.h = self.add_weight(name="h", shape=self.dims)
        self.i = self.add_weight(name="i", shape=self.whole)  # -> LL114
        self.j = self.add_weight(name="j", shape=self.halves)
        self.k = self.add_weight(name="k", shape=n)  # -> LL114
        self.m = self.add_weight(name="m", shape=self.four)  # -> LL114
        self.n = self.add_weight(name="n", shape=self.either)
        self.o = self.add_weight(name="o", shape=input_shape[1:])
        self.p = self.add_weight(name="p", shape=input_shape[-1])  # -> LL114
        self.q = self.add_weight(name="q", shape=())
        self.r = self.add_weight(name="r", shape=[n])
        self.s = self.add_weight(name="s", shape=(2,), initializer=np.ones(2))
        self.t = self.add_weight(name="t", shape=(2,), initializer=tf.constant([1.0, 2.0]))
        self.u = self.add_weight(name="u", shape=(2,), aggregation="mean")
        self.v = self.add_weight(name="v", shape=(2,), aggregation=tf.VariableAggregation.MEAN)  # -> LL114
        self.w = self.add_weight(name="w", shape=(2,), initializer=0.0)  # -> LL114
        self.x = self.add_weight(name="x", shape=(2,), initialiser="zeros")  # -> LL114

    def call(self, inputs):
        return inputs * self.a


class OfAnUnknownBase(Base, tf.keras.layers.Layer):
    def build(self, input_shape):
        self.x = self.add_weight(name="x", shape=(2,), initialiser="zeros")

    def call(self, inputs):
        return inputs * self.x
