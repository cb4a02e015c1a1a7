# keras: 2, 3
from typing import Callable

import numpy as np
import tensorflow as tf
from tensorflow.keras import Model, layers


class Calls(layers.Layer):
    """Notes, for nothing shows that they are saved."""

    def __init__(self, fn, **kwargs):
        super().__init__(**kwargs)
        self.fn = fn

    def call(self, x):
        return self.fn(x)


class CallsEach(layers.Layer):
    def __init__(self, fns, **kwargs):
        super().__init__(**kwargs)
        self.fns = fns

    def call(self, x):
        for fn in self.fns:
            x = fn(x)
        return x


class CallsInConstructor(layers.Layer):
    def __init__(self, make, **kwargs):
        super().__init__(**kwargs)
        self.inner = make(3)

    def call(self, x):
        return self.inner(x)


class Annotated(layers.Layer):
    def __init__(self, fn: Callable, table: np.ndarray, other: tf.Tensor = None, either: "Layer | None" = None):
        super().__init__()
        self.fn = fn
        self.table = table
        self.other = other
        self.either = either

    def call(self, x):
        return x


class ReadsMember(layers.Layer):
    def __init__(self, config, **kwargs):
        super().__init__(**kwargs)
        self.units = config.units

    def call(self, x):
        return x * self.units


class ReadsPlain(layers.Layer):
    def __init__(self, table, names, sizes, **kwargs):
        super().__init__(**kwargs)
        self.shape_of = table.shape
        self.names = names.items()
        self.size = sizes[0]
        self.kept = table
        self.more = sizes + [1]
        self.all = []
        self.all += sizes

    def call(self, x):
        return x * self.size


class Defaults(layers.Layer):
    def __init__(self, fn=lambda x: x, mode="a", other=None, **kwargs):
        super().__init__(**kwargs)
        self.fn = fn
        self.mode = mode
        self.other = other

    def call(self, x):
        return self.fn(x) if self.mode else self.other(x)


class Net(Model):
    def __init__(self, encoder, units=3):
        super().__init__()
        self.encoder = encoder
        self.dense = layers.Dense(units)

    def call(self, x):
        return self.dense(self.encoder(x))
