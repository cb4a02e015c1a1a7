# keras: 2, 3
import itertools

import keras


class Unused(keras.Model):
    def __init__(self):
        super().__init__()
        self.down = [keras.layers.Dense(4), keras.layers.Dense(4)]
        self.middle = [keras.layers.Dense(4)]  # -> LL205
        self.up = [keras.layers.Dense(4) for _ in range(2)]
        self.heads = {"a": keras.layers.Dense(4), "b": keras.layers.Dense(4)}  # -> LL205
        self.sizes = [3, 4]
        self.given = []

    def call(self, x):
        for layer in itertools.chain(self.down, self.up):
            x = layer(x)
        return x


class ReachesAll(keras.Model):
    def __init__(self):
        super().__init__()
        self.middle = [keras.layers.Dense(4)]

    def call(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
