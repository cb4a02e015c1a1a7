# keras: 3
from collections import OrderedDict

import keras
from keras import layers


class OfKeywords(keras.Model):
    def __init__(self):
        super().__init__()
        self.parts = OrderedDict(a=layers.Dense(3), b=layers.Dropout(0.2))

    def call(self, x):  # -> LL506
        for part in self.parts.values():
            x = part(x)
        return x


class OfPairs(keras.Model):
    def __init__(self):
        super().__init__()
        self.parts = OrderedDict([("a", layers.Dense(3)), ("b", layers.Dropout(0.2))])

    def call(self, x):  # -> LL506
        return self.parts["b"](self.parts["a"](x))


class OfManyPairs(keras.Model):
    def __init__(self, n):
        super().__init__()
        self.parts = dict((str(i), layers.Dropout(0.2)) for i in range(n))

    def call(self, x):  # -> LL506
        for k, part in self.parts.items():
            x = part(x)
        return x


class Filled(keras.Model):
    def __init__(self, n):
        super().__init__()
        parts = OrderedDict()
        for i in range(n):
            parts[f"d{i}"] = layers.Dropout(0.1)
        self.parts = parts

    def call(self, x):  # -> LL506
        for k in self.parts:
            x = self.parts[k](x)
        return x


class NestedRows(keras.Model):
    def __init__(self, n):
        super().__init__()
        self.rows = [((layers.Dense(2), layers.BatchNormalization()), layers.ReLU()) for _ in range(n)]

    def call(self, x):  # -> LL506
        for (d, bn), act in self.rows:
            x = act(bn(d(x)))
        return x


class Right(keras.Model):
    def __init__(self):
        super().__init__()
        self.parts = OrderedDict(a=layers.Dense(3), b=layers.ReLU())
        self.opts = dict([("a", 1), ("b", 2)])

    def call(self, x):
        for part in self.parts.values():
            x = part(x)
        return x
