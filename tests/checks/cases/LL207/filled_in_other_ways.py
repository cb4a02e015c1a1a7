# keras: 3
# Containers that get their layers later, in every way, and those that others make.
import collections
import types

import numpy as np
from project import Mixin
from keras import layers


class Deque(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.queue = collections.deque()  # -> LL207
        self.queue.append(layers.Dense(units))

    def call(self, x):
        return self.queue[0](x)


class DequeOfStoredSizes(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.queue = collections.deque()  # -> LL207
        self.queue.append(layers.Dense(self.units))

    def call(self, x):
        return self.queue[0](x)


class Namespace(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.parts = types.SimpleNamespace()  # -> LL207
        self.parts.dense = layers.Dense(units)

    def call(self, x):
        return self.parts.dense(x)


class Array(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.grid = np.empty(2, dtype=object)  # -> LL207
        self.grid[0] = layers.Dense(4)

    def call(self, x):
        return self.grid[0](x)


class TrackedOnes(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)
        self.queue = collections.deque()
        self.queue.append(self.dense)

    def call(self, x):
        return self.queue[0](x)


class RowsOfTheMixin(Mixin, layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.rows[-1].append(layers.Dense(4))

    def call(self, x):
        return self.rows[-1][0](x)
