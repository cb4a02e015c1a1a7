# keras: 3
from keras import layers


class Fills(layers.Layer):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.a = [layers.Dense(4), layers.Dense(4)]
        self.a[0] = layers.Dense(4)  # -> LL208
        self.b = {}
        self.b["a"] = layers.Dense(4)
        self.b.setdefault("c", layers.Dense(4))  # -> LL208
        self.c = {}
        self.c.update({"a": layers.Dense(4)})
        self.d = []
        self.d.append(layers.Dense(4))
        self.d.extend([layers.Dense(4)])
        self.e = given
        self.e[0] = layers.Dense(4)
        self.f = [layers.Dense(4) for _ in range(2)]
        self.f[0] = layers.Dense(4)  # -> LL208
        self.g = {one: layers.Dense(4) for one in "ab"}
        self.g["a"] = layers.Dense(4)
        self.h = tuple(layers.Dense(4) for _ in range(2))
        self.i = [[layers.Dense(4)], [layers.Dense(4)]]
        self.i[0][0] = layers.Dense(4)  # -> LL208
        self.j = [1, 2]
        self.j[0] = 3
        self.k = [layers.Dense(4)]
        self.k[0] = [layers.Dense(4), 3]  # -> LL208
        later = []
        self.m = later
        later.append(layers.Dense(4))  # -> LL208

    def call(self, x):
        return x, self.a, self.b, self.c, self.d, self.e, self.f, self.g, self.h, self.i, self.j, self.k, self.m
