# keras: 3
import tensorflow as tf
from frameworks import Base
from keras import layers


class Weights(layers.Layer):
    def __init__(self, units=3, size=None, names=("a",), **kwargs):
        super().__init__(**kwargs)
        self.units = int(units)
        self.size = size
        self.names = names
        self.dims = 3
        self.dims = 4

    def build(self, input_shape):
        self.a = self.add_weight(name="a", shape=input_shape[-1])  # -> LL114
        self.b = self.add_weight(name="b", shape=self.units)  # -> LL114
        self.c = self.add_weight(name="c", shape=self.size)
        self.d = self.add_weight(name="d", shape=self.dims)  # -> LL114
        self.e = self.add_weight(name="e", shape=True)
        self.f = self.add_weight(name="f", shape=(3,), initializer=0.5)  # -> LL114
        self.g = self.add_weight(name="g", shape=(3,), initializer=True)
        self.h = self.add_weight(name="h", shape=(3,), aggregation=tf.VariableAggregation.MEAN)  # -> LL114
        self.i = self.add_weight(name="i", shape=(3,), aggregation=tf.constant("mean"))
        self.j = self.add_weight(name="j", shape=(3,), aggregation="mean")
        self.k = self.add_weight(name="k", shape=(3,), autocast=False)
        self.m = self.add_weight(name="m", shape=(3,), trainble=False)  # -> LL114
        self.n = self.add_weight(name="n", shape=len(self.names))
        self.o = self.add_weight(name="o", shape=input_shape[1:])
        self.p = self.add_weight(name="p", shape=(3 / 2, 4))  # -> LL114
        self.q = self.add_weight(name="q", shape=self.names.count)
        self.r = self.add_weight(name="r", shape=(self.size / 2, 4))

    def call(self, x):
        first = self.a, self.b, self.c, self.d, self.e, self.f, self.g, self.h
        return x, first, self.i, self.j, self.k, self.m, self.n, self.o, self.p, self.q, self.r


class OutOfSight(Base, layers.Layer):
    def build(self, input_shape):
        self.a = self.add_weight(name="a", shape=(3,), sharding=1)

    def call(self, x):
        return x * self.a


class OfAllKinds(layers.Layer):
    def __init__(self, size, aggregation, initializer, **kwargs):
        super().__init__(**kwargs)
        self.size = size
        self.a = self.add_weight(name="a", shape=(2.0 * 3,), initializer="zeros")  # -> LL114
        self.b = self.add_weight(name="b", shape=(size * 0.5,), initializer="zeros")
        self.c = self.add_weight(name="c", shape=(3,), initializer=initializer, aggregation=aggregation)
        self.d = self.add_weight(name="d", shape=(3,), **kwargs)
