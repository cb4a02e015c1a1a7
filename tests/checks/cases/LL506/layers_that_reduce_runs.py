# keras: 3
import functools
import itertools

from tensorflow.keras import Model, layers


class Reduced(Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = list(map(layers.Dropout, (0.1, 0.2)))

    def call(self, x):  # -> LL506
        return functools.reduce(lambda h, layer: layer(h), self.blocks, x)


class Filtered(Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dropout(rate) for rate in (0.0, 0.2)]

    def call(self, x):  # -> LL506
        for block in filter(lambda one: one.rate > 0, self.blocks):
            x = block(x)
        return x


class Told(Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = list(map(layers.Dropout, (0.1, 0.2)))

    def call(self, x, training=None):
        return functools.reduce(lambda h, layer: layer(h, training=training), self.blocks, x)


class WithoutMode(Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = list(map(layers.Dense, (4, 2)))

    def call(self, x):
        return functools.reduce(lambda h, layer: layer(h), self.blocks, x)


class Chained(Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = [layers.Dense(4), layers.Dropout(0.2)]
        self.last = [layers.Dense(2)]

    def call(self, x):  # -> LL506
        for layer in itertools.chain(self.first, self.last):
            x = layer(x)
        return x


class ChainedWithoutMode(Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first, self.last = [layers.Dense(4)], [layers.Dense(2)]

    def call(self, x):
        for layer in itertools.chain(self.first, self.last):
            x = layer(x)
        return x
