# keras: 2, 3
from tensorflow.keras import layers


class Tower:
    def __init__(self, n):
        self.layers = [layers.Dense(4) for _ in range(n)]

    def run(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


class Grown:
    def __init__(self, n):
        self.layers = []
        for _ in range(n):
            self.layers.append(layers.Dense(4))


class Two(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.left, self.right = Tower(2), Tower(2)  # -> LL207
        self.grown = Grown(2)  # -> LL207

    def call(self, x):
        return self.left.run(x) + self.right.run(x) + self.grown.layers[0](x)


class Holder:
    pass


class Filled(layers.Layer):
    def __init__(self, dim=4, **kwargs):
        super().__init__(**kwargs)
        parts = Holder()
        for name in "qk":
            setattr(parts, name, layers.Dense(dim))
        parts.v = layers.Dense(dim)
        self.parts = parts  # -> LL207

    def call(self, x):
        return self.parts.q(x) * self.parts.k(x) + self.parts.v(x)


class Given:
    def __init__(self, parts):
        self.parts = [part for part in parts]
        self.names = [str(part) for part in parts]


class Tracked(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = [layers.Dense(4), layers.Dense(4)]
        self.given = Given(self.dense)

    def call(self, x):
        return self.given.parts[1](self.given.parts[0](x))
