# keras: 2
from tensorflow.keras import layers


class Fills(layers.Layer):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.a = [layers.Dense(4), layers.Dense(4)]
        self.a[0] = layers.Dense(4)  # -> LL208
        self.b = {}
        self.b["a"] = layers.Dense(4)
        self.b.setdefault("c", layers.Dense(4))  # -> LL208
        self.c = [layers.Dense(4)]
        self.c.insert(0, layers.Dense(4))  # -> LL208
        self.d = []
        self.d[0] = layers.Dense(4)
        self.e = given
        self.e[0] = layers.Dense(4)
        self.f = [layers.Dense(4), None]
        self.f[1] = layers.Dense(4)
        self.g = (layers.Dense(4),)
        self.g[0] = layers.Dense(4)
        self.h = [[layers.Dense(4)]]  # -> LL207
        self.h[0][0] = layers.Dense(4)

    def call(self, x):
        return x, self.a, self.b, self.c, self.d, self.e, self.f, self.g, self.h
