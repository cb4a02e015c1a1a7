# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers

KINDS = {"dense": layers.Dense, "relu": lambda units: layers.Dense(units, activation="relu")}
MIXED = {"dense": layers.Dense, "none": lambda units: tf.identity}
dense = lambda units: layers.Dense(units)
later = lambda units: layers.Dense(units)
later = lambda units: layers.ReLU()


class ByName(layers.Layer):
    def call(self, x):
        return KINDS["relu"](3)(x)  # -> LL201


class ByWhichever(layers.Layer):
    def __init__(self, kind="dense", **kwargs):
        super().__init__(**kwargs)
        self.kind = kind

    def call(self, x):
        return KINDS[self.kind](3)(x)  # -> LL201


class ByALambda(layers.Layer):
    def call(self, x):
        return dense(3)(x)  # -> LL201


class InTheConstructor(layers.Layer):
    def __init__(self, kind="dense", **kwargs):
        super().__init__(**kwargs)
        self.first = KINDS[kind](3)
        self.second = KINDS["relu"](3)
        self.third = dense(3)

    def call(self, x):
        return self.third(self.second(self.first(x)))


class MayBeNone(layers.Layer):
    def __init__(self, kind="dense", **kwargs):
        super().__init__(**kwargs)
        self.kind = kind

    def call(self, x):
        return MIXED[self.kind](3)(x)


class BoundTwice(layers.Layer):
    def call(self, x):
        return later(3)(x)


class Hidden(layers.Layer):
    def call(self, x, dense):
        return dense(3)(x)


class KeptOnSelf(layers.Layer):
    def __init__(self, kind="dense", **kwargs):
        super().__init__(**kwargs)
        self.make = KINDS[kind]
        self.other = MIXED[kind]

    def call(self, x):
        return self.other(3)(self.make(3)(x))  # -> LL201
