# keras: 2, 3
from functools import reduce

from tensorflow.keras import Model, layers


class OfAClass(Model):
    def call(self, x, training=None):
        for layer in map(layers.Dense, (4, 2)):  # -> LL201
            x = layer(x)
        return x


class OfALambda(Model):
    def call(self, x, training=None):
        for layer in map(lambda units: layers.Dense(units), (4, 2)):  # -> LL201
            x = layer(x)
        return x


class Reduced(Model):
    def call(self, x, training=None):
        return reduce(lambda h, units: layers.Dense(units)(h), (4, 2), x)  # -> LL201


class WithoutWeights(Model):
    def call(self, x, training=None):
        for layer in map(layers.ReLU, (4.0, 2.0)):
            x = layer(x)
        return x


class MadeOnce(Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = list(map(layers.Dense, (4, 2)))

    def call(self, x, training=None):
        return reduce(lambda h, layer: layer(h), self.blocks, x)
