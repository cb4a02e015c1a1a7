# keras: 3
import keras
from keras import layers


class Needs(layers.Layer):
    def call(self, x, training):
        return x * 2.0 if training else x


class Calls(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.needs = Needs()
        self.make = Needs
        self.blocks = [Needs()]
        self.net = keras.Sequential([Needs()])  # -> LL513
        self.nets = keras.Sequential([layers.Dense(4), self.needs])

    def call(self, x, training=None, mode=None, options=None):
        a = self.needs(x)  # -> LL513
        b = self.needs(x, training)  # -> LL511
        c = self.needs(x, training=mode)
        d = self.needs(x, True)  # -> LL511
        g = self.needs(x, **options)
        h = Needs()(x)  # -> LL513
        i = self.make()(x)  # -> LL513
        j = self.blocks[0](x)  # -> LL513
        k = self.make
        m = self.needs.count_params()
        return a, b, c, d, g, h, i, j, k, m
