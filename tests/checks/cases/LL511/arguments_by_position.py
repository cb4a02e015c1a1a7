# keras: 3
import tensorflow as tf
from keras import layers


class Calls(layers.Layer):
    def __init__(self, units: int, rate=0.5, mode=None, part=None, fn=None, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)
        self.units = units
        self.rate = rate
        self.mode = mode
        self.changed = rate * part
        self.part = part
        self.either = rate
        self.either = part
        self.fn = fn

    def other(self, x, count):
        return x * count

    def call(self, x, y=None):
        a = self.dense(x, 3)  # -> LL511
        b = self.dense(x, "a")  # -> LL511
        c = self.dense(x, [y, 3])  # -> LL511
        d = self.dense(x, [y, y])
        e = self.dense(x, {"a": 3})
        f = self.dense(x, self.units)  # -> LL511
        g = self.dense(x, self.rate)  # -> LL511
        h = self.dense(x, self.mode)
        i = self.dense(x, self.changed)
        j = self.dense(x, self.either)
        k = self.dense(x, self.part.units)
        m = self.dense(x, x.shape[0])
        n = self.dense(x, x.shape[1])  # -> LL511
        o = self.dense(x, 3 if y is None else y)
        p = self.other(x, 3)
        q = self.fn(x, 3)
        r = self.dense(x, None)
        s = layers.ReLU()(x, 3)  # -> LL511 # -> LL625
        t = self.dense(x, tf.float32)
        u = self.dense(x, layers.ReLU)
        v = self.dense(x, x.shape[0] if y is None else 3)
        return a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v
