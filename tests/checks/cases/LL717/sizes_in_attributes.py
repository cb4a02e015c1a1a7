# keras: 3
# Sizes that attributes hold: floats by `/` or by a factor, and what may be integers.
from project import Sizes, halved
from keras import layers


class Divided(layers.Layer):
    def __init__(self, units=8, factor=0.5, ratio=2, **kwargs):
        super().__init__(**kwargs)
        self.half = units / 2
        self.factor = factor
        self.scaled = units * 0.5
        self.whole = units // 2
        self.ratio = ratio
        self.count = int(units * 0.5)
        self.other = halved(units)
        self.sizes = Sizes(units)
        self.first = layers.Dense(self.half)  # -> LL717
        self.second = layers.Dense(self.scaled)  # -> LL717
        self.third = layers.Dense(units * self.factor)  # -> LL717
        self.fourth = layers.Dense(units * factor)  # -> LL717
        self.fifth = layers.Dense(self.whole)
        self.sixth = layers.Dense(units * self.ratio)
        self.seventh = layers.Dense(self.count)
        self.eighth = layers.Dense(self.other)
        self.ninth = layers.Dense(self.sizes.half)
        self.tenth = layers.Dense(self.half - 1)  # -> LL717
        self.eleventh = layers.Dense(int(self.half))
        self.twelfth = layers.Dense(2 * (units * 0.5))  # -> LL717
        self.thirteenth = layers.Dense(self.twice())

    def twice(self):
        return 16

    def call(self, x):
        x = self.fourth(self.third(self.second(self.first(x))))
        x = self.eighth(self.seventh(self.sixth(self.fifth(x))))
        return self.thirteenth(self.twelfth(self.eleventh(self.tenth(self.ninth(x)))))


class SetElsewhere(layers.Layer):
    def __init__(self, units=8, **kwargs):
        super().__init__(**kwargs)
        self.split = units / 2
        self.grown = 0.5 * units

    def build(self, input_shape):
        self.dense = layers.Dense(self.split)
        self.other = layers.Dense(self.grown)
        super().build(input_shape)

    def call(self, x):
        return self.other(self.dense(x))


def make():
    layer = SetElsewhere()
    layer.split = 4
    layer.grown = 4
    return layer
