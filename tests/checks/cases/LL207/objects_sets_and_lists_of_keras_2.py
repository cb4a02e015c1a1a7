# keras: 2
import collections
import types

import tensorflow as tf
from tensorflow.keras import layers


class Plain:
    def __init__(self, inner=None):
        self.inner = inner


class WithDense:
    def __init__(self):
        self.dense = layers.Dense(4)


class WithVariable:
    def __init__(self):
        self.w = tf.Variable(1.0)


class WithRelu:
    def __init__(self):
        self.relu = layers.ReLU()


MADE = WithDense()


class Objects(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        dense = layers.Dense(4)
        self.dense = layers.Dense(4)
        self.a = WithDense()  # -> LL207
        self.b = WithVariable()  # -> LL207
        self.c = WithRelu()
        self.d = Plain()
        self.e = Plain(layers.Dense(4))  # -> LL207
        self.f = Plain(layers.ReLU())
        self.g = Plain(dense)
        self.h = Plain(self.dense)
        self.i = Plain(tf.Variable(1.0))  # -> LL207
        self.j = WithDense()
        self.k = MADE
        self.m = Plain("dense")
        self.kept = dense

    def call(self, x):
        x = self.a.dense(x) * self.b.w + self.c.relu(x) + self.e.inner(self.f.inner(self.g.inner(x)))
        return self.h.inner(self.k.dense(x)) * self.i.inner, self.d, self.m


class Filled(layers.Layer):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)
        self.a = collections.deque()  # -> LL207
        self.a.append(layers.Dense(4))
        self.b = collections.deque()
        self.b.append(self.dense)
        self.c = collections.deque()
        self.c.append(given)
        self.d = collections.deque()
        self.d.append(1)
        self.e = types.SimpleNamespace()  # -> LL207
        self.e.dense = layers.Dense(4)
        self.f = types.SimpleNamespace()
        self.f.units = 4
        self.g = {layers.Dense(4), layers.ReLU()}  # -> LL207
        self.h = {1, 2}
        self.i = [layers.Dense(4)]
        self.i.append(layers.Dense(4))

    def call(self, x):
        for one in (*self.a, *self.b, *self.c, *self.g, *self.i):
            x = one(x)
        return self.e.dense(x) * len(self.d) * self.f.units * len(self.h)


class Nested(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        local = layers.Dense(4)
        self.local = local
        self.a = []
        self.a.append([layers.Dense(4), layers.Dense(4)])  # -> LL207
        self.a.append([layers.Dense(4)])
        self.b = []
        self.b.extend([layers.Dense(4)])
        self.c = [[layers.ReLU()], [1]]
        self.d = [[local]]
        self.e = {}
        self.e["a"] = [layers.Dense(4)]  # -> LL207
        self.f = [[layers.Dense(4)]]  # -> LL207
        self.f = [[layers.Dense(4)]]

    def call(self, x):
        return x, self.a, self.b, self.c, self.d, self.e, self.f
