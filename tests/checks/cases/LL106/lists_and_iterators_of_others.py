# keras: 2, 3
# Lists that grow, iterators that move on, flags that choose: those on which the output depends.
import itertools

import tensorflow as tf
from project import reader
from tensorflow.keras import layers

CALLS = []
TENSORS = []


class CountsInTheModule(layers.Layer):
    def call(self, x):
        CALLS.append(1)  # -> LL106
        return x * float(len(CALLS))


class CountsAnotherList(layers.Layer):
    def call(self, x):
        seen = []
        seen.append(1)
        TENSORS.append(2)
        return x * float(len(CALLS)) * float(len(seen))


class GrowsInEveryWay(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seen = []
        self.added = []
        self.joined = []
        self.names = []
        self.other = []

    def call(self, x):
        self.seen.append(1)  # -> LL106
        self.added += [1]  # -> LL106
        self.joined = self.joined + [1]  # -> LL106
        self.names = ["a", "b"]
        self.other.insert(0, 1)
        y = x * float(len(self.seen)) + float(len(self.added)) * x
        return y * float(len(self.joined)) + x * float(len(self.names))


class TakesFromItsList(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.rates = [0.1, 0.2, 0.3]
        self.ones = [1.0] * 8
        self.options = {"rate": 0.5}
        self.filled = [0.1]

    def call(self, x):
        rate = self.rates.pop(0)  # -> LL106
        one = self.ones.pop()  # -> LL106
        option = self.options.pop("rate", 0.5)
        self.filled.append(0.1)
        return x * rate * one * option * self.filled.pop()


class MovesOn(layers.Layer):
    def __init__(self, source, **kwargs):
        super().__init__(**kwargs)
        self.scales = itertools.cycle([1.0, 2.0])
        self.others = iter([1.0, 2.0])
        self.given = source
        self.lines = reader(source)

    def call(self, x):
        first = next(self.scales)  # -> LL106
        second = next(self.others, 1.0)  # -> LL106
        return x * first * second * next(self.given) * next(self.lines)


class Flags(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = True
        self.done = False
        self.ready = False

    def call(self, x):
        y = x if self.first else 2.0 * x
        self.first = False  # -> LL106
        self.done = False
        if not self.ready:
            self.ready = True
        return y + (x if self.done else 0.0)
